import { describe, expect, test } from "vitest";
import { aPublicStatement, aReceipt, anAlert, anIssuedAlert, warningIds } from "../examples.ts";
import { clocksOf, fourClocks } from "./clocks.ts";
import { escalationDue, silenceDue, whatIsDue } from "./due.ts";
import type { Receipt } from "./receipt.ts";

const alert = anIssuedAlert();
const { deadlines } = alert;
const clocks = (receipts: Receipt[], now: string) => fourClocks(warningIds.alert, alert, receipts, now);
const one = (given: Partial<Receipt>, now = "2026-09-01T13:00:00Z") => clocksOf(aReceipt(given), deadlines, now);
const toAct = { response: "act", respondedAt: "2026-09-03T12:00:00Z" } as const;

describe("the clock of the receipt", () => {
  test.each([
    { at: null, now: "2026-09-02T11:59:59Z", is: "running" },
    { at: null, now: "2026-09-02T12:00:00Z", is: "running" },
    { at: null, now: "2026-09-02T12:00:01Z", is: "missed" },
    { at: "2026-09-02T12:00:00Z", now: "2026-09-09T12:00:00Z", is: "met" },
    { at: "2026-09-02T14:00:00+02:00", now: "2026-09-09T12:00:00Z", is: "met" },
    { at: "2026-09-02T12:00:01Z", now: "2026-09-09T12:00:00Z", is: "late" },
  ])("acknowledged $at, seen at $now: $is", ({ at, now, is }) => expect(one({ acknowledgedAt: at }, now).acknowledge).toEqual({ state: is, dueAt: deadlines.acknowledgeBy, at }));
});

describe("the clock of the decision", () => {
  test.each([
    { response: "act", is: "met" },
    { response: "note", is: "met" },
    { response: "decline", is: "met" },
    { response: "later", is: "running" },
    { response: "no-answer", is: "running" },
  ] as const)("$response before the deadline: $is", ({ response, is }) => expect(one({ response, respondedAt: "2026-09-03T12:00:00Z" }, "2026-09-04T12:00:00Z").decide.state).toBe(is));

  test.each(["later", "no-answer"] as const)("%s is missed after it, for it is no decision", (response) => {
    expect(one({ response, respondedAt: "2026-09-03T12:00:00Z" }, "2026-09-06T12:00:00Z").decide.state).toBe("missed");
  });
});

describe("the clocks of action and of its report", () => {
  test.each(["note", "decline", "later", "no-answer"] as const)("do not start for who answered %s", (response) => {
    const { act, "report-back": reportBack } = one({ response, respondedAt: "2026-09-03T12:00:00Z" }, "2026-12-01T00:00:00Z");
    expect([act.state, reportBack.state]).toEqual(["not-started", "not-started"]);
  });

  test("run from a promise to act, and are met one by one", () => {
    expect(one(toAct).act.state).toBe("running");
    expect(one({ ...toAct, firstActionAt: "2026-09-15T12:00:00Z" }, "2026-10-02T00:00:00Z")).toMatchObject({ act: { state: "met" }, "report-back": { state: "missed" } });
  });

  test("without a set day nothing is late, and what was done shows", () => {
    const open = clocksOf(aReceipt(toAct), { ...deadlines, actBy: null }, "2030-01-01T00:00:00Z");
    expect(open.act).toEqual({ state: "not-started", dueAt: null, at: null });
    expect(clocksOf(aReceipt({ ...toAct, firstActionAt: "2026-09-10T00:00:00Z" }), { ...deadlines, actBy: null }, "2030-01-01T00:00:00Z").act.state).toBe("met");
  });
});

describe("the four clocks of an alert", () => {
  const sg = (given: Partial<Receipt>) => aReceipt({ addresseeKey: "sg", ...given });

  test("are met when the last addressee has met them, at that moment", () => {
    const receipts = [sg({ acknowledgedAt: "2026-09-01T13:00:00Z" }), aReceipt({ acknowledgedAt: "2026-09-02T11:00:00Z" })];
    expect(clocks(receipts, "2026-09-03T00:00:00Z").acknowledge).toEqual({ state: "met", dueAt: deadlines.acknowledgeBy, at: "2026-09-02T11:00:00Z" });
  });

  test("one silent addressee keeps the clock running, then missed", () => {
    const receipts = [sg({ acknowledgedAt: "2026-09-01T13:00:00Z" })];
    expect(clocks(receipts, "2026-09-02T00:00:00Z").acknowledge).toEqual({ state: "running", dueAt: deadlines.acknowledgeBy, at: null });
    expect(clocks(receipts, "2026-09-02T13:00:00Z").acknowledge.state).toBe("missed");
  });

  test("one late addressee makes it late", () => {
    const receipts = [sg({ acknowledgedAt: "2026-09-01T13:00:00Z" }), aReceipt({ acknowledgedAt: "2026-09-04T11:00:00Z" })];
    expect(clocks(receipts, "2026-09-05T00:00:00Z").acknowledge.state).toBe("late");
  });

  test("only those who promised action are waited for", () => {
    const receipts = [sg({ ...toAct, firstActionAt: "2026-09-10T12:00:00Z" }), aReceipt({ response: "decline", respondedAt: "2026-09-03T12:00:00Z" })];
    expect(clocks(receipts, "2026-09-20T00:00:00Z").act.state).toBe("met");
  });

  test.each([["a draft", anAlert()], ["a statement to the public", aPublicStatement()]])("have not started for %s", (_, content) => {
    for (const clock of Object.values(fourClocks(warningIds.alert, content, [], "2026-12-01T00:00:00Z"))) expect(clock.state).toBe("not-started");
  });
});

describe("what is due", () => {
  const due = (state: "issued" | "acknowledged" | "response-recorded", receipts: Receipt[], now: string, content = alert) =>
    whatIsDue(warningIds.alert, content, state, receipts, now).map(({ what, addresseeKey, isOverdue }) => `${what} ${addresseeKey} ${isOverdue}`);
  const done = [aReceipt({ addresseeKey: "sg", response: "note", respondedAt: "2026-09-02T00:00:00Z" })];

  test("first the receipt, then the answer, from each addressee", () => {
    expect(due("issued", [], "2026-09-01T13:00:00Z")).toEqual(["acknowledge sg false", "acknowledge usg-peace false"]);
    expect(due("issued", [...done, aReceipt({ acknowledgedAt: "2026-09-02T00:00:00Z" })], "2026-09-06T00:00:00Z")).toEqual(["decide usg-peace true"]);
  });

  test("who said later is asked again on their day", () => {
    const later = aReceipt({ response: "later", respondedAt: "2026-09-02T00:00:00Z", laterUntil: "2026-09-04T00:00:00Z" });
    expect(due("acknowledged", [...done, later], "2026-09-04T00:00:01Z")).toEqual(["come-back-after-later usg-peace true", "decide usg-peace false"]);
  });

  test.each([
    { now: "2026-09-02T12:00:00Z", overdue: false },
    { now: "2026-09-02T12:00:01Z", overdue: true },
  ])("the second reading of a flash, 24 hours after its issue, at $now: overdue $overdue", ({ now, overdue }) => {
    expect(due("issued", done, now, anIssuedAlert({ form: "flash", secondReading: null }))).toContain(`second-reading null ${overdue}`);
  });

  test("an answered alert is owed its outcome review, and nobody who stayed silent is asked for ever", () => {
    expect(due("response-recorded", [...done, aReceipt({ response: "no-answer", respondedAt: "2026-09-06T00:00:00Z" })], "2026-09-07T00:00:00Z")).toEqual(["outcome-review null false"]);
  });

  test("nothing is due on a closed alert", () => expect(whatIsDue(warningIds.alert, alert, "closed", [], "2027-01-01T00:00:00Z")).toEqual([]));
});

describe("silence at the deadline", () => {
  test.each([
    { now: "2026-09-02T12:00:00Z", silent: undefined },
    { now: "2026-09-02T12:00:01Z", silent: ["usg-peace"] },
  ])("the alert escalates at $now: $silent", ({ now, silent }) => {
    const receipts = [aReceipt({ addresseeKey: "sg", acknowledgedAt: "2026-09-01T13:00:00Z" })];
    expect(escalationDue(warningIds.alert, alert, "issued", receipts, now)?.silent).toEqual(silent);
  });

  test("an alert escalates once", () => expect(escalationDue(warningIds.alert, alert, "escalated", [], "2026-09-09T12:00:00Z")).toBeUndefined());

  test("an alert that all have acknowledged does not escalate, late as they were", () => {
    const receipts = ["sg", "usg-peace"].map((addresseeKey) => aReceipt({ addresseeKey, acknowledgedAt: "2026-09-03T13:00:00Z" }));
    expect(escalationDue(warningIds.alert, alert, "issued", receipts, "2026-09-09T12:00:00Z")).toBeUndefined();
  });

  test.each([
    { now: "2026-09-05T12:00:00Z", silent: [] },
    { now: "2026-09-05T12:00:01Z", silent: ["usg-peace"] },
  ])("is recorded as no answer at $now: $silent; who said later is not silent", ({ now, silent }) => {
    const receipts = [aReceipt({ addresseeKey: "sg", response: "later", respondedAt: "2026-09-02T00:00:00Z" })];
    expect(silenceDue(warningIds.alert, alert, "escalated", receipts, now)).toEqual(silent);
  });
});
