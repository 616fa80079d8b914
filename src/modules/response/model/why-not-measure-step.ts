import * as v from "valibot";
import { isBlank } from "#assessment/model/text.ts";
import type { StepFacts } from "#platform/rules/kind.ts";
import { highestLabel, labelRank } from "#platform/rules/label.ts";
import { readingRoles } from "#platform/rules/reading-roles.ts";
import type { Measure } from "./measure.ts";
import { needsDecision } from "./measure-cautions.ts";
import { AcceptInput, NoteEffectInput, ReportInput, StartInput, type MeasureState, type MeasureStep } from "./measure-steps.ts";

type Facts = StepFacts<Measure, MeasureState>;

/** Why this step cannot be taken now, beyond role and order. */
export function whyNotMeasureStep(step: MeasureStep, facts: Facts): string | undefined {
  if (step === "endorse") return whyNotEndorse(facts);
  if (step === "accept") return whyNotAccept(facts);
  if (step === "start") return facts.record.content.firstAction === null && v.parse(StartInput, facts.input).what === undefined ? "response.first-action-missing" : undefined;
  if (step === "report-partial" || step === "report-done") return whyNotReport(facts);
  return step === "note-effect" ? whyNotNote(facts) : undefined;
}

/** Rules between the fields: effects are noted on factors that the measure was meant for, once each. */
export function whyNotSaveMeasure(content: Measure): string | undefined {
  if (new Set(content.factors).size !== content.factors.length) return "response.factor-twice";
  return whyNotEffects(content, content.effects);
}

function whyNotEffects(content: Measure, effects: Measure["effects"]): string | undefined {
  const named = new Set(content.factors);
  if (effects.some((effect) => !named.has(effect.factorId))) return "response.effect-on-other-factor";
  return new Set(effects.map((effect) => effect.factorId)).size === effects.length ? undefined : "response.factor-twice";
}

/** What a proposal says before it is endorsed, in the order of its form. */
const neededForEndorsement = {
  addressee: { code: "response.addressee-missing", isMissing: (content: Measure) => isBlank(content.addressee) },
  factors: { code: "response.factors-missing", isMissing: (content: Measure) => content.factors.length === 0 },
  expectedEffect: { code: "response.expected-effect-missing", isMissing: (content: Measure) => isBlank(content.expectedEffect) },
  pillar: { code: "response.pillar-missing", isMissing: (content: Measure) => content.pillar === null },
  timing: { code: "response.timing-missing", isMissing: (content: Measure) => content.timing === null },
  riskOfHarm: { code: "response.risk-of-harm-missing", isMissing: (content: Measure) => isBlank(content.riskOfHarm) },
} as const;
type Needed = keyof typeof neededForEndorsement;

/** The proposer sees it while it can still be written: whoever endorses may not write it. */
export function missingForEndorsement(content: Measure): Needed[] {
  const names: readonly Needed[] = ["addressee", "factors", "expectedEffect", "pillar", "timing", "riskOfHarm"];
  return names.filter((name) => neededForEndorsement[name].isMissing(content));
}

function whyNotEndorse({ record, actor, linked }: Facts): string | undefined {
  const { content } = record;
  if (record.authors.includes(actor.userId)) return "response.endorser-is-author";
  const [missing] = missingForEndorsement(content);
  if (missing) return neededForEndorsement[missing].code;
  const highest = highestLabel(linked.map((one) => one.label));
  return labelRank(content.label) < labelRank(highest) ? "response.label-below-evidence" : undefined;
}

/** A coercive measure, or one of the Security Council, is an option until the decision it rests on is named. */
function whyNotAccept({ record, input }: Facts): string | undefined {
  const { owner, dueOn, decision } = v.parse(AcceptInput, input);
  const { content } = record;
  if (isBlank(owner) && isBlank(content.owner)) return "response.owner-missing";
  if (dueOn === undefined && content.dueOn === null) return "response.due-day-missing";
  return needsDecision(content.coercion, content.authorityNeeded) && (decision ?? content.decision) === null ? "response.decision-missing" : undefined;
}

/** Whoever reads the records of the office links what shows it; somebody outside it has none to link, and says in words what can be seen. */
function whyNotReport({ record, actor, input, reason }: Facts): string | undefined {
  const { evidence } = v.parse(ReportInput, input);
  if (evidence.length > 0 || record.content.evidence.length > 0) return undefined;
  if (actor.roles.some((role) => readingRoles.includes(role))) return "response.evidence-missing";
  return isBlank(reason) ? "response.report-without-words" : undefined;
}

function whyNotNote({ record, input }: Facts): string | undefined {
  return whyNotEffects(record.content, v.parse(NoteEffectInput, input).effects);
}
