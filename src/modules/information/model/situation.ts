import * as v from "valibot";
import { PartialDate } from "#platform/rules/edtf.ts";
import type { RecordKind, StepFacts } from "#platform/rules/kind.ts";
import { Label } from "#platform/rules/label.ts";
import type { Machine } from "#platform/rules/machine.ts";
import type { SharedFact } from "#platform/rules/shared-view.ts";
import { countryFaults, countryName } from "#geography/model/countries.ts";
import { analysts } from "#partners/model/role.ts";

const words = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));
export const concernLevels = [1, 2, 3, 4] as const;
export const ConcernLevel = v.picklist(concernLevels);
export const crimes = ["genocide", "crimes-against-humanity", "war-crimes"] as const;

/** Days until a situation must be reviewed, by concern level; a decision of this project, to be set by each office. */
export const reviewDays = { 1: 90, 2: 90, 3: 30, 4: 7 } as const satisfies Record<(typeof concernLevels)[number], number>;

export const Situation = v.strictObject({
  label: Label,
  title: v.pipe(words(300), v.minLength(3, "information.title-missing")),
  /** ISO 3166-1 alpha-3 codes. */
  countries: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))), v.maxLength(20)),
  /** P-codes of areas inside them; where no boundaries are loaded, and for places that no list has, words. */
  areas: v.pipe(v.array(words(40)), v.maxLength(200)),
  period: PartialDate,
  populationsAtRisk: v.array(v.strictObject({ name: v.pipe(words(300), v.minLength(1)), size: v.optional(words(200), ""), why: v.optional(words(2000), "") })),
  possiblePerpetrators: v.array(v.strictObject({ name: v.pipe(words(300), v.minLength(1)), actorId: v.optional(v.nullable(v.pipe(v.string(), v.uuid())), null), confidence: v.picklist(["low", "moderate", "high"]), why: v.optional(words(2000), "") })),
  crimesConsidered: v.array(v.picklist(crimes)),
  scope: v.optional(words(4000), ""),
  triggers: v.optional(v.array(v.strictObject({ when: PartialDate, what: v.pipe(words(500), v.minLength(1)) })), []),
  concernLevel: v.nullable(ConcernLevel),
  concernHistory: v.array(v.strictObject({ level: ConcernLevel, from: v.pipe(v.string(), v.isoTimestamp()), by: v.pipe(v.string(), v.uuid()), justification: words(4000), assessmentId: v.nullable(v.pipe(v.string(), v.uuid())) })),
  reviewOn: v.nullable(v.pipe(v.string(), v.isoDate())),
});
export type Situation = v.InferOutput<typeof Situation>;

export type SituationState = "open" | "monitored" | "dormant" | "closed";
export type SituationStep = "place-on-watch" | "change-concern-level" | "make-dormant" | "reactivate" | "close";

export const situationMachine: Machine<SituationState, SituationStep> = {
  initial: "open",
  final: ["closed"],
  steps: {
    "place-on-watch": { from: ["open"], to: "monitored", roles: ["senior"], needsReason: true },
    "change-concern-level": { from: ["monitored"], to: "monitored", roles: ["senior", "director"], needsReason: true },
    "make-dormant": { from: ["monitored"], to: "dormant", roles: ["director"], needsReason: true },
    reactivate: { from: ["dormant"], to: "monitored", roles: ["analyst", "senior"], needsReason: true },
    close: { from: ["monitored", "dormant"], to: "closed", roles: ["director"], needsReason: true },
  },
};

export const LevelInput = v.strictObject({ level: ConcernLevel, assessmentId: v.nullable(v.pipe(v.string(), v.uuid())) });

export const situationKind: RecordKind<Situation, SituationState, SituationStep> = {
  kind: "information.situation",
  path: "situations",
  schema: Situation,
  machine: situationMachine,
  faults: ({ countries }) => countryFaults(countries.map((code, index) => [`countries.${index}`, code])),
  createRoles: analysts,
  editRoles: analysts,
  editableIn: ["open", "monitored", "dormant"],
  // The level is set by people with a reason, and the history says who they were.
  keptBySteps: ["concernLevel", "concernHistory", "reviewOn"],
  title: (content) => content.title,
  links: (content) => [
    ...content.concernHistory.flatMap((entry) => (entry.assessmentId ? [{ to: entry.assessmentId, as: "level-justified-by" }] : [])),
    ...content.possiblePerpetrators.flatMap((entry) => (entry.actorId ? [{ to: entry.actorId, as: "possible-perpetrator" }] : [])),
  ],
  searchText: (content) => ({ language: null, text: [content.scope, ...content.triggers.map((trigger) => trigger.what)].join("\n"), names: [...content.populationsAtRisk, ...content.possiblePerpetrators].map((entry) => entry.name) }),
  dueAt: (content, state) => (state === "monitored" && content.reviewOn ? `${content.reviewOn}T12:00:00Z` : undefined),
  stepInput: { "change-concern-level": LevelInput },
  guard: whyNotSituationStep,
  sharedView: sharedSituation,
  // Domain 1.7: who reads material of a situation of serious concern is known, even where the words themselves are no secret.
  logsReading: (content) => content.concernLevel !== null && content.concernLevel >= 3,
  apply: afterSituationStep,
};

/** The justification is the reason of the step, and what it needs of assessments is for their room to say; the review date must be set before a situation is watched. */
export function whyNotSituationStep(step: SituationStep, facts: StepFacts<Situation, SituationState>): string | undefined {
  const { content } = facts.record;
  if (step === "place-on-watch") {
    if (content.countries.length === 0 && content.areas.length === 0) return "information.situation-without-area";
    if (content.populationsAtRisk.length === 0) return "information.situation-without-population";
  }
  return undefined;
}

function afterSituationStep(step: SituationStep, facts: StepFacts<Situation, SituationState>): Situation {
  const { content } = facts.record;
  if (step === "place-on-watch") return { ...content, reviewOn: dayAfter(facts.now, reviewDays[content.concernLevel ?? 1]) };
  if (step !== "change-concern-level") return content;
  const { level, assessmentId } = v.parse(LevelInput, facts.input);
  const entry = { level, from: facts.now, by: facts.actor.userId, justification: facts.reason, assessmentId };
  return { ...content, concernLevel: level, concernHistory: [...content.concernHistory, entry], reviewOn: dayAfter(facts.now, reviewDays[level]) };
}

/** A situation for a partner: where, when, who is at risk, and the level; nothing of perpetrators, reasons and authors. */
function sharedSituation({ countries, areas, period, populationsAtRisk, concernLevel }: Situation): SharedFact[] {
  return [
    { is: "names", name: "information.shared.countries", names: countries.map((iso3) => ({ en: countryName(iso3, "en"), fr: countryName(iso3, "fr"), ar: countryName(iso3, "ar") })) },
    { is: "text", name: "information.shared.areas", lines: [...areas] },
    { is: "date", name: "information.shared.period", date: period },
    { is: "text", name: "information.shared.populations", lines: populationsAtRisk.map(({ name }) => name) },
    { is: "words", name: "information.shared.level", keys: concernLevel === null ? [] : [`information.concern-level.${concernLevel}`] },
  ];
}

/** The day so many days after a moment, counted in UTC. */
export function dayAfter(now: string, days: number): string {
  return new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);
}
