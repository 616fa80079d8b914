import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aReceipt, anIssuedAlert, aPublicStatement, warningIds } from "../examples.ts";
import { whyNotStep } from "#platform/rules/machine.ts";
import { alertMachine } from "./alert-steps.ts";
import { responses, type Receipt } from "./receipt.ts";
import { alertState, answered, followingStep, receiptState, whoMustHear, whyNotAnswer, type Answer } from "./receipts.ts";

const alert = anIssuedAlert();
const noon = "2026-09-02T12:00:00Z";
const of = (addresseeKey: string, given: Partial<Receipt> = {}) => aReceipt({ addresseeKey, ...given });
const state = (receipts: Receipt[], wasEscalated = false) => alertState(warningIds.alert, alert, receipts, wasEscalated);
const acknowledged = { acknowledgedAt: noon };
const decided = { response: "decline", respondedAt: noon } as const;
const silent = { response: "no-answer", respondedAt: noon } as const;

describe("the state of an alert to two people", () => {
  test.each([
    { sg: {}, usg: {}, is: "issued" },
    { sg: acknowledged, usg: {}, is: "issued" },
    { sg: acknowledged, usg: acknowledged, is: "acknowledged" },
    { sg: decided, usg: {}, is: "issued" },
    { sg: decided, usg: acknowledged, is: "acknowledged" },
    { sg: decided, usg: decided, is: "response-recorded" },
    { sg: decided, usg: silent, is: "response-recorded" },
    { sg: silent, usg: silent, is: "response-recorded" },
    { sg: decided, usg: { response: "later", respondedAt: noon }, is: "acknowledged" },
  ] as const)("one $sg, the other $usg: $is", ({ sg, usg, is }) => expect(state([of("sg", sg), of("usg-peace", usg)])).toBe(is));

  test("stays escalated until the last of them has given a sign", () => {
    expect(state([of("sg", acknowledged)], true)).toBe("escalated");
    expect(state([of("sg", acknowledged), of("usg-peace", acknowledged)], true)).toBe("acknowledged");
  });

  test("an addressee without a receipt has given no sign", () => expect(state([of("sg", decided)])).toBe("issued"));

  test("a statement to the public asks nobody for an answer, so nothing remains to be recorded", () => {
    expect(alertState(warningIds.alert, aPublicStatement(), [], false)).toBe("response-recorded");
  });

  test("the record follows its receipts by a step that its table allows from there", () => {
    for (const from of ["issued", "acknowledged", "escalated", "response-recorded"] as const) {
      for (const to of ["issued", "acknowledged", "escalated", "response-recorded"] as const) {
        const step = followingStep(from, to);
        if (!step) continue;
        expect(alertMachine.steps[step].to).toBe(to);
        expect(whyNotStep(alertMachine, from, step, { userId: "clock", roles: ["system"] })).toBeUndefined();
      }
    }
    expect(followingStep("issued", "response-recorded")).toBe("record-response");
    expect(followingStep("closed", "acknowledged")).toBeUndefined();
  });
});

describe("one receipt", () => {
  test.each([
    [{ sentAt: null }, "not-sent"],
    [{}, "sent"],
    [{ deliveredAt: noon }, "delivered"],
    [{ ...acknowledged }, "acknowledged"],
    [{ response: "later", respondedAt: noon }, "postponed"],
    [{ response: "note", respondedAt: noon }, "answered"],
    [{ ...silent }, "silent"],
    [{ response: "act", respondedAt: noon, firstActionAt: noon }, "acted"],
    [{ response: "act", respondedAt: noon, firstActionAt: noon, reportedBackAt: noon }, "reported-back"],
  ] as const)("%j is %s", (given, is) => expect(receiptState(aReceipt(given))).toBe(is));

  test("an answer acknowledges, a recorded silence does not", () => {
    expect(answered(aReceipt(), anAnswer("decline"), noon).acknowledgedAt).toBe(noon);
    expect(answered(aReceipt(), anAnswer("no-answer"), noon).acknowledgedAt).toBeNull();
  });

  test("an answer never moves the time of an earlier acknowledgement", () => {
    fc.assert(fc.property(fc.constantFrom(...responses), (response) => {
      expect(answered(aReceipt({ acknowledgedAt: "2026-09-01T13:00:00Z" }), anAnswer(response), noon).acknowledgedAt).toBe("2026-09-01T13:00:00Z");
    }));
  });
});

describe("recording an answer", () => {
  const why = (answer: Answer, now = noon, bySystem = false, soFar = aReceipt()) => whyNotAnswer(alert, "issued", soFar, answer, now, bySystem);

  test.each(responses.filter((response) => response !== "later"))("%s needs a reason", (response) => {
    expect(why(anAnswer(response))).toBeUndefined();
    expect(why({ ...anAnswer(response), reason: "" })).toBe("warning.response-without-reason");
  });

  test("later names a day that is still to come", () => {
    expect(why(anAnswer("later"))).toBe("warning.later-without-day");
    expect(why({ ...anAnswer("later"), laterUntil: noon })).toBe("warning.later-in-the-past");
    expect(why({ ...anAnswer("later"), laterUntil: "2026-09-02T12:00:01Z" })).toBeUndefined();
  });

  test.each([
    { now: "2026-09-05T12:00:00Z", code: "warning.silence-before-deadline" },
    { now: "2026-09-05T12:00:01Z", code: undefined },
  ])("the clock records silence at $now: $code", ({ now, code }) => expect(why({ ...anAnswer("no-answer"), reason: "" }, now, true)).toBe(code));

  test("the clock never answers for anybody", () => expect(why(anAnswer("act"), noon, true)).toBe("warning.clock-records-only-silence"));

  test("silence is not recorded over a decision", () => expect(why(anAnswer("no-answer"), noon, false, aReceipt(decided))).toBe("warning.already-answered"));

  test.each(["draft", "in-clearance", "closed", "withdrawn"] as const)("is refused when the alert is %s", (closed) => {
    expect(whyNotAnswer(alert, closed, aReceipt(), anAnswer("act"), noon, false)).toBe("warning.alert-not-open");
  });
});

test("a correction or a withdrawal reaches everybody who got the first version", () => {
  expect(whoMustHear([of("sg", decided), of("usg-peace", silent), of("third", { sentAt: null })])).toEqual(["sg", "usg-peace"]);
});

function anAnswer(response: Answer["response"]): Answer {
  return { response, reason: "The envoy leaves on Monday.", laterUntil: null };
}
