import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Database } from "#platform/database/open-database.ts";
import { toBase64Url, utf8 } from "#platform/rules/sealing/bytes.ts";
import { makeKeyPair } from "#platform/rules/sealing/hybrid.ts";
import { sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { makeSigningPair } from "#platform/rules/sealing/signing.ts";
import { roadNoteField, type RoadNoteText } from "#protection/model/mission-pack/road-note.ts";
import { addNote, addPack, noteContact } from "#protection/store/mission-packs.ts";
import type { Desk } from "./keys.ts";
import type { Pen } from "./pen.ts";

/** The visit was made with a pack on a device: it came home with one note and was wiped. */
export async function carryToVisit({ worker: { db } }: Database, pen: Pen, desk: Desk, visitId: string): Promise<void> {
  const [author, device, madeAt] = [makeSigningPair(), await makeKeyPair(), pen.day(301)];
  const pack = { visitId, compartmentId: desk.office, label: 1, accountId: pen.cast.ids.desk, signer: author.signer, tokenHash: createHash("sha256").update(randomBytes(32)).digest(), records: [`visits/${visitId}`], madeAt, until: new Date(madeAt.getTime() + 7 * 86_400_000) };
  const id = await addPack(db, pack);
  if (id === undefined) throw new Error("the pack of the exercise was not kept");
  const said: RoadNoteText = { about: null, writtenAt: pen.day(298).toISOString(), text: "Talat: the committee has a second list, of drivers. Three people told it, each without the others. Nobody is to be called; we go back on market day." };
  const note = randomUUID();
  const sealed = await sealContent(utf8(JSON.stringify(said)), { organisation: desk.root, compartment: desk.office, record: note, field: roadNoteField, version: 1 }, [...desk.readers.map(({ recipient }) => recipient), device.recipient], author);
  await addNote(db, { id, compartmentId: desk.office, label: 1 }, { id: note, sealed: toBase64Url(sealed), keyIds: desk.readers.map(({ signer }) => signer) }, pen.day(296));
  await noteContact(db, id, pen.day(295), true);
}
