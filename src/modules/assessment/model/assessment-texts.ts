import type { Assessment } from "./assessment.ts";

/** Everything written for readers. Dissent is left out: it is for the reviewers alone, and a search would show it to others. */
export function allTexts(content: Assessment): string[] {
  return [
    content.title,
    ...content.keyJudgements.map((judgement) => judgement.text),
    ...content.judgements.map((judgement) => judgement.reasoning),
    ...content.factorNarratives.map((narrative) => narrative.text),
    content.mitigatingFactors.text,
    content.counterEvidence.text,
    content.alternativeExplanations,
    ...[content.scenarios.best, content.scenarios.mostLikely, content.scenarios.worst].flatMap((scenario) => [scenario.text, ...scenario.triggers, ...scenario.signposts]),
    content.conclusions,
    content.whatWouldChange,
  ];
}

/** The assessment as principals and partners read it: dissent stays with those who review, so that people dare to write it. */
export function withoutDissent(content: Assessment): Assessment {
  return { ...content, judgements: content.judgements.map((judgement) => ({ ...judgement, dissent: [] })) };
}
