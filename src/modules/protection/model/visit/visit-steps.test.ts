import { describe, expect, test } from "vitest";
import type { LinkedRecord } from "#platform/rules/kind.ts";
import { aVisit } from "../../examples.ts";
import { termsOfReference, type Visit } from "./visit.ts";
import { visitFaults, visitKind, whyNotVisitStep } from "./visit-kind.ts";
import { visitMachine, type VisitState, type VisitStep } from "./visit-steps.ts";
import { stepsListed, stepsTaken, type StepRow } from "../../../../testing/every-step.ts";

/** The table of the domain reference; "resume" after a postponement has a name of its own, and a reminder may repeat. */
const table: readonly StepRow<VisitStep>[] = [
  ["planned", "requested", "request", ["mandateHolder"]],
  ["planned", "invited", "receive-invitation", ["desk"]],
  ["requested/reminded", "reminded", "remind", ["desk"]],
  ["requested/reminded", "acknowledged", "acknowledge", ["desk"]],
  ["requested/reminded/acknowledged", "accepted", "accept", ["desk"]],
  ["invited", "accepted", "accept-invitation", ["mandateHolder"]],
  ["requested/reminded/acknowledged/invited", "declined", "decline", ["desk"]],
  ["accepted", "dates-proposed", "propose-dates", ["desk"]],
  ["dates-proposed", "dates-agreed", "agree-dates", ["desk", "mandateHolder"]],
  ["dates-agreed", "in-preparation", "prepare", ["desk"]],
  ["dates-proposed/dates-agreed/in-preparation", "postponed", "postpone", ["desk"]],
  ["postponed", "dates-proposed", "resume-dates", ["desk"]],
  ["dates-agreed/in-preparation", "cancelled", "cancel", ["desk"]],
  ["in-preparation", "under-way", "start", ["mandateHolder"]],
  ["under-way", "suspended", "suspend", ["mandateHolder"]],
  ["suspended", "under-way", "resume", ["mandateHolder"]],
  ["under-way/suspended", "completed", "end", ["mandateHolder"]],
  ["completed", "report-drafted", "draft-report", ["desk"]],
  ["report-drafted", "state-comments", "send-to-state", ["desk"]],
  ["state-comments", "report-issued", "issue-report", ["publisher"]],
  ["report-issued", "followed-up", "follow-up", ["mandateHolder", "desk"]],
];
const states: VisitState[] = ["planned", "requested", "invited", "reminded", "acknowledged", "accepted", "declined", "dates-proposed", "dates-agreed", "in-preparation", "postponed", "cancelled", "under-way", "suspended", "completed", "report-drafted", "state-comments", "report-issued", "followed-up"];

test("every step from every state by every role is as the table says, and nothing else", () => {
  expect(stepsTaken(visitMachine, states)).toEqual(stepsListed(table));
});

const whyNot = (step: VisitStep, given: Partial<Visit> = {}, further: readonly LinkedRecord[] = []) => whyNotVisitStep(step, { record: recordOf(aVisit(given)), further });
const recordOf = (content: Visit) => ({ id: "", compartmentId: "", kind: "", version: 1, state: "dates-proposed" as const, number: null, content, authors: [], steps: [], createdAt: "", changedAt: "" });

describe("dates", () => {
  test("are agreed when the State has accepted every term of reference, with or without reserve", () => {
    expect(whyNot("agree-dates")).toBeUndefined();
    for (const term of termsOfReference) {
      expect(whyNot("agree-dates", { terms: aVisit().terms.filter((one) => one.term !== term) })).toBe("protection.terms-not-accepted");
      expect(whyNot("agree-dates", { terms: aVisit().terms.map((one) => (one.term === term ? { ...one, answer: "refused" } : one)) })).toBe("protection.terms-not-accepted");
      expect(whyNot("agree-dates", { terms: aVisit().terms.map((one) => (one.term === term ? { ...one, answer: "accepted-with-reserve" } : one)) })).toBeUndefined();
    }
    expect(whyNot("agree-dates", { from: null })).toBe("protection.visit-dates-missing");
  });

  test("do not end before they begin", () => {
    expect(visitFaults(aVisit({ from: "2026-05-10", until: "2026-05-02" }))).toEqual([{ path: "until", code: "protection.visit-ends-first" }]);
  });
});

test("a visit is suspended for a breach that is noted, and ends with a statement the State has seen", () => {
  expect(whyNot("suspend")).toBe("protection.no-breach-noted");
  expect(whyNot("suspend", { terms: aVisit().terms.map((one) => (one.term === "no-reprisals" ? { ...one, breachedOn: "2026-05-04", breach: "A man who had been met was arrested." } : one)) })).toBeUndefined();
  expect(whyNot("end")).toBe("protection.statement-missing");
  expect(whyNot("end", { statement: "What was seen.", statementSharedOn: "2026-05-11" })).toBeUndefined();
  expect(whyNot("issue-report")).toBe("protection.report-symbol-missing");
});

test("a confidential meeting holds no names", () => {
  const [meeting] = aVisit().programme;
  expect(visitFaults(aVisit({ programme: [{ ...meeting!, isConfidential: true, withWhom: "Osprey's sister" }] }))).toEqual([{ path: "programme.0.withWhom", code: "protection.confidential-meeting-named" }]);
  expect(visitFaults(aVisit({ programme: [{ ...meeting!, isConfidential: true, withWhom: "" }] }))).toEqual([]);
});

test("who was met is found by no search", () => {
  expect(JSON.stringify(visitKind.searchText(aVisit({ programme: [{ ...aVisit().programme[0]!, withWhom: "wagtail", doNoHarm: "wagtail" }] })))).not.toContain("wagtail");
});

describe("a report is followed up", () => {
  const recommendation = (state: string): LinkedRecord => ({ id: state, kind: "protection.recommendation", state, label: "confidential", content: {}, changedAt: "", stateSince: "" });

  test.each([
    { states: ["implemented", "not-implemented", "partially-implemented", "regressed"], why: undefined },
    { states: ["implemented", "open"], why: "protection.recommendation-not-rated" },
    { states: ["in-progress"], why: "protection.recommendation-not-rated" },
    { states: [], why: "protection.no-recommendations" },
  ])("when a person has rated each of its recommendations: $states", ({ states, why }) => {
    expect(whyNot("follow-up", {}, states.map(recommendation))).toBe(why);
  });
});
