import { identityField, type IdentityText } from "#information/model/source.ts";
import { sealWords } from "#protection/model/sealed-words.ts";
import { daysBefore } from "./events.ts";
import type { Desk } from "./keys.ts";
import { country, places } from "./places.ts";
import type { Pen } from "./pen.ts";

/** What few may see: who a source is, and a report that would show where somebody stood. */
export async function writeProtected(pen: Pen, { root, office, readers, author }: Desk, situationId: string, sources: ReadonlyMap<string, string>): Promise<void> {
  const heron = sources.get("heron") ?? "";
  const said: IdentityText = { name: "Ruweida Talbach", contact: "Only through the driver of the Tuesday bus.", safetyNotes: "Has family in Talat. Never call on a market day." };
  const box = await sealWords(said, { organisation: root, compartment: office, record: heron, field: identityField }, 1, readers, author);
  await pen.create("analyst", pen.day(517), "source-identities", { label: "strictly-confidential", sourceId: heron, ...box });
  const ridge = places[2];
  const report = await pen.create("analyst", pen.day(20, 8), "reports", {
    label: "confidential", situationId, title: "Trucks at the quarry by night", receivedAt: pen.day(20, 7).toISOString(), occurred: `${daysBefore(pen.today, 22)}~`,
    place: { said: "Quarry above the ridge villages", country: country.iso3, pcode: ridge.pcode, latitude: null, longitude: null, precision: "area-centroid" },
    sourceId: sources.get("heron") ?? null, sourceKind: "individual", language: "en",
    text: "From the roof of the clinic I saw two trucks drive up to the quarry without lights, and back before dawn. Only three people have a key to that roof.",
    summary: "", reliability: null, credibility: null, caveats: ["source-identity"],
  }, "Confidential: the roof tells who saw it.");
  await pen.step("analyst", pen.day(20, 9), "reports", report, "triage");
  await pen.step("analyst", pen.day(20, 10), "reports", report, "grade", "", { reliability: "B", credibility: "3" });
}
