import type { Machine } from "#platform/rules/machine.ts";

export type RecommendationState = "open" | "in-progress" | "partially-implemented" | "implemented" | "not-implemented" | "regressed";
export type RecommendationStep = "record-step" | "note-step" | "rate-partial" | "rate-implemented" | "rate-not-implemented" | "record-regression" | "resume";

/**
 * The follow-up of a recommendation (3.11). What a partner reports the desk records with the partner as its source: whoever is outside has no role in an office, and
 * reads what was granted to them alone. Beyond the table a further step of the State is noted without moving anything: each has its source
 * and its day.
 */
export const recommendationMachine: Machine<RecommendationState, RecommendationStep> = {
  initial: "open",
  final: ["implemented", "not-implemented"],
  steps: {
    "record-step": { from: ["open"], to: "in-progress", roles: ["desk"] },
    "note-step": { from: ["in-progress", "partially-implemented"], to: "in-progress", stays: true, roles: ["desk"] },
    "rate-partial": { from: ["open", "in-progress"], to: "partially-implemented", roles: ["desk"], needsReason: true },
    "rate-implemented": { from: ["in-progress", "partially-implemented"], to: "implemented", roles: ["mandateHolder"] },
    "rate-not-implemented": { from: ["open", "in-progress", "partially-implemented"], to: "not-implemented", roles: ["mandateHolder"], needsReason: true },
    "record-regression": { from: ["implemented"], to: "regressed", roles: ["desk"] },
    resume: { from: ["regressed"], to: "in-progress", roles: ["desk"] },
  },
};

/** In the order in which they are shown and counted. */
export const recommendationStates = ["open", "in-progress", "partially-implemented", "implemented", "not-implemented", "regressed"] as const satisfies readonly RecommendationState[];

/** Steps that bring a source, a day and what it says. */
export const noted = ["record-step", "note-step", "record-regression"] as const satisfies readonly RecommendationStep[];

const rated: readonly string[] = ["partially-implemented", "implemented", "not-implemented", "regressed"] satisfies readonly RecommendationState[];

/** Whether a person has said what became of it: that something was begun says nothing of that yet. */
export function isRated(state: string): boolean {
  return rated.includes(state);
}

const running: readonly string[] = ["open", "in-progress", "partially-implemented", "regressed"] satisfies readonly RecommendationState[];

/** Whether its day is still waited for. */
export function isRunning(state: string): boolean {
  return running.includes(state);
}
