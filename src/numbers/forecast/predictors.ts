import type { Known } from "./panel.ts";
import type { KnownStructure } from "./structure.ts";

/** The family a predictor belongs to, so that a forecast can be told by a few causes of its size and not by forty columns. */
export type Family = "own-history" | "kinds" | "neighbours" | "world" | "structure" | "horizon";

/** One column: its value for each unit (by place among `known.units`) and month (by place from the first month looked at). */
export type Predictor = { readonly family: Family; readonly name: string; readonly values: readonly Float64Array[] };

/** What a forecast may be made from: the counts to be foretold, those of other kinds of violence, who borders on whom, and, where there is such a table, what changes slowly. All cut at the same month. */
export type Evidence = {
  readonly target: Known;
  readonly kinds: readonly { readonly name: string; readonly known: Known }[];
  readonly neighboursOf: (unit: string) => readonly string[];
  readonly structure?: KnownStructure;
};

/** Half-lives in months: from “the last month almost alone” to “the last eight years”. */
const halfLives = [1, 2, 4, 8, 16, 36, 96];

/** Longer ago than this many months is as good as never. */
const never = 240;

/**
 * What is known of each unit at the end of each of the last `months` months: decayed sums of its own deaths at several half-lives, months since deaths of
 * several sizes, the same more coarsely for the other kinds of violence and for the neighbours, the level of the world, and what changes slowly where that is
 * known. One after the other, because all of them together would fill more memory than what is learnt from them. What was learnt in trials on which
 * predictors carry skill is in docs/methods/forecasts.md.
 */
export function* predictorsOf({ target, kinds, neighboursOf, structure }: Evidence, months: number): Generator<Predictor> {
  const own = countsOf(target, months);
  const place = new Map(target.units.map((unit, index) => [unit, index]));
  const around = target.units.map((unit) => sumOf(neighboursOf(unit).flatMap((other) => own[place.get(other) ?? -1] ?? []), months));
  const all = logged(decayed(sumOf(own, months), 8));
  yield* historyOf(own, "own-history", "deaths");
  for (const { name, known } of kinds) {
    if (known.until !== target.until) throw new RangeError(`${name} is known until ${known.until}, what is foretold until ${target.until}`);
    yield* decayedOf(target.units.map((unit) => counted(known, unit, months)), "kinds", name);
  }
  if (around.some((counts) => counts.some((count) => count > 0))) yield* decayedOf(around, "neighbours", "neighbours");
  yield { family: "world", name: "world", values: target.units.map(() => all) };
  if (structure !== undefined) yield* slowOf(structure, target, months);
}

/** A value that is not known lies in the lowest bin, among the lowest ones; how many are not known is a column of its own, where any is, so that both can be told apart. */
function* slowOf(structure: KnownStructure, { units, until }: Known, months: number): Generator<Predictor> {
  if (structure.until !== until) throw new RangeError(`structure is known until ${structure.until}, what is foretold until ${until}`);
  const unknown = units.map(() => new Float64Array(months));
  for (const [column, name] of structure.columns.entries()) {
    const values = units.map((unit) => Float64Array.from({ length: months }, (_, month) => structure.at(unit, until - months + 1 + month, column) ?? Number.NaN));
    unknown.forEach((counts, unit) => counts.forEach((count, month) => (counts[month] = count + Number(Number.isNaN(values[unit]?.[month] ?? Number.NaN)))));
    yield { family: "structure", name, values };
  }
  if (unknown.some((counts) => counts.some((count) => count > 0))) yield { family: "structure", name: "unknown", values: unknown };
}

function countsOf(known: Known, months: number): Float64Array[] {
  return known.units.map((unit) => counted(known, unit, months));
}

function counted(known: Known, unit: string, months: number): Float64Array {
  return Float64Array.from(known.history(unit, months), (count) => count ?? Number.NaN);
}

function* historyOf(own: readonly Float64Array[], family: Family, name: string): Generator<Predictor> {
  const column = (what: string, of: (counts: Float64Array) => Float64Array): Predictor => ({ family, name: `${name}-${what}`, values: own.map(of) });
  const between = (short: number, long: number) => column(`rise-${short}-${long}`, (counts) => {
    const [now, then] = [logged(decayed(counts, short)), logged(decayed(counts, long))];
    return now.map((value, month) => value - (then[month] ?? 0));
  });
  for (const halfLife of halfLives) yield column(`decayed-${halfLife}`, (counts) => logged(decayed(counts, halfLife)));
  for (const halfLife of [2, 8, 36]) yield column(`log-decayed-${halfLife}`, (counts) => decayed(logged(counts), halfLife));
  for (const halfLife of [4, 16, 96]) yield column(`share-${halfLife}`, (counts) => decayed(counts.map((count) => (Number.isNaN(count) ? count : Number(count > 0))), halfLife));
  for (const size of [1, 25, 100]) yield column(`since-${size}`, (counts) => since(counts, size));
  yield column("most-12", (counts) => logged(within(counts, 12, Math.max)));
  yield column("least-12", (counts) => logged(within(counts, 12, Math.min)));
  yield column("most-60", (counts) => logged(within(counts, 60, Math.max)));
  yield column("last", logged);
  yield between(1, 16);
  yield between(4, 36);
}

function* decayedOf(counts: readonly Float64Array[], family: Family, name: string): Generator<Predictor> {
  for (const halfLife of [2, 8, 36]) yield { family, name: `${name}-decayed-${halfLife}`, values: counts.map((one) => logged(decayed(one, halfLife))) };
  yield { family, name: `${name}-since-1`, values: counts.map((one) => since(one, 1)) };
}

/** Sum month by month; a month unknown to one of them counts as what the others tell, unknown to all as unknown. */
function sumOf(counts: readonly Float64Array[], months: number): Float64Array {
  return Float64Array.from({ length: months }, (_, month) => {
    const known = counts.flatMap((one) => (Number.isNaN(one[month] ?? Number.NaN) ? [] : [one[month] ?? 0]));
    return known.length === 0 ? Number.NaN : known.reduce((sum, count) => sum + count, 0);
  });
}

function logged(counts: Float64Array): Float64Array {
  return counts.map((count) => Math.log1p(count));
}

/** Mean of the months up to each one, a month that lies a half-life back weighing half. Unknown months weigh nothing; before the first known one it is unknown. */
export function decayed(counts: Float64Array, halfLife: number): Float64Array {
  const kept = 0.5 ** (1 / halfLife);
  let [sum, weight] = [0, 0];
  return counts.map((count) => {
    const isKnown = !Number.isNaN(count);
    sum = sum * kept + (isKnown ? count : 0);
    weight = weight * kept + (isKnown ? 1 : 0);
    return weight === 0 ? Number.NaN : sum / weight;
  });
}

/** Months since the last one with at least so many deaths. */
function since(counts: Float64Array, size: number): Float64Array {
  let passed = never;
  return counts.map((count) => (passed = count >= size ? 0 : Math.min(never, passed + 1)));
}

/** The most or the least of the last so many months, of those that are known. */
function within(counts: Float64Array, months: number, pick: (one: number, other: number) => number): Float64Array {
  return counts.map((_, month) => counts.subarray(Math.max(0, month - months + 1), month + 1).reduce((picked, count) => (Number.isNaN(picked) ? count : Number.isNaN(count) ? picked : pick(picked, count)), Number.NaN));
}
