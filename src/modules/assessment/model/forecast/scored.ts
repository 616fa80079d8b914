import { placeOf, type Place } from "#numbers/forecast/calibration.ts";
import type { Draws } from "#numbers/forecast/draws.ts";
import { crps, ignorance, intervalScore } from "#numbers/forecast/scores.ts";
import { baselineDraws } from "./baseline-figures.ts";
import { knownOf, type Basis } from "./compute.ts";

/** How far a forecast was from what happened, and where in its own distribution the outcome lay. */
export type Score = Place & { readonly crps: number; readonly ignorance: number; readonly intervalScore: number };

export function scoreOf(draws: Draws, outcome: number): Score {
  return { crps: crps(draws, outcome), ignorance: ignorance(draws, outcome), intervalScore: intervalScore(draws, outcome), ...placeOf(draws, outcome) };
}

/** One month of one unit: the model's score, and those of the simple rules from the same data. */
export type MonthScore = Score & { readonly unit: string; readonly month: number; readonly model: string; readonly ahead: number; readonly isActive: boolean; readonly outcome: number };

/** A country in which nobody died for so many months is quiet, and saying so is no art. */
const activeMonths = 24;

type Foretold = { readonly unit: string; readonly month: number; readonly draws: Draws };

/** Scores what was foretold of months of which the outcome is known. A simple rule says the same of every month ahead. */
export function scoreMonths(basis: Basis, foretold: readonly Foretold[], outcomeOf: (unit: string, month: number) => number): MonthScore[] {
  const units = [...new Set(foretold.map(({ unit }) => unit))];
  const known = knownOf({ ...basis, units });
  const rules = new Map(units.map((unit) => [unit, baselineDraws(known, unit)]));
  const active = new Map(units.map((unit) => [unit, known.history(unit, activeMonths).some((count) => (count ?? 0) > 0)]));
  return foretold.flatMap(({ unit, month, draws }) => {
    const outcome = outcomeOf(unit, month);
    const all = [{ name: "vigie", draws }, ...(rules.get(unit) ?? [])];
    return all.map((one) => ({ unit, month, model: one.name, ahead: month - basis.last, isActive: active.get(unit) ?? false, outcome, ...scoreOf(one.draws, outcome) }));
  });
}
