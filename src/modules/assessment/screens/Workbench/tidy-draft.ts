import type { Assessment } from "../../model/assessment.ts";
import { takesPosition } from "../../model/judgement.ts";
import { isBlank } from "../../model/text.ts";

/**
 * The draft as it is sent: lines that were added and never filled are left out, so that saving in the middle of work is not refused
 * for an empty line. A line with anything in it is sent as it is, and the server says what it still needs.
 */
export function tidyDraft(content: Assessment): Assessment {
  const { scenarios } = content;
  return {
    ...content,
    keyJudgements: content.keyJudgements.filter((one) => !(isBlank(one.text) && isBlank(one.horizon))),
    populationsAtRisk: content.populationsAtRisk.filter((one) => !(isBlank(one.name) && isBlank(one.where) && isBlank(one.why))),
    possiblePerpetrators: content.possiblePerpetrators.filter((one) => !(isBlank(one.name) && isBlank(one.why))),
    informationGaps: content.informationGaps.filter((one) => !(isBlank(one.gap) && isBlank(one.collectionPlan))),
    factorNarratives: content.factorNarratives.filter((one) => one.restsOnOneOrigin || !isBlank(one.text)),
    judgements: content.judgements.map((one) => (takesPosition(one.judgement) ? one : { ...one, confidence: null })),
    scenarios: { best: tidyScenario(scenarios.best), mostLikely: tidyScenario(scenarios.mostLikely), worst: tidyScenario(scenarios.worst) },
  };
}

function tidyScenario(scenario: Assessment["scenarios"]["best"]): Assessment["scenarios"]["best"] {
  return { ...scenario, triggers: scenario.triggers.filter((one) => !isBlank(one)), signposts: scenario.signposts.filter((one) => !isBlank(one)) };
}
