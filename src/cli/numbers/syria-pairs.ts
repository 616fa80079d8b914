import { join } from "node:path";
import * as v from "valibot";
import { accuracyOf } from "#numbers/matching/accuracy.ts";
import { assignOneToOne } from "#numbers/matching/assign.ts";
import { matchEvents, type EventRecord } from "#numbers/matching/events.ts";
import { rowsOf, type Compared, type PublishedTable } from "./published-table.ts";

/**
 * Two versions of one list of events, put together again without having seen a pair. Some records of the second version are the same in every published column, so that nobody can tell which of them belongs to which
 * of the first: with those, even who knows everything else is right only by chance. So the result is told twice: as pairs of ids, beside the most that can be expected of anybody, and with
 * records that are the same in all columns taken for each other.
 */
export const syriaPairsTable: PublishedTable = {
  folder: "event-pairs-syria-2016-2017",
  compare: (folder) => {
    const second = v.parse(v.array(Second), rowsOf(join(folder, "b_events.csv.gz")));
    const contents = new Map(second.map(({ id_b, ...rest }) => [id_b, JSON.stringify(rest)]));
    const truth = v.parse(v.array(Pair), rowsOf(join(folder, "pairs.csv.gz")));
    const events = [...v.parse(v.array(First), rowsOf(join(folder, "a_events.csv.gz"))).map(ofFirst), ...second.map(ofSecond)];
    const links = matchEvents(events, { days: 2, km: 5 }, (id) => id.slice(0, 1)).links.filter(({ bits }) => bits > 0);
    const proposed = assignOneToOne(links).map(({ one, other }) => ({ id_a: one, id_b: other }));
    const scored = (what: string, right: number): Compared[] => Object.entries(accuracyOf({ proposed: proposed.length, right, all: truth.length })).map(([measure, ours]) => ({ what, measure: measure === "f1" ? "F1" : measure, ours }));
    return [
      ...scored("pairs of ids", inCommon(proposed, truth, ({ id_a, id_b }) => `${id_a} ${id_b}`)),
      { what: "pairs of ids", measure: "F1 to be expected of one partner each by who knows all but the ids", ours: expected(truth, contents) },
      ...scored("pairs, records alike in all columns taken for each other", inCommon(proposed, truth, ({ id_a, id_b }) => `${id_a} ${contents.get(id_b) ?? ""}`)),
      { what: "join on start day, coordinates and best estimate", measure: "F1", ours: accuracyOf(join3(events, truth)).f1, published: 0.9419 },
    ];
  },
};

const text = v.string();
const number = v.pipe(v.string(), v.transform(Number), v.number());
const shared = { date_start: text, side_a: text, side_b: text, latitude: number, longitude: number };
const First = v.object({ ...shared, id_a: text, type_of_violence: text, low: number, best: number, high: number });
const Second = v.object({ ...shared, id_b: text, type_of_violence: text, conflict_name: text, low_death: number, best_death: number, high_death: number });
const Pair = v.object({ id_a: text, id_b: text });
type Pair = v.InferOutput<typeof Pair>;

/** The first version numbers what the second spells out. */
const kinds: Readonly<Record<string, string>> = { 1: "State-based violence", 2: "Non-state violence", 3: "One-sided violence" };

function ofFirst(row: v.InferOutput<typeof First>): EventRecord {
  return { id: row.id_a, ...ofShared(row, kinds[row.type_of_violence] ?? ""), count: { low: row.low, best: row.best, high: row.high } };
}

function ofSecond(row: v.InferOutput<typeof Second>): EventRecord {
  return { id: row.id_b, ...ofShared(row, row.type_of_violence), count: { low: row.low_death, best: row.best_death, high: row.high_death } };
}

function ofShared({ date_start, latitude, longitude, side_a, side_b }: Pick<v.InferOutput<typeof First>, keyof typeof shared>, kind: string): Omit<EventRecord, "id"> {
  const day = Date.parse(date_start) / 86_400_000;
  return { time: { first: day, last: day }, place: { latitude, longitude, radiusKm: 0 }, actors: [side_a, side_b].flatMap((side) => side.split(", ")), kinds: { violence: [kind] } };
}

function inCommon(proposed: readonly Pair[], truth: readonly Pair[], keyOf: (pair: Pair) => string): number {
  const left = new Map([...Map.groupBy(truth, keyOf)].map(([key, { length }]) => [key, length]));
  return proposed.filter((pair) => {
    const some = left.get(keyOf(pair)) ?? 0;
    left.set(keyOf(pair), some - 1);
    return some > 0;
  }).length;
}

/** One partner for each true pair, drawn from the records that are the same in all columns as the right one. */
function expected(truth: readonly Pair[], contents: ReadonlyMap<string, string>): number {
  const alike = Map.groupBy(contents.values(), (content) => content);
  return truth.reduce((sum, { id_b }) => sum + 1 / (alike.get(contents.get(id_b) ?? "")?.length ?? 1), 0) / truth.length;
}

function join3(events: readonly EventRecord[], truth: readonly Pair[]): { proposed: number; right: number; all: number } {
  const keys = new Map(events.map(({ id, time, place, count }) => [id, JSON.stringify([time.first, place?.latitude, place?.longitude, count?.best])]));
  const blocks = Map.groupBy(keys.keys(), (id) => keys.get(id));
  const proposed = [...blocks.values()].reduce((sum, ids) => sum + ids.filter((id) => id.startsWith("A")).length * ids.filter((id) => id.startsWith("B")).length, 0);
  return { proposed, right: truth.filter(({ id_a, id_b }) => keys.get(id_a) === keys.get(id_b)).length, all: truth.length };
}
