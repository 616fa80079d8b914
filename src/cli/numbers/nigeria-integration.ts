import { clustersOf } from "#numbers/matching/clusters.ts";
import { matchEvents } from "#numbers/matching/events.ts";
import { uniteByWindow } from "#numbers/matching/window-rule.ts";
import { nigeriaParts } from "./nigeria-parts.ts";
import { readNigeria } from "./nigeria-sources.ts";
import type { Compared, PublishedTable } from "./published-table.ts";

/**
 * Four sources on one country and year: what the rule of MELTT makes of them beside its published totals, and what Vigie makes of them. Which entry has which partner was never published, only how many: so
 * that our own links are right cannot be shown here. What the totals do allow is told: with so many entries that have a partner when the authors, by hand, found 399, at most so large a share is right.
 */
export const nigeriaIntegrationTable: PublishedTable = {
  folder: "event-integration-nigeria-2011",
  compare: (folder) => {
    const entries = readNigeria(folder);
    const lists = [...Map.groupBy(entries, ({ list }) => list).values()];
    const byRule = uniteByWindow(lists.map((list) => list.map(({ listed }) => listed)), { days: 1, km: 3 });
    const listOf = (id: string) => id.slice(0, id.indexOf(" "));
    const { links } = matchEvents(entries.map(({ event }) => event), { days: 3, km: 30 }, listOf);
    const ids = entries.map(({ event }) => event.id);
    const entryOf = new Map(entries.map((entry) => [entry.event.id, entry]));
    const rule = "rule of MELTT, 3 km and 1 day";
    return [
      ...overlap(rule, byRule, publishedOverlap),
      ...nigeriaParts(rule, byRule.map((together) => together.flatMap((id) => entryOf.get(id) ?? []))),
      ...[0, 5].flatMap((least) => {
        const { clusters } = clustersOf(ids, links, { least, weakest: -10, mayJoin: (one, other) => listOf(one) !== listOf(other) });
        const what = `own links of ${least} bits and more`;
        const together = clusters.map((cluster) => cluster.ids);
        return [...overlap(what, together), { what, measure: "entries judged as by the rule of MELTT, as a share", ours: agreement(together, byRule) }];
      }),
    ];
  },
};

/** Events in one, two, three and four datasets (table 3). */
const publishedOverlap = [543, 84, 51, 10] as const;
/** True positives and false negatives of table 2: entries of which the authors, by hand, found that another dataset has them too. */
const partnersByHand = 344 + 55;
/** True and false positives: entries of which the rule said so. By hand 833 of its 904 verdicts were right, 92.2 %. */
const partnersByRule = 344 + 16;

function overlap(what: string, united: readonly (readonly string[])[], published?: readonly number[]): Compared[] {
  const told = (measure: string, ours: number, theirs: number | undefined): Compared => ({ what, measure, ours, ...(theirs === undefined ? {} : { published: theirs }) });
  const entries = united.flat().length;
  const withPartner = united.filter((ids) => ids.length > 1).flat().length;
  return [
    told("events", united.length, published?.reduce((sum, count) => sum + count, 0)),
    ...["one dataset", "two", "three", "four"].map((size, index) => told(`events in ${size}`, united.filter((ids) => ids.length === index + 1).length, published?.[index])),
    told("entries with a partner (399 by hand)", withPartner, published && partnersByRule),
    told("entries right, at most, as a share", 1 - Math.abs(withPartner - partnersByHand) / entries, undefined),
  ];
}

/** The share of entries that have a partner in both, or in neither. */
function agreement(one: readonly (readonly string[])[], other: readonly (readonly string[])[]): number {
  const partnered = (united: readonly (readonly string[])[]) => new Set(united.filter((ids) => ids.length > 1).flat());
  const [a, b] = [partnered(one), partnered(other)];
  return 1 - a.symmetricDifference(b).size / one.flat().length;
}
