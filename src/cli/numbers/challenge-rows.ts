import type { Place } from "#numbers/forecast/calibration.ts";
import type { Draws } from "#numbers/forecast/draws.ts";
import type { PublishedScores } from "#numbers/forecast/published.ts";

export type Scores = Omit<PublishedScores, "model" | "window">;

/** The baselines and the model of Vigie on the same windows, made from what was known to October of the year before. */
export type ModelRow = { readonly model: string; readonly window: number; readonly countryMonths: number; readonly untold: number; readonly ours: Scores; readonly places: readonly Place[]; readonly told: readonly ToldMonth[] };

/** One month of one country as it was told, with what happened, and in how many of the 24 months before the cut somebody had died there. */
export type ToldMonth = { readonly country: string; readonly draws: Draws; readonly outcome: number; readonly deadly: number };
