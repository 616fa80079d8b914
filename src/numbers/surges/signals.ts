import { usualAt, type Counts } from "./baseline.ts";
import { addEvidence } from "./cusum.ts";
import { chanceOfAtMost, quantileOf, type CountDistribution } from "./negative-binomial.ts";

/** One week of an area, an actor or a kind: events, and the sources that reported at all, about whatever. Undefined where it is not known, which is not zero. */
export type Week = { readonly events?: number | undefined; readonly sources?: number | undefined };

/** What was observed in a week, and what is usual in it: the mean, and the interval above or below which one usual week in 170 lies on either side. */
type Against = { readonly observed: number; readonly expected: number; readonly low: number; readonly high: number };

/**
 * `surge`: more events than usual. `sources-fell`: fewer sources report, so that fewer events say nothing. `events-fell`: fewer events, while sources go on reporting.
 * `events-fell-sources-unknown`: fewer events, and nobody knows whether they were still reported.
 */
type SignalKind = "surge" | "sources-fell" | "events-fell" | "events-fell-sources-unknown";

/**
 * Something to look at, with its reason and no level: what was unusual in which week (its place in the series), found in that week alone or in several together, what
 * was usual instead, and how many sources reported. `sources` is undefined where nothing is known of them.
 */
export type Signal = { readonly kind: SignalKind; readonly week: number; readonly found: "in-one-week" | "over-weeks"; readonly events?: Against | undefined; readonly sources?: Against | undefined };

/**
 * What it takes: a week that lies out so far has at most this chance where nothing has changed, or the evidence over weeks passes this sum. Chosen so that all kinds of
 * signals together stay below one a year in series of ten a week without any change, also where their variance is twice the mean (`trials.ts` measures it).
 */
const rise = { chance: 0.006, evidence: Math.log(40), ratio: 2 };
const fall = { chance: 0.001, evidence: Math.log(500), ratio: 0.5 };

/** Sources this far down leave the number of events open, even if that alone is no signal. */
const isDown = 0.05;

/** No surge is made of fewer events than this in four weeks (Noufaily et al. 2013). */
const fewestEvents = 5;

/** Unusual weeks from the given one on, each judged by the weeks before it alone; evidence over weeks is gathered from there. Weeks follow each other, the oldest first. */
export function findSignals(weeks: readonly Week[], from = 0): Signal[] {
  for (const { events = 0, sources = 0 } of weeks) if (![events, sources].every((count) => Number.isSafeInteger(count) && count >= 0)) throw new RangeError(`a week has counts: ${events} events, ${sources} sources`);
  const [covered, sources]: [(number | undefined)[], Counts] = [weeks.map(({ events }) => events), weeks.map((week) => week.sources)];
  const [rising, falling, silencing] = [watch(rise), watch(fall), watch(fall)];
  const signals: Signal[] = [];
  for (let week = from; week < weeks.length; week += 1) {
    const coverage = compare(sources, week);
    const silence = silencing(coverage);
    const isSilent = coverage !== undefined && (silence !== undefined || chanceOfAtMost(coverage.usual, coverage.observed) < isDown);
    const activity = compare(covered, week);
    const context = { week, events: activity && against(activity), sources: coverage && against(coverage) };
    if (silence) signals.push({ kind: "sources-fell", found: silence, ...context });
    const surge = rising(activity);
    if (surge && isEnough(covered, week)) signals.push({ kind: "surge", found: surge, ...context });
    const lull = isSilent ? undefined : falling(activity);
    if (lull) signals.push({ kind: coverage ? "events-fell" : "events-fell-sources-unknown", found: lull, ...context });
    // Events of a week in which sources fell silent are not what usually happens; later weeks are not judged by them.
    if (isSilent) covered[week] = undefined;
  }
  return signals;
}

type Compared = { readonly observed: number; readonly usual: CountDistribution };

function compare(counts: Counts, week: number): Compared | undefined {
  const observed = counts[week];
  const usual = observed === undefined ? undefined : usualAt(counts, week);
  return observed === undefined || !usual ? undefined : { observed, usual };
}

function against({ observed, usual }: Compared): Against {
  return { observed, expected: usual.mean, low: quantileOf(usual, rise.chance), high: quantileOf(usual, 1 - rise.chance) };
}

/** Watches for changes one way, week after week. Whenever it has found one, the evidence begins anew. */
function watch({ chance, evidence: enough, ratio }: typeof rise): (compared: Compared | undefined) => Signal["found"] | undefined {
  let evidence = 0;
  return (compared) => {
    if (!compared) return undefined;
    const { observed, usual } = compared;
    evidence = addEvidence(evidence, usual, observed, ratio);
    const tail = ratio > 1 ? 1 - chanceOfAtMost(usual, observed - 1) : chanceOfAtMost(usual, observed);
    const found = tail < chance ? "in-one-week" : evidence > enough ? "over-weeks" : undefined;
    if (found) evidence = 0;
    return found;
  };
}

function isEnough(counts: Counts, week: number): boolean {
  return counts.slice(Math.max(0, week - 3), week + 1).reduce<number>((sum, count) => sum + (count ?? 0), 0) >= fewestEvents;
}
