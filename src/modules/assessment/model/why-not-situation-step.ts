import * as v from "valibot";
import type { LinkedRecord, RecordContent, StepFacts } from "#platform/rules/kind.ts";
import { LevelInput, reviewDays, Situation } from "#information/model/situation.ts";
import { Assessment } from "./assessment.ts";
import { findIndicator } from "./framework.ts";

type Facts = StepFacts<RecordContent>;

/** What the assessments of a situation say against a step of it. The situation's own room comes before them and does not know them. */
export function whyNotSituationStep(step: string, facts: Facts): string | undefined {
  if (step === "change-concern-level") return whyNotLevel(facts);
  return step === "make-dormant" ? whyNotDormant(facts) : undefined;
}

/** The first level may come before the first assessment (decision 0015); after that a level rests on an issued one of the review period. */
function whyNotLevel({ record, linked, input, now }: Facts): string | undefined {
  const { assessmentId } = v.parse(LevelInput, input);
  const situation = v.parse(Situation, record.content);
  if (assessmentId === null) return situation.concernHistory.length === 0 ? undefined : "assessment.level-without-assessment";
  const assessment = linked.find((one) => one.id === assessmentId);
  const content = v.safeParse(Assessment, assessment?.content);
  if (assessment?.kind !== "assessment.assessment" || assessment.state !== "issued" || !content.success) return "assessment.level-on-unissued";
  if (content.output.situationId !== record.id) return "assessment.level-on-other-situation";
  return Date.parse(assessment.stateSince) < daysBefore(now, reviewDaysOf(situation)) ? "assessment.level-on-old-assessment" : undefined;
}

/** Nothing that stood in the last two review periods reports a factor worsening that explains timing: silence alone reassures nobody. */
function whyNotDormant({ record, further, now }: Facts): string | undefined {
  const since = daysBefore(now, 2 * reviewDaysOf(v.parse(Situation, record.content)));
  const stood = further.filter((one) => one.state === "issued" || (one.state === "superseded" && Date.parse(one.stateSince) >= since));
  return stood.some(reportsWorsening) ? "assessment.dormant-while-worsening" : undefined;
}

function reportsWorsening({ content }: LinkedRecord): boolean {
  const assessment = v.safeParse(Assessment, content);
  return assessment.success && assessment.output.judgements.some(({ trend, indicatorId }) => trend === "worsening" && findIndicator(indicatorId)?.nature !== "structural");
}

/** The period in which the situation is reviewed at its present level, which is when an assessment of it was due. */
function reviewDaysOf({ concernLevel }: Situation): number {
  return reviewDays[concernLevel ?? 1];
}

function daysBefore(now: string, days: number): number {
  return Date.parse(now) - days * 86_400_000;
}
