import { pointScores } from "#numbers/forecast/point-scores.ts";

/** A forecast from elsewhere of which the outcome is known, beside what was forecast here, so many months ahead, of the same month of the same country; null where nothing was. `crps` is the distance of a whole distribution, which for one number is its absolute error. */
export type KnownForeign = { readonly set: string; readonly unit: string; readonly mean: number; readonly low: number | null; readonly high: number | null; readonly outcome: number; readonly ours: number | null; readonly rule: number | null };

export type ForeignScores = {
  readonly set: string; readonly months: number; readonly units: number; readonly squaredLog: number; readonly absolute: number; readonly inside: number | null;
  /** On the same months of the same countries: their distance, ours, and that of one of the last twelve months taken for the next. Null where there are none. */
  readonly beside: { readonly months: number; readonly theirs: number; readonly ours: number; readonly rule: number } | null;
};

/** How forecasts from elsewhere turned out, each set by itself. */
export function foreignScores(known: readonly KnownForeign[]): ForeignScores[] {
  return [...Map.groupBy(known, ({ set }) => set)].map(([set, all]) => {
    const { squaredLog, absolute, inside } = pointScores(all.map(({ mean, low, high, outcome }) => ({ mean, low: low ?? undefined, high: high ?? undefined, outcome })));
    const pairs = all.flatMap(({ mean, outcome, ours, rule }) => (ours === null || rule === null ? [] : [{ theirs: Math.abs(mean - outcome), ours, rule }]));
    const meanOf = (of: (pair: (typeof pairs)[number]) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
    const beside = pairs.length === 0 ? null : { months: pairs.length, theirs: meanOf(({ theirs }) => theirs), ours: meanOf(({ ours }) => ours), rule: meanOf(({ rule }) => rule) };
    return { set, months: all.length, units: new Set(all.map(({ unit }) => unit)).size, squaredLog, absolute, inside: inside ?? null, beside };
  });
}
