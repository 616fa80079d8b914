import { describe, expect, test } from "vitest";
import type { LinkedRecord } from "#platform/rules/kind.ts";
import { aSubmission } from "../../examples.ts";
import { admissibilityItems, minimumFacts, type Submission } from "./submission.ts";
import { submissionKind, whyNotSubmissionStep } from "./submission-kind.ts";
import { submissionMachine, type SubmissionState, type SubmissionStep } from "./submission-steps.ts";
import { stepsListed, stepsTaken, type StepRow } from "../../../../testing/every-step.ts";

/** The table of the domain reference. */
const table: readonly StepRow<SubmissionStep>[] = [
  ["received", "acknowledged", "acknowledge", ["system", "desk"]],
  ["acknowledged", "screening", "screen", ["desk"]],
  ["screening", "info-requested", "ask-author", ["desk"]],
  ["info-requested", "screening", "author-answered", ["desk"]],
  ["screening", "admissible", "admit", ["desk", "mandateHolder"]],
  ["screening", "inadmissible", "decline", ["desk"]],
  ["inadmissible", "no-action", "conclude", ["desk"]],
  ["screening", "transferred", "transfer", ["desk"]],
  ["admissible", "acted", "draft-communication", ["desk"]],
  ["admissible", "no-action", "no-action", ["mandateHolder"]],
];
const states: SubmissionState[] = ["received", "acknowledged", "screening", "info-requested", "admissible", "inadmissible", "no-action", "transferred", "acted"];

test("every step from every state by every role is as the table says, and nothing else", () => {
  expect(stepsTaken(submissionMachine, states)).toEqual(stepsListed(table));
});

const whyNot = (step: SubmissionStep, given: Partial<Submission> = {}, withdrawnOn: string | null = null) => {
  const content = aSubmission(given);
  const box: LinkedRecord = { id: content.sealedId, kind: "protection.sealed-submission", state: "under-review", label: "confidential", content: { door: "submission", consentWithdrawnOn: withdrawnOn, deletedOn: null }, changedAt: "", stateSince: "" };
  return whyNotSubmissionStep(step, { record: { id: "", compartmentId: "", kind: "", version: 1, state: "screening", number: null, content, authors: [], steps: [], createdAt: "", changedAt: "" }, linked: [box], further: [] });
};

describe("screening", () => {
  test("does not begin while nobody knows who sent it, nor when it is abusive, political or only from the media", () => {
    expect(whyNot("screen")).toBeUndefined();
    for (const isAuthorKnown of [false, null]) expect(whyNot("screen", { isAuthorKnown })).toBe("protection.author-unknown");
    for (const item of ["not-unfounded-or-political", "language-not-abusive", "not-only-media"] as const) expect(whyNot("screen", { checks: [{ item, answer: "not-ok", note: "" }] })).toBe("protection.screening-fails");
    expect(whyNot("screen", { checks: [{ item: "factual", answer: "unclear", note: "" }] })).toBeUndefined();
  });

  test("what the source allows is noted before anything else", () => {
    expect(whyNot("acknowledge", { consent: null })).toBe("protection.consent-not-noted");
    expect(whyNot("acknowledge")).toBeUndefined();
  });
});

describe("admitting", () => {
  test("needs facts, victim, alleged author, date and place", () => {
    expect(whyNot("admit")).toBeUndefined();
    for (const fact of minimumFacts) expect(whyNot("admit", { contains: minimumFacts.filter((one) => one !== fact) })).toBe("protection.minimum-facts-missing");
  });

  test("fails with any point of the checklist that is not met", () => {
    for (const item of admissibilityItems) expect(whyNot("admit", { checks: [{ item, answer: "not-ok", note: "" }] })).toBe("protection.check-fails");
  });

  test("needs consent to raise the case and a note of the risk; silence is no consent", () => {
    const consent = aSubmission({}).consent!;
    for (const raise of ["no", "not-asked"] as const) expect(whyNot("admit", { consent: { ...consent, raise } })).toBe("protection.no-consent-to-raise");
    expect(whyNot("admit", { risk: " " })).toBe("protection.risk-missing");
  });

  test.each(["admit", "transfer", "draft-communication"] as const)("after the source took consent back, %s is not possible", (step) => {
    expect(whyNot(step, {}, "2026-11-20")).toBe("protection.consent-withdrawn");
  });

  test("is transferred only with consent to share", () => {
    expect(whyNot("transfer")).toBe("protection.no-consent-to-share");
    expect(whyNot("transfer", { consent: { ...aSubmission({}).consent!, share: "yes" } })).toBeUndefined();
  });
});

test("the file's title tells the day and four signs, and no more", () => {
  expect(submissionKind.title(aSubmission({ filedOn: "2026-11-30" }))).toBe("2026-11-30 · 0000-0000");
});
