import { blend } from "./blend.ts";
import { learn, learnerSettings, type LearnerSettings, type Learnt, type Target } from "./learner.ts";
import type { Evidence } from "./predictors.ts";
import { weightedPast } from "./weighted-past.ts";

/** Changes whenever a forecast from the same evidence would come out otherwise. */
export const modelVersion = "1";

/** Chosen on windows before 2018 by all three scores of the challenge together (docs/decisions/0024-the-model-of-deaths.md). */
const pastShare = 0.35;
const halfLifeMonths = 3;

/** The forecasts that Vigie issues: what was learnt from all units, blended with the weighted past of the unit itself. Explained is what was learnt. */
export function modelOf(evidence: Evidence, target: Target, settings: LearnerSettings = learnerSettings): Learnt {
  const learnt = learn(evidence, target, settings);
  const parts = [{ forecaster: learnt.forecast, share: 1 - pastShare }, { forecaster: weightedPast(halfLifeMonths, target.span), share: pastShare }];
  return { ...learnt, forecast: blend(parts) };
}
