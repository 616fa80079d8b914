import { describe, expect, test } from "vitest";
import { aRecommendation } from "../../examples.ts";
import type { Recommendation } from "./recommendation.ts";
import { isOverdue, recommendationKind, titleOf, whyNotRecommendationStep } from "./recommendation-kind.ts";
import { isRated, recommendationMachine, recommendationStates, type RecommendationState, type RecommendationStep } from "./recommendation-steps.ts";
import { statusFigures } from "./status-figures.ts";
import { stepsListed, stepsTaken, type StepRow } from "../../../../testing/every-step.ts";

/** The table of the domain reference; the second row is ours: a further step of the State moves nothing. A partner's report is recorded by the desk. */
const table: readonly StepRow<RecommendationStep>[] = [
  ["open", "in-progress", "record-step", ["desk"]],
  ["in-progress/partially-implemented", "stays", "note-step", ["desk"]],
  ["open/in-progress", "partially-implemented", "rate-partial", ["desk"]],
  ["in-progress/partially-implemented", "implemented", "rate-implemented", ["mandateHolder"]],
  ["open/in-progress/partially-implemented", "not-implemented", "rate-not-implemented", ["mandateHolder"]],
  ["implemented", "regressed", "record-regression", ["desk"]],
  ["regressed", "in-progress", "resume", ["desk"]],
];

test("every step from every state by every role is as the table says, and nothing else", () => {
  expect(stepsTaken(recommendationMachine, recommendationStates)).toEqual(stepsListed(table));
});

const now = "2026-11-20T12:00:00Z";
const recordOf = (content: Recommendation, state: RecommendationState = "open") => ({ id: "", compartmentId: "", kind: "", version: 1, state, number: null, content, authors: [], steps: [], createdAt: "", changedAt: "" });
const actor = { userId: "00000000-0000-4000-8000-000000000001", roles: ["desk"] };
const note = { on: "2026-11-18", source: "The ministry's letter", what: "A bill is before parliament." };

describe("what is recorded of a recommendation", () => {
  test("has its source and its day, stays with who recorded it, and only grows", () => {
    const first = recommendationKind.apply!("record-step", { record: recordOf(aRecommendation()), actor, linked: [], further: [], input: note, reason: "", now });
    const second = recommendationKind.apply!("note-step", { record: recordOf(first), actor, linked: [], further: [], input: { ...note, what: "It was adopted." }, reason: "", now });
    expect(second.evidence).toEqual([{ ...note, step: "record-step", recordedBy: actor.userId, recordedAt: now }, { ...note, what: "It was adopted.", step: "note-step", recordedBy: actor.userId, recordedAt: now }]);
  });

  test("did not happen tomorrow, wherever the day begins", () => {
    const on = (day: string) => whyNotRecommendationStep("record-step", { record: recordOf(aRecommendation()), input: { ...note, on: day }, now });
    expect([on("2026-11-21"), on("2026-11-22")]).toEqual([undefined, "protection.evidence-in-future"]);
  });

  test("is needed before it is rated as implemented", () => {
    const rate = (given: Partial<Recommendation>) => whyNotRecommendationStep("rate-implemented", { record: recordOf(aRecommendation(given)), input: {}, now });
    expect(rate({})).toBe("protection.evidence-missing");
    expect(rate({ evidence: [{ ...note, step: "record-step", recordedBy: actor.userId, recordedAt: now }] })).toBeUndefined();
  });
});

describe("a day that has passed", () => {
  test.each([
    { state: "open", at: "2026-12-31T23:00:00Z", overdue: false },
    { state: "open", at: "2027-01-01T00:00:00Z", overdue: true },
    { state: "regressed", at: "2027-01-01T00:00:00Z", overdue: true },
    { state: "implemented", at: "2027-01-01T00:00:00Z", overdue: false },
    { state: "not-implemented", at: "2027-01-01T00:00:00Z", overdue: false },
  ])("reminds of what is $state at $at: $overdue", ({ state, at, overdue }) => {
    expect(isOverdue(aRecommendation(), state, at)).toBe(overdue);
  });

  test("moves nothing: no step is the system's", () => {
    expect(Object.values(recommendationMachine.steps).some((step) => (step.roles as readonly string[]).includes("system"))).toBe(false);
  });
});

test("a status that says what became of it is a rated one; that something was begun is none", () => {
  expect(recommendationStates.filter(isRated)).toEqual(["partially-implemented", "implemented", "not-implemented", "regressed"]);
});

test("figures name every status, with how many of how many", () => {
  expect(statusFigures(["open", "open", "implemented"]).map(({ state, count, of }) => `${state} ${count}/${of}`)).toEqual(["open 2/3", "in-progress 0/3", "partially-implemented 0/3", "implemented 1/3", "not-implemented 0/3", "regressed 0/3"]);
});

test("a long text is short in a list, after its number", () => {
  expect(titleOf(aRecommendation({ text: "a".repeat(200) }))).toHaveLength("92 (a) ".length + 120);
  expect(titleOf(aRecommendation({ paragraph: "", text: "Free them." }))).toBe("Free them.");
});
