import { allZero, conflictology, lastPoisson, persistence, type Forecaster } from "#numbers/forecast/baselines.ts";
import type { Draws } from "#numbers/forecast/draws.ts";
import type { Known } from "#numbers/forecast/panel.ts";
import { knownOf, type Basis } from "./compute.ts";
import { figuresOf, type Figures } from "./figures.ts";
import { baselineNames } from "./forecast-run.ts";

type BaselineName = (typeof baselineNames)[number];

const baselines: Readonly<Record<BaselineName, Forecaster>> = { allZero, persistence, lastPoisson, conflictology };

/** The next month of a unit as each of the rules says it. */
export function baselineFigures(basis: Basis, unit: string): { readonly name: BaselineName; readonly figures: Figures }[] {
  return baselineDraws(knownOf({ ...basis, units: [unit] }), unit).map(({ name, draws }) => ({ name, figures: figuresOf(draws) }));
}

export function baselineDraws(known: Known, unit: string): { readonly name: BaselineName; readonly draws: Draws }[] {
  return baselineNames.flatMap((name) => {
    const draws = baselines[name](known, unit, 1);
    return draws ? [{ name, draws }] : [];
  });
}
