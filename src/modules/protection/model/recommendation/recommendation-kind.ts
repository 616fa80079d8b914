import * as v from "valibot";
import type { RecordKind, StepFacts } from "#platform/rules/kind.ts";
import { latestToday } from "../latest-today.ts";
import { NoteInput, Recommendation } from "./recommendation.ts";
import { isRunning, noted, recommendationMachine, type RecommendationState, type RecommendationStep } from "./recommendation-steps.ts";

type Facts = StepFacts<Recommendation, RecommendationState>;

export const recommendationKind: RecordKind<Recommendation, RecommendationState, RecommendationStep> = {
  kind: "protection.recommendation",
  path: "recommendations",
  schema: Recommendation,
  machine: recommendationMachine,
  createRoles: ["desk", "mandateHolder"],
  editRoles: ["desk", "mandateHolder"],
  readers: ["desk", "mandateHolder"],
  editableIn: ["open", "in-progress", "partially-implemented", "regressed"],
  keptBySteps: ["evidence"],
  title: titleOf,
  links: ({ visitId, situationId }) => [{ to: visitId, as: "recommended-after" }, ...(situationId === undefined ? [] : [{ to: situationId, as: "situation" }])],
  searchText: ({ language, text, theme, evidence, addresseeName }) => ({ language, text: [text, theme, ...evidence.map(({ what }) => what)].join("\n"), names: addresseeName === "" ? [] : [addresseeName] }),
  dueAt: ({ dueOn }, state) => (dueOn !== null && isRunning(state) ? endOfDay(dueOn) : undefined),
  stepInput: Object.fromEntries(noted.map((step) => [step, NoteInput])),
  guard: whyNotRecommendationStep,
  apply: afterRecommendationStep,
  whyNotSave: ({ visitId }, linked) => (linked.some(({ id, kind }) => id === visitId && kind === "protection.visit") ? undefined : "protection.recommendation-of-no-visit"),
  logsReading: () => true,
};

/** So much of the text as a list has room for, after the number it has in the report. */
export function titleOf({ paragraph, text }: Pick<Recommendation, "paragraph" | "text">): string {
  const short = text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text;
  return paragraph === "" ? short : `${paragraph} ${short}`;
}

/** A day that has passed is a reminder and nothing else: no state follows from it. */
export function isOverdue({ dueOn }: Pick<Recommendation, "dueOn">, state: string, now: string): boolean {
  return dueOn !== null && isRunning(state) && endOfDay(dueOn) < now;
}

function endOfDay(day: string): string {
  return `${day}T23:59:59Z`;
}

export function whyNotRecommendationStep(step: RecommendationStep, { record: { content }, input, now }: Pick<Facts, "record" | "input" | "now">): string | undefined {
  if (step === "rate-implemented") return content.evidence.length === 0 ? "protection.evidence-missing" : undefined;
  if (!isNoted(step)) return undefined;
  return v.parse(NoteInput, input).on > latestToday(now) ? "protection.evidence-in-future" : undefined;
}

function afterRecommendationStep(step: RecommendationStep, { record: { content }, actor, input, now }: Facts): Recommendation {
  if (!isNoted(step)) return content;
  return { ...content, evidence: [...content.evidence, { ...v.parse(NoteInput, input), step, recordedBy: actor.userId, recordedAt: now }] };
}

function isNoted(step: RecommendationStep): boolean {
  return noted.some((one) => one === step);
}
