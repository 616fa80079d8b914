import { join } from "node:path";
import * as v from "valibot";
import { uniteByWindow, type ListedEvent } from "#numbers/matching/window-rule.ts";
import { rowsOf, type Compared, type PublishedTable } from "./published-table.ts";
import { readTaxonomy } from "./taxonomies.ts";

/** The worked example of MELTT: three lists of simulated crashes made one by its rule. */
export const crashIntegrationTable: PublishedTable = {
  folder: "event-integration-meltt",
  compare: (folder) => {
    const lists = readLists(folder);
    const united = uniteByWindow(lists, { days: 1, km: 3 });
    const episodes = new Set(lists.flat().filter(({ time }) => time.last > time.first).map(({ id }) => id));
    const matches = united.filter((ids) => ids.length > 1);
    const inLists = Map.groupBy(matches, (ids) => ids.map((id) => id.slice(0, 1)).join(" and "));
    const row = (measure: string, ours: number, published: number): Compared => ({ what: "rule of MELTT, 3 km and 1 day", measure, ours, published });
    return [
      row("entries", lists.flat().length, 195),
      row("unique", united.length, 140),
      row("matches", matches.length, 34),
      row("matches of events", matches.filter(([id = ""]) => !episodes.has(id)).length, 26),
      row("matches of episodes", matches.filter(([id = ""]) => episodes.has(id)).length, 8),
      row("doubles removed", lists.flat().length - united.length, 55),
      ...published.map(([overlap, count]) => row(`matches in lists ${overlap}`, inLists.get(overlap)?.length ?? 0, count)),
    ];
  },
};

const published = [["1 and 2", 5], ["1 and 3", 4], ["2 and 3", 4], ["1 and 2 and 3", 21]] as const;
const taxonomies = ["model_tax", "color_tax", "damage_tax"] as const;
const number = v.pipe(v.string(), v.transform(Number), v.number());
const Crashes = v.array(v.object({ event: v.string(), date: v.string(), enddate: v.string(), latitude: number, longitude: number, model_tax: v.string(), color_tax: v.string(), damage_tax: v.string() }));

function readLists(folder: string): ListedEvent[][] {
  const read = taxonomies.map((name) => ({ name, categoriesOf: readTaxonomy(join(folder, `tax_${name}.csv`)) }));
  return ["1", "2", "3"].map((list) => v.parse(Crashes, rowsOf(join(folder, `crash_data${list}.csv`))).map((crash) => ({
    id: `${list} ${crash.event.padStart(3, "0")}`,
    time: { first: Date.parse(crash.date) / 86_400_000, last: Date.parse(crash.enddate) / 86_400_000 },
    place: { latitude: crash.latitude, longitude: crash.longitude, radiusKm: 0 },
    kinds: read.map(({ name, categoriesOf }) => categoriesOf(`crash_data${list}`, crash[name])),
  })));
}
