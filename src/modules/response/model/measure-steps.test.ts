import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { exampleIds } from "#assessment/examples.ts";
import type { StepFacts } from "#platform/rules/kind.ts";
import { aMeasure } from "../examples.ts";
import { Measure } from "./measure.ts";
import { measureKind } from "./measure-kind.ts";
import { measureMachine, type MeasureState, type MeasureStep } from "./measure-steps.ts";
import { missingForEndorsement, whyNotMeasureStep, whyNotSaveMeasure } from "./why-not-measure-step.ts";
import { stepsListed, stepsTaken, type StepRow } from "../../../testing/every-step.ts";

type Row = StepRow<MeasureStep>;
/** The table of the domain reference; it calls two steps "conclude". */
const table: readonly Row[] = [
  ["proposed", "endorsed", "endorse", ["director"]],
  ["proposed", "obsolete", "drop", ["senior"]],
  ["endorsed", "accepted", "accept", ["principal", "partner", "focalPoint"]],
  ["endorsed", "declined", "decline", ["principal", "partner", "focalPoint"]],
  ["declined", "not-implemented", "conclude-declined", ["analyst"]],
  ["accepted", "in-progress", "start", ["partner", "component", "focalPoint"]],
  ["in-progress", "partially-implemented", "report-partial", ["partner", "component", "focalPoint"]],
  ["in-progress/partially-implemented", "implemented", "report-done", ["partner", "component", "focalPoint"]],
  ["in-progress/partially-implemented/accepted", "not-implemented", "conclude", ["senior"]],
  ["endorsed/accepted/in-progress", "obsolete", "make-obsolete", ["senior"]],
];
/** "Then effect noted separately from completion": the guard of the table, as a step of its own. */
const besideTheTable: readonly Row[] = [["implemented", "implemented", "note-effect", ["analyst", "senior"]]];
const states: MeasureState[] = ["proposed", "endorsed", "obsolete", "accepted", "declined", "not-implemented", "in-progress", "partially-implemented", "implemented"];

describe("the table of steps", () => {
  test("allows these and refuses every other state, step and role", () => expect(stepsTaken(measureMachine, states)).toEqual(stepsListed([...table, ...besideTheTable])));

  test.each(["drop", "decline", "conclude", "make-obsolete"] as const)("%s asks for a reason", (step) => expect(measureMachine.steps[step].needsReason).toBe(true));
});

describe("endorsing", () => {
  const whyNot = (given: Partial<Measure>, actor: string = exampleIds.director) => whyNotMeasureStep("endorse", facts({ content: aMeasure(given), actor }));

  test("a complete proposal is endorsed, by somebody who did not write it", () => {
    expect(whyNot({})).toBeUndefined();
    expect(whyNot({}, exampleIds.author)).toBe("response.endorser-is-author");
  });

  test("everything that is missing is said before anybody is asked to endorse", () => {
    expect(missingForEndorsement(aMeasure({}))).toEqual([]);
    expect(missingForEndorsement(aMeasure({ riskOfHarm: " ", pillar: null, factors: [] }))).toEqual(["factors", "pillar", "riskOfHarm"]);
  });

  test.each([
    [{ addressee: "" }, "response.addressee-missing"],
    [{ factors: [] }, "response.factors-missing"],
    [{ expectedEffect: " " }, "response.expected-effect-missing"],
    [{ pillar: null }, "response.pillar-missing"],
    [{ timing: null }, "response.timing-missing"],
    [{ riskOfHarm: "" }, "response.risk-of-harm-missing"],
  ] as const)("%j is refused", (given, code) => expect(whyNot(given as Partial<Measure>)).toBe(code));

  test("a label below that of its evidence is refused", () => {
    const linked = [{ id: exampleIds.incident, kind: "information.incident", state: "verified", label: "strictly-confidential" as const, content: {}, changedAt: "2026-08-01T00:00:00Z", stateSince: "2026-08-01T00:00:00Z" }];
    expect(whyNotMeasureStep("endorse", { ...facts({}), linked })).toBe("response.label-below-evidence");
  });
});

describe("accepting", () => {
  const whyNot = (given: Partial<Measure>, input: Record<string, unknown>) => whyNotMeasureStep("accept", facts({ content: aMeasure(given), input }));

  test("needs an owner and a day, from the proposal or from who accepts", () => {
    expect(whyNot({}, { dueOn: "2026-10-01" })).toBe("response.owner-missing");
    expect(whyNot({}, { owner: "The envoy" })).toBe("response.due-day-missing");
    expect(whyNot({}, { owner: "The envoy", dueOn: "2026-10-01" })).toBeUndefined();
    expect(whyNot({ owner: "The envoy", dueOn: "2026-10-01" }, {})).toBeUndefined();
  });

  test.each([
    { coercion: "coercive", authorityNeeded: "none", needs: true },
    { coercion: "none", authorityNeeded: "UNSC", needs: true },
    { coercion: "conditional", authorityNeeded: "UNSC-or-regional", needs: true },
    { coercion: "none", authorityNeeded: "consent-or-UNSC", needs: true },
    { coercion: "conditional", authorityNeeded: "national", needs: false },
    { coercion: "none", authorityNeeded: "consent", needs: false },
  ] as const)("a measure that is $coercion with authority $authorityNeeded needs a named decision: $needs", ({ coercion, authorityNeeded, needs }) => {
    const input = { owner: "The Council", dueOn: "2026-10-01" };
    expect(whyNot({ coercion, authorityNeeded }, input)).toBe(needs ? "response.decision-missing" : undefined);
    expect(whyNot({ coercion, authorityNeeded }, { ...input, decision: { symbol: "S/RES/9999 (2026)", date: "2026-09-09" } })).toBeUndefined();
  });
});

describe("doing and reporting", () => {
  test("starting says what the first action was", () => {
    expect(whyNotMeasureStep("start", facts({}))).toBe("response.first-action-missing");
    expect(whyNotMeasureStep("start", facts({ input: { what: "First meeting." } }))).toBeUndefined();
    expect(measureKind.apply?.("start", facts({ input: { what: "First meeting." } }))?.firstAction).toEqual({ on: "2026-09-20", what: "First meeting." });
  });

  test.each(["report-partial", "report-done"] as const)("%s shows evidence, and keeps the earlier one", (step) => {
    expect(whyNotMeasureStep(step, facts({}))).toBe("response.evidence-missing");
    const focalPoint = { userId: exampleIds.author, roles: ["focalPoint"] };
    expect(whyNotMeasureStep(step, { ...facts({}), actor: focalPoint, reason: "" }), "who reads no records of the office says it in words").toBe("response.report-without-words");
    expect(whyNotMeasureStep(step, { ...facts({}), actor: focalPoint, reason: "The first meeting was held in the town hall." })).toBeUndefined();
    const given = facts({ content: aMeasure({ evidence: [exampleIds.incident] }), input: { evidence: [exampleIds.report, exampleIds.incident] } });
    expect(whyNotMeasureStep(step, given)).toBeUndefined();
    expect(measureKind.apply?.(step, given)?.evidence).toEqual([exampleIds.incident, exampleIds.report]);
  });

  test("only what is done has a last day", () => {
    const given = facts({ input: { evidence: [exampleIds.report] } });
    expect(measureKind.apply?.("report-done", given)?.finishedOn).toBe("2026-09-20");
    expect(measureKind.apply?.("report-partial", given)?.finishedOn).toBeNull();
  });

  test("its effect is noted afterwards, on the factors it was meant for", () => {
    const effect = (factorId: string) => facts({ input: { effects: [{ factorId, effect: "cannot-say", note: "" }] } });
    expect(whyNotMeasureStep("note-effect", effect("RF6"))).toBeUndefined();
    expect(whyNotMeasureStep("note-effect", effect("RF1"))).toBe("response.effect-on-other-factor");
    expect(measureKind.apply?.("note-effect", effect("RF6"))?.effects).toEqual([{ factorId: "RF6", effect: "cannot-say", note: "" }]);
  });

  test("a later note replaces the earlier one on the same factor and leaves the others", () => {
    const content = aMeasure({ effects: [{ factorId: "RF6", effect: "worse", note: "" }, { factorId: "RF9", effect: "improved", note: "" }] });
    const next = measureKind.apply?.("note-effect", facts({ content, input: { effects: [{ factorId: "RF6", effect: "no-change", note: "" }] } }));
    expect(next?.effects).toEqual([{ factorId: "RF9", effect: "improved", note: "" }, { factorId: "RF6", effect: "no-change", note: "" }]);
  });
});

describe("the content", () => {
  test("is what the schema accepts, and an unknown field or measure is not", () => {
    expect(v.parse(Measure, aMeasure())).toEqual(aMeasure());
    expect(v.safeParse(Measure, { ...aMeasure(), rank: 1 }).success).toBe(false);
    expect(v.safeParse(Measure, { ...aMeasure(), measureId: "diplomacy.magic" }).issues?.[0].message).toBe("response.measure-unknown");
    expect(v.safeParse(Measure, aMeasure({ measureId: null })).success).toBe(true);
  });

  test("names a factor once", () => expect(whyNotSaveMeasure(aMeasure({ factors: ["RF6", "RF6"] }))).toBe("response.factor-twice"));
});

type Given = { content?: Measure; actor?: string; input?: Record<string, unknown> };

function facts({ content = aMeasure(), actor = exampleIds.director, input = {} }: Given): StepFacts<Measure, MeasureState> {
  return {
    record: { id: "m", compartmentId: "c", kind: "response.measure", version: 1, state: "proposed", number: null, content, authors: [exampleIds.author], steps: [], createdAt: "2026-09-01T00:00:00Z", changedAt: "2026-09-01T00:00:00Z" },
    actor: { userId: actor, roles: ["director"] },
    linked: [],
    further: [],
    input,
    now: "2026-09-20T12:00:00Z",
    reason: "",
  };
}
