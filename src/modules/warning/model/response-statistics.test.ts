import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aPublicStatement, aReceipt, anAlert, anIssuedAlert, warningIds } from "../examples.ts";
import { medianWarningToResponseHours, responseStatistics, type ObservedAlert, withoutExercise } from "./response-statistics.ts";
import { responses, type Receipt } from "./receipt.ts";
import { warningToResponse, type KnownElsewhere } from "./warning-to-response.ts";

const until = "2026-09-11T12:00:00Z";
const observed = (receipts: Receipt[], given: Partial<ObservedAlert> = {}): ObservedAlert => ({ id: warningIds.alert, alert: anIssuedAlert(), receipts, observedUntil: until, ...given });
const sg = (given: Partial<Receipt>) => aReceipt({ addresseeKey: "sg", ...given });

describe("statistics of answers", () => {
  const rows = responseStatistics([
    observed([sg({ response: "act", respondedAt: "2026-09-02T12:00:00Z", firstActionAt: "2026-09-08T00:00:00Z" }), aReceipt({ response: "no-answer", respondedAt: "2026-09-06T12:00:00Z" })]),
    observed([], { id: "another", alert: anIssuedAlert({ form: "flash" }) }),
  ]);
  const row = (by: string, value: string) => rows.find((one) => one.by === by && one.value === value);

  test("count addressees by situation, form and kind, each with its denominator", () => {
    expect(row("all", "")).toMatchObject({ alerts: 2, addressees: 4, acknowledged: 1, act: 1, noAnswer: 1, open: 2, answeredInTime: 1, actedUpon: 1 });
    expect(row("form", "flash")).toMatchObject({ alerts: 1, addressees: 2, open: 2 });
    expect(row("addressee-kind", "secretary-general")).toMatchObject({ alerts: 2, addressees: 2, act: 1, open: 1 });
    expect(row("situation", anAlert().situationId)).toMatchObject({ alerts: 2, addressees: 4 });
  });

  test("a median is null while too few have decided", () => {
    expect(row("form", "flash")?.medianHours).toBeNull();
    expect(row("form", "secretary-general-note")?.medianHours).toBe(24);
    expect(row("all", "")?.medianHours).toBeNull();
  });

  test("an alert that was never issued, and the public, answer nothing and are not counted", () => {
    expect(responseStatistics([observed([], { alert: anAlert() }), observed([], { alert: aPublicStatement() })])).toEqual([expect.objectContaining({ by: "all", alerts: 0, addressees: 0, medianHours: null })]);
  });

  test("an answer at the deadline is in time, a second later it is not", () => {
    const inTime = (respondedAt: string) => responseStatistics([observed([sg({ response: "note", respondedAt })])])[0]?.answeredInTime;
    expect(inTime("2026-09-05T12:00:00Z")).toBe(1);
    expect(inTime("2026-09-05T12:00:01Z")).toBe(0);
  });

  test("in every row the answers add up to the addressees, and the groups add up to the whole", () => {
    const receipt = fc.record({ key: fc.constantFrom("sg", "usg-peace"), response: fc.option(fc.constantFrom(...responses)) });
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom("flash", "secretary-general-note"), fc.array(receipt, { maxLength: 3 })), { maxLength: 8 }), (alerts) => {
      const all = alerts.map(([form, given], index) => observed(given.map(({ key, response }) => aReceipt({ addresseeKey: key, response, respondedAt: response && until })), { id: `a${index}`, alert: anIssuedAlert({ form: form as "flash" }) }));
      const found = responseStatistics(all);
      for (const one of found) expect(one.act + one.partlyAct + one.note + one.decline + one.later + one.noAnswer + one.open).toBe(one.addressees);
      for (const by of ["situation", "form", "addressee-kind"]) {
        expect(found.filter((one) => one.by === by).reduce((sum, one) => sum + one.addressees, 0)).toBe(found[0]?.addressees);
      }
    }));
  });
});

describe("the median from warning to response", () => {
  test("counts the silent as still waiting, and postponing as no answer", () => {
    const fast = sg({ response: "act", respondedAt: "2026-09-01T14:00:00Z" });
    expect(medianWarningToResponseHours([observed([fast, aReceipt({ response: "decline", respondedAt: "2026-09-01T18:00:00Z" })])])).toBe(2);
    expect(medianWarningToResponseHours([observed([aReceipt({ response: "later", respondedAt: "2026-09-01T13:00:00Z" })])])).toBeUndefined();
    const mostSilent = [observed([fast]), observed([], { id: "another" })];
    expect(medianWarningToResponseHours(mostSilent)).toBeUndefined();
  });
});

describe("the log from warning to response", () => {
  const elsewhere: KnownElsewhere = { "first-credible-sign": "2026-08-20T12:00:00Z", "item-received": "2026-08-21T12:00:00Z", evaluated: "2026-08-22T12:00:00Z", "assessment-issued": "2026-08-31T12:00:00Z", effect: null };
  const receipts = [
    sg({ acknowledgedAt: "2026-09-01T13:00:00Z", response: "act", respondedAt: "2026-09-04T12:00:00Z" }),
    aReceipt({ acknowledgedAt: "2026-09-02T13:00:00Z", response: "act", respondedAt: "2026-09-03T12:00:00Z" }),
  ];

  test("takes the first acknowledgement and the first decision, and shows the longest step", () => {
    const log = warningToResponse(anIssuedAlert(), receipts, elsewhere, "2026-09-05T12:00:00Z");
    expect(log.times).toMatchObject({ acknowledged: "2026-09-01T13:00:00Z", decision: "2026-09-03T12:00:00Z", "first-action": null });
    expect(log.longest).toEqual({ from: "evaluated", to: "assessment-issued", hours: 216, isOpen: false });
  });

  test("an open step grows until it is the longest", () => {
    expect(warningToResponse(anIssuedAlert(), receipts, elsewhere, "2026-09-20T12:00:00Z").longest).toEqual({ from: "decision", to: "first-action", hours: 408, isOpen: true });
  });

  test("passes over a moment that nobody recorded", () => {
    const log = warningToResponse(anIssuedAlert(), receipts, { ...elsewhere, evaluated: null }, "2026-09-05T12:00:00Z");
    expect(log.steps).toContainEqual({ from: "item-received", to: "assessment-issued", hours: 240, isOpen: false });
  });

  test("a flash ahead of its assessment makes a step of no length", () => {
    const log = warningToResponse(anIssuedAlert(), [], { ...elsewhere, "assessment-issued": "2026-09-02T12:00:00Z" }, "2026-09-03T12:00:00Z");
    expect(log.steps).toContainEqual({ from: "assessment-issued", to: "alert-issued", hours: 0, isOpen: false });
  });

  test("with an effect nothing is open", () => {
    expect(warningToResponse(anIssuedAlert(), receipts, { ...elsewhere, effect: "2026-09-30T00:00:00Z" }, "2027-01-01T00:00:00Z").steps.every((step) => !step.isOpen)).toBe(true);
  });
});

test("invented answers never stand among real ones; where nothing is real they count for themselves", () => {
  const [real, invented] = [{ id: "real", isExercise: false }, { id: "invented", isExercise: true }];
  expect(withoutExercise([real, invented])).toEqual([real]);
  expect(withoutExercise([invented])).toEqual([invented]);
  expect(withoutExercise([])).toEqual([]);
});
