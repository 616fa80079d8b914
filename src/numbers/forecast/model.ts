import { blend } from "./blend.ts";
import { calmMonths, learn, learnerSettings, type LearnerSettings, type Learnt, type Target } from "./learner.ts";
import type { Evidence } from "./predictors.ts";
import { weightedPast } from "./weighted-past.ts";

/** Changes whenever a forecast from the same events would come out otherwise. */
export const modelVersion = "1";

/** What forecasts from this evidence are made by: with a table of structure the calm countries come out otherwise. */
export function versionOf({ structure }: Pick<Evidence, "structure">): string {
  return structure === undefined ? modelVersion : `${modelVersion}+structure`;
}

/** Chosen on windows before 2018 by all three scores of the challenge together (docs/decisions/0024-the-model-of-deaths.md). */
const pastShare = 0.35;
const halfLifeMonths = 3;

/** The forecasts that Vigie issues: what was learnt from all units, blended with the weighted past of the unit itself. Explained is what was learnt. With a table of structure, calm countries are told by it. */
export function modelOf(evidence: Evidence, target: Target, settings: LearnerSettings = learnerSettings): Learnt {
  const { structure: _structure, ...events } = evidence;
  const learnt = learn(events, target, settings);
  const parts = [{ forecaster: learnt.forecast, share: 1 - pastShare }, { forecaster: weightedPast(halfLifeMonths, target.span), share: pastShare }];
  return withOnsets({ ...learnt, forecast: blend(parts) }, evidence, target, settings);
}

/**
 * Where nobody has died for two years the table of structure is heard, and nowhere else: what is said there was learnt from calm months alone, so that population and
 * rights are weighed against what they can tell, whether something begins, and not against the size of wars. Elsewhere, and without a table, nothing changes, to the bit.
 */
export function withOnsets(fromEvents: Learnt, evidence: Evidence, target: Target, settings: LearnerSettings = learnerSettings): Learnt {
  if (evidence.structure === undefined) return fromEvents;
  const onsets = learn(evidence, target, { ...settings, ...onsetRows });
  const isCalm = new Map(evidence.target.units.map((unit) => [unit, evidence.target.history(unit, calmMonths).every((count) => (count ?? 0) === 0)]));
  return {
    forecast: (known, unit, ahead) => (isCalm.get(unit) ? onsets.forecast(known, unit, ahead) : undefined) ?? fromEvents.forecast(known, unit, ahead),
    explain: (unit, ahead) => (isCalm.get(unit) ? onsets.explain(unit, ahead) : undefined) ?? fromEvents.explain(unit, ahead),
  };
}

/** Onsets are rare among many quiet months, of which more are kept than where wars are learnt from (docs/decisions/0027). */
const onsetRows = { learnsFrom: "calm", rowsPerMonth: 1, quiet: 0.3 } as const;
