import { estimateLatentClasses } from "#numbers/undercount/latent-class.ts";
import { overlapOf } from "#numbers/undercount/overlap.ts";
import type { Entry } from "./nigeria-sources.ts";
import type { Compared } from "./published-table.ts";

/** Events by how many of the four sources tell of them: in one, two, three, four. */
type Sizes = readonly [number, number, number, number];
/** A way to part the events, by the entry that speaks for each, with what is published of its parts and of all violent events together: the share of them that the four sources have. */
type Parting = { readonly name: string; readonly partOf: (entry: Entry) => string; readonly published: Readonly<Record<string, Sizes>>; readonly recorded: number };

const kindOf = ({ event }: Entry) => event.kinds?.["event"]?.[1] ?? "";

/** Table 3 by kind and by quarter, and the estimates of the undercount beside it. By region is left out: one of the sources tells no state, and which lie in which region is not in the folder. */
const partings: readonly Parting[] = [
  {
    name: "kind",
    partOf: (entry) => (kindOf(entry).startsWith("Nonviolent") ? "protests" : kindOf(entry) === "Violent Displays" ? "riots" : kindOf(entry).includes("Civilians") ? "violence against civilians" : "violent attacks"),
    published: { "violent attacks": [319, 55, 29, 7], "violence against civilians": [118, 24, 22, 3], protests: [92, 0, 0, 0], riots: [14, 5, 0, 0] },
    recorded: 0.33,
  },
  {
    name: "quarter",
    partOf: ({ event: { time } }) => `quarter ${Math.floor(new Date((time?.first ?? 0) * 86_400_000).getUTCMonth() / 3) + 1}`,
    published: { "quarter 1": [152, 21, 8, 3], "quarter 2": [168, 18, 19, 1], "quarter 3": [91, 20, 12, 4], "quarter 4": [133, 23, 13, 2] },
    recorded: 0.37,
  },
];

const sampling = { seed: 1, burnIn: 1_000, rounds: 5_000 };

/** What the rule makes of each kind and each quarter beside what is published, and how many of the violent events the four sources together have by latent classes, parted in the same two ways. */
export function nigeriaParts(what: string, united: readonly (readonly Entry[])[]): Compared[] {
  return partings.flatMap(({ name, partOf, published, recorded }) => {
    const partOfAll = (entries: readonly Entry[]) => { const [speaker] = entries; return speaker === undefined ? "" : partOf(speaker); };
    const parts = Map.groupBy(united, partOfAll);
    const sizes = Object.entries(published).flatMap(([part, counts]) => counts.map((count, index): Compared => ({
      what: `${what}: ${part}`, measure: `events in ${index + 1}`, ours: (parts.get(part) ?? []).filter((entries) => entries.length === index + 1).length, published: count,
    })));
    const violent = united.filter(([speaker]) => speaker !== undefined && !kindOf(speaker).startsWith("Nonviolent"));
    return [...sizes, { what: `latent classes, violent events by ${name}`, measure: "share that the four sources have", ours: shareRecorded([...Map.groupBy(violent, partOfAll).values()]), published: recorded }];
  });
}

/** Over the parts of which an estimate can be made; riots are too few. */
function shareRecorded(parts: readonly (readonly (readonly Entry[])[])[]): number {
  const estimated = parts.flatMap((events) => {
    const overlap = overlapOf(events.map((entries) => ({ lists: [...new Set(entries.map(({ list }) => list))], count: 1 })));
    const { estimate } = estimateLatentClasses(overlap, sampling);
    return estimate === undefined ? [] : [{ recorded: overlap.recorded, total: estimate.total }];
  });
  const sum = (of: (one: { recorded: number; total: number }) => number) => estimated.reduce((all, one) => all + of(one), 0);
  return sum(({ recorded }) => recorded) / sum(({ total }) => total);
}
