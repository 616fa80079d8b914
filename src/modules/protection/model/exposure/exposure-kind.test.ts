import { describe, expect, test } from "vitest";
import { anExposure, aVisit } from "../../examples.ts";
import { checkInDays, proposedCheckIns } from "./check-ins.ts";
import type { Exposure } from "./exposure.ts";
import { exposureKind, exposureMachine, nextDue, whyNotExposureStep, type ExposureStep } from "./exposure-kind.ts";
import { stepsListed, stepsTaken, type StepRow } from "../../../../testing/every-step.ts";

const table: readonly StepRow<ExposureStep>[] = [
  ["followed", "followed", "check-in", ["desk", "mandateHolder", "protectionOfficer"]],
  ["followed/closed", "followed", "record-harm", ["desk", "mandateHolder", "protectionOfficer", "director"]],
  ["followed/closed", "followed", "answer-again", ["desk", "mandateHolder", "protectionOfficer", "director"]],
  ["followed", "followed", "take-over", ["protectionOfficer", "director"]],
  ["followed", "closed", "close", ["desk", "mandateHolder", "protectionOfficer"]],
  ["closed", "followed", "reopen", ["desk", "mandateHolder", "protectionOfficer"]],
];

test("every step from every state by every role is as the table says, and nothing else", () => {
  expect(stepsTaken(exposureMachine, ["followed", "closed"])).toEqual(stepsListed(table));
});

const now = "2026-11-20T12:00:00Z";
const recordOf = (content: Exposure) => ({ id: "", compartmentId: "", kind: "", version: 1, state: "followed" as const, number: null, content, authors: [], steps: [], createdAt: "", changedAt: "" });
const actor = { userId: "00000000-0000-4000-8000-000000000001", roles: ["desk"] };
const take = (content: Exposure, step: ExposureStep, input: Record<string, unknown>) => exposureKind.apply!(step, { record: recordOf(content), actor, linked: [], further: [], input, reason: "", now });
const whyNot = (content: Exposure, step: ExposureStep, input: Record<string, unknown> = {}) => whyNotExposureStep(step, { record: recordOf(content), input, now });
const harmed = { when: "2026-05", act: "death-threat", what: "Two men came to the house.", source: "The person, by the agreed way", answer: "cannot-say", because: "They did not say why." };

describe("a check-in", () => {
  test("is proposed after each interval of the setting, counted from the exposure", () => {
    expect(proposedCheckIns("2026-02-26").map(({ dueOn }) => dueOn).slice(0, 2)).toEqual(["2026-03-05", "2026-03-28"]);
    expect(proposedCheckIns("2026-02-26")).toHaveLength(checkInDays.length);
  });

  test("reminds of the first that nobody has noted, and of none when all were or the exposure is closed", () => {
    const content = anExposure({ checkIns: [{ key: "c2", dueOn: "2026-06-03" }, { key: "c1", dueOn: "2026-05-11" }] });
    expect(nextDue(content, "followed")).toBe("2026-05-11T23:59:59Z");
    const asked = take(content, "check-in", { checkInKey: "c1", on: "2026-05-12", outcome: "well", note: "" });
    expect(nextDue(asked, "followed")).toBe("2026-06-03T23:59:59Z");
    expect(nextDue(asked, "closed")).toBeUndefined();
    expect(nextDue(take(asked, "check-in", { checkInKey: "c2", on: "2026-06-03", outcome: "not-reached", note: "" }), "followed")).toBeUndefined();
  });

  test("is one of those that are planned, and lies behind us", () => {
    expect(whyNot(anExposure(), "check-in", { checkInKey: "c9", on: "2026-05-12", outcome: "well", note: "" })).toBe("protection.check-in-unknown");
    expect(whyNot(anExposure(), "check-in", { checkInKey: "c1", on: "2026-12-12", outcome: "well", note: "" })).toBe("protection.evidence-in-future");
  });
});

describe("later harm asks: because of it?", () => {
  test("the answer stays with its author, time and reason, and a later one is added to it", () => {
    const told = take(anExposure(), "record-harm", harmed);
    const again = take(told, "answer-again", { harmKey: "h1", answer: "yes", because: "One of them named the meeting." });
    expect(again.harms[0]!.answers).toEqual([{ answer: "cannot-say", because: "They did not say why.", by: actor.userId, at: now }, { answer: "yes", because: "One of them named the meeting.", by: actor.userId, at: now }]);
  });

  test("a yes waits for whoever protects, and the exposure is not closed meanwhile", () => {
    const told = take(anExposure(), "record-harm", { ...harmed, answer: "yes" });
    expect([nextDue(told, "followed"), whyNot(told, "close")]).toEqual([now, "protection.harm-waits"]);
    const taken = take(told, "take-over", { harmKey: "h1" });
    expect([nextDue(taken, "followed"), whyNot(taken, "close")]).toEqual(["2026-05-11T23:59:59Z", undefined]);
    expect(whyNot(taken, "take-over", { harmKey: "h1" })).toBe("protection.nothing-to-take-over");
  });

  test.each(["no", "cannot-say"])("a %s waits for nobody, and cannot be taken over", (answer) => {
    const told = take(anExposure(), "record-harm", { ...harmed, answer });
    expect([nextDue(told, "followed"), whyNot(told, "close"), whyNot(told, "take-over", { harmKey: "h1" })]).toEqual(["2026-05-11T23:59:59Z", undefined, "protection.nothing-to-take-over"]);
  });

  test("of harm that nobody recorded nothing is asked again", () => {
    expect(whyNot(anExposure(), "answer-again", { harmKey: "h7", answer: "no", because: "x" })).toBe("protection.harm-unknown");
  });
});

test("a meeting is one of a visit, a person one of a case", () => {
  expect(exposureKind.faults!(anExposure({ meetingKey: "p1" }))).toEqual([{ path: "meetingKey", code: "protection.meeting-unknown" }]);
  expect(exposureKind.faults!(anExposure({ personKey: "p1" }))).toEqual([{ path: "personKey", code: "protection.person-unknown" }]);
  const visitId = "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c44";
  const visit = { id: visitId, kind: "protection.visit", state: "under-way", label: "confidential" as const, content: aVisit(), changedAt: "", stateSince: "" };
  const why = (meetingKey: string) => exposureKind.whyNotSave!(anExposure({ visitId, meetingKey }), [visit]);
  expect([why("p1"), why("p9")]).toEqual([undefined, "protection.meeting-unknown"]);
});
