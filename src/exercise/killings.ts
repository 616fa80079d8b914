import { Readable } from "node:stream";
import { inventedWorld } from "#geography/model/countries.ts";
import type { Pen } from "./pen.ts";
import type { Random } from "./random.ts";

const columns = [
  { name: "iso3", role: "country" }, { name: "year", role: "year" }, { name: "mass_killing_began", role: "onset" }, { name: "battle_deaths_log", role: "violence" }, { name: "infant_mortality", role: "structure" },
  { name: "civil_rights", role: "politics" }, { name: "killings_ongoing", role: "past-killings" },
] as const;

const years = 34;

/**
 * Chances of mass killing in an invented world: from a table of twelve countries that never were. Those of three years ago were published and have come to their end; those of this year wait to be checked. Gives the table, of which forecasts of deaths can hear as well.
 */
export async function tellKillings(pen: Pen, random: Random): Promise<string> {
  const last = pen.today.getUTCFullYear() - 1;
  const tableId = await pen.create("analyst", pen.day(30), "country-tables", {
    label: "unclassified", title: `Twelve countries, ${last - years + 1} to ${last}`, source: "Invented for this exercise. In your own work: who made the table, when, from what, and whether it may be used.", columns, note: "",
  });
  await pen.broughtIn("analyst", pen.day(30, 10), tableId, Readable.from([Buffer.from(table(random, last))]));
  const early = await foretell(pen, 25, tableId, last - 2);
  await pen.step("analyst", pen.day(24), "mass-killing-runs", early, "check", "The three highest against what we know of them; nothing out of the ordinary.");
  await pen.step("senior", pen.day(23), "mass-killing-runs", early, "publish", "To see what became of them.");
  await pen.scored();
  await foretell(pen, 5, tableId, last);
  return tableId;
}

async function foretell(pen: Pen, daysAgo: number, tableId: string, until: number): Promise<string> {
  const id = await pen.create("analyst", pen.day(daysAgo), "mass-killing-runs", { label: "unclassified", title: `Chances of mass killing, ${until + 1} and ${until + 2}`, tableId, until, note: "" }, "For the yearly review.");
  await pen.step("analyst", pen.day(daysAgo, 11), "mass-killing-runs", id, "freeze");
  await pen.killingsComputed(pen.day(daysAgo, 12), id);
  return id;
}

/** Where fighting goes on and rights are few, a mass killing begins now and then; it goes on for some years. */
function table(random: Random, last: number): string {
  const lines = [columns.map(({ name }) => name).join(",")];
  for (const [place, unit] of inventedWorld.entries()) {
    let [fighting, ongoing] = [0, 0];
    for (let year = last - years + 1; year <= last; year += 1) {
      fighting = Math.max(0, fighting * 0.8 + (random.next() < 0.12 ? 2 + random.next() * 5 : 0) - 0.2);
      const rights = 0.2 + 0.6 * ((place * 7) % 12) / 12 + random.next() / 10;
      const began = ongoing === 0 && random.next() < (fighting > 2.5 && rights < 0.6 ? 0.2 : 0.004);
      ongoing = began ? 1 + random.whole(1, 3) : Math.max(0, ongoing - 1);
      const mortality = random.next() < 0.08 ? "" : (20 + 80 * (1 - rights) + 4 * random.next()).toFixed(1);
      lines.push([unit, year, Number(began), fighting.toFixed(2), mortality, rights.toFixed(2), Number(ongoing > 0)].join(","));
    }
  }
  return lines.join("\n");
}
