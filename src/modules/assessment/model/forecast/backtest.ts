import { neighboursByCountry } from "#geography/model/neighbours.ts";
import type { Structure } from "#numbers/forecast/structure.ts";
import { computeMonths, knownOf, type Basis } from "./compute.ts";
import { monthsAhead } from "./forecast-run.ts";
import { scoreMonths, type MonthScore } from "./scored.ts";

/** The atlas takes longer to read than a cut to make, and there are many cuts. */
const neighbours = neighboursByCountry();

/**
 * What would have been said at the end of an earlier month, held against what happened since: the counts are cut there, and the model is learnt anew from what is
 * left. Only the counts are those of today's release; what was not yet reported then is in them, so that a score is a little better than it would have been.
 */
export function backtestAt(whole: Basis, last: number, structure?: Structure): MonthScore[] {
  const basis = cutBasis(whole, last);
  const outcomes = knownOf(whole);
  const known = computeMonths(basis, (unit) => neighbours.get(unit) ?? [], structure).filter(({ month }) => month <= whole.last);
  return scoreMonths(basis, known, (unit, month) => outcomes.history(unit, whole.last - month + 1)[0] ?? 0);
}

/** The months at whose ends forecasts are made: every so many from the first to the last, as long as anything ahead of it is known. */
export function originsOf(whole: Basis, from: number, to: number, every: number): number[] {
  const last = Math.min(to, whole.last - 1);
  return Array.from({ length: Math.max(0, Math.floor((last - from) / every) + 1) }, (_, index) => from + index * every);
}

export type MeanScores = { readonly model: string; readonly months: number; readonly crps: number; readonly ignorance: number; readonly intervalScore: number };

/** Mean scores of each model, the best by CRPS first. */
export function meanScores(scores: readonly MonthScore[]): MeanScores[] {
  return [...Map.groupBy(scores, ({ model }) => model)]
    .map(([model, all]) => {
      const mean = (of: (score: MonthScore) => number) => all.reduce((sum, score) => sum + of(score), 0) / all.length;
      return { model, months: all.length, crps: mean(({ crps }) => crps), ignorance: mean(({ ignorance }) => ignorance), intervalScore: mean(({ intervalScore }) => intervalScore) };
    })
    .toSorted((one, other) => one.crps - other.crps);
}

function cutBasis(whole: Basis, last: number): Basis {
  if (last - whole.first + 1 < monthsAhead) throw new RangeError(`nothing can be learnt from so few months: ${last - whole.first + 1}`);
  return { ...whole, last, series: whole.series.map((one) => ({ ...one, counts: one.counts.slice(0, last - whole.first + 1) })) };
}
