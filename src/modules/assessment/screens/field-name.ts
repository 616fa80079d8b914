type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

const sections: Readonly<Record<string, string>> = {
  mitigatingFactors: "mitigating-factors",
  counterEvidence: "counter-evidence",
  alternativeExplanations: "alternative-explanations",
  conclusions: "conclusions",
  whatWouldChange: "what-would-change",
  "scenarios.best": "scenario-best",
  "scenarios.mostLikely": "scenario-most-likely",
  "scenarios.worst": "scenario-worst",
};

/** The words for a field as the comparison names it: `keyJudgements.1`, `factorNarratives.RF7`, `reasoning.7.14`. */
export function fieldName(field: string, say: Say): string {
  const [first = "", ...rest] = field.split(".");
  const after = rest.join(".");
  if (first === "title") return say("assessment.screen.field.title");
  if (first === "keyJudgements") return say("assessment.screen.field.key-judgement", { number: after });
  if (first === "factorNarratives") return say("assessment.screen.field.narrative", { id: after, name: say(`assessment.framework.${after}`) });
  if (first === "reasoning") return say("assessment.screen.field.reasoning", { id: after, name: say(`assessment.framework.${after}`) });
  if (first === "confidenceReason") return say("assessment.screen.field.confidence-reason", { id: after, name: say(`assessment.framework.${after}`) });
  const whole = sections[field];
  if (whole !== undefined) return say(`assessment.section.${whole}`);
  return say("assessment.screen.field.search-described", { section: say(`assessment.section.${sections[first] ?? first}`) });
}

/** The words for the place a reminder speaks of: an indicator, a factor or a section. */
export function placeName(where: string, say: Say): string {
  if (/^(RF)?\d/.test(where)) return say("assessment.screen.framework-line", { id: where, name: say(`assessment.framework.${where}`) });
  return say(`assessment.section.${where}`);
}
