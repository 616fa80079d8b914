import type { Assessment } from "./assessment.ts";
import { indicators } from "./framework.ts";
import type { Judgement } from "./judgement.ts";

export type Change<T> = { readonly from: T; readonly to: T };
export type JudgementChange = {
  readonly indicatorId: string;
  readonly judgement?: Change<Judgement["judgement"]>;
  readonly confidence?: Change<Judgement["confidence"]>;
  readonly trend?: Change<Judgement["trend"]>;
  readonly immediacy?: Change<Judgement["immediacy"]>;
};
export type EvidenceRef = { readonly indicatorId: string; readonly recordId: string; readonly direction: Judgement["evidence"][number]["direction"] };
export type TextChange = { readonly field: string } & Change<string>;

export type AssessmentDifference = {
  readonly judgements: readonly JudgementChange[];
  readonly newEvidence: readonly EvidenceRef[];
  readonly removedEvidence: readonly EvidenceRef[];
  readonly texts: readonly TextChange[];
};

/** What is different from the last assessment: analysis is a process, and the same facts may mean more when they accelerate. */
export function compareAssessments(previous: Assessment, next: Assessment): AssessmentDifference {
  return {
    judgements: judgementChanges(previous, next),
    newEvidence: evidenceOnlyIn(next, previous),
    removedEvidence: evidenceOnlyIn(previous, next),
    texts: textChanges(previous, next),
  };
}

/** An indicator that one of the two does not mention was not assessed there. */
function judgementChanges(previous: Assessment, next: Assessment): JudgementChange[] {
  return indicators.flatMap(({ id }) => {
    const before = standingOf(previous, id);
    const after = standingOf(next, id);
    const change: JudgementChange = {
      indicatorId: id,
      ...(before.judgement === after.judgement ? {} : { judgement: { from: before.judgement, to: after.judgement } }),
      ...(before.confidence === after.confidence ? {} : { confidence: { from: before.confidence, to: after.confidence } }),
      ...(before.trend === after.trend ? {} : { trend: { from: before.trend, to: after.trend } }),
      ...(before.immediacy === after.immediacy ? {} : { immediacy: { from: before.immediacy, to: after.immediacy } }),
    };
    return Object.keys(change).length > 1 ? [change] : [];
  });
}

type Standing = Pick<Judgement, "judgement" | "confidence" | "trend" | "immediacy">;
const notMentioned: Standing = { judgement: "not-assessed", confidence: null, trend: null, immediacy: null };

function standingOf(content: Assessment, indicatorId: string): Standing {
  return content.judgements.find((judgement) => judgement.indicatorId === indicatorId) ?? notMentioned;
}

function evidenceOnlyIn(one: Assessment, other: Assessment): EvidenceRef[] {
  const known = new Set(evidenceOf(other).map(keyOf));
  return evidenceOf(one).filter((evidence) => !known.has(keyOf(evidence)));
}

function evidenceOf(content: Assessment): EvidenceRef[] {
  return content.judgements.flatMap((judgement) =>
    judgement.evidence.map((evidence) => ({ indicatorId: judgement.indicatorId, recordId: evidence.recordId, direction: evidence.direction })),
  );
}

function keyOf(evidence: EvidenceRef): string {
  return [evidence.indicatorId, evidence.recordId, evidence.direction].join(" ");
}

function textChanges(previous: Assessment, next: Assessment): TextChange[] {
  const before = textsByField(previous);
  const after = textsByField(next);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const from = before.get(field) ?? "";
    const to = after.get(field) ?? "";
    return from === to ? [] : [{ field, from, to }];
  });
}

/** Fields that repeat carry their place or their id: `keyJudgements.1`, `factorNarratives.RF7`, `reasoning.7.14`, `confidenceReason.7.14`. */
function textsByField(content: Assessment): Map<string, string> {
  const fields = new Map<string, string>([
    ["title", content.title],
    ["mitigatingFactors", content.mitigatingFactors.text],
    ["mitigatingFactors.searchDescribed", content.mitigatingFactors.searchDescribed],
    ["counterEvidence", content.counterEvidence.text],
    ["counterEvidence.searchDescribed", content.counterEvidence.searchDescribed],
    ["alternativeExplanations", content.alternativeExplanations],
    ["conclusions", content.conclusions],
    ["whatWouldChange", content.whatWouldChange],
  ]);
  content.keyJudgements.forEach((judgement, index) => fields.set(`keyJudgements.${index + 1}`, `${judgement.text} [${judgement.likelihood}, ${judgement.confidence}, ${judgement.horizon}]`));
  content.factorNarratives.forEach((narrative) => fields.set(`factorNarratives.${narrative.factorId}`, narrative.text));
  for (const judgement of content.judgements) {
    fields.set(`reasoning.${judgement.indicatorId}`, judgement.reasoning);
    fields.set(`confidenceReason.${judgement.indicatorId}`, judgement.confidenceReason);
  }
  for (const name of ["best", "mostLikely", "worst"] as const) fields.set(`scenarios.${name}`, scenarioText(content.scenarios[name]));
  return fields;
}

function scenarioText(scenario: Assessment["scenarios"]["best"]): string {
  return [scenario.text, ...scenario.triggers, ...scenario.signposts].filter((line) => line !== "").join("\n");
}
