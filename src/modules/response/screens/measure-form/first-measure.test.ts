import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { aMeasure } from "../../examples.ts";
import { findMeasure, measures } from "../../model/measure-list.ts";
import { Measure } from "../../model/measure.ts";
import { firstMeasure, fromList, matching, type ListFilter } from "./first-measure.ts";

const start = { situationId: aMeasure().situationId, label: "confidential" as const, alert: undefined, language: "en" };
const filter = (given: Partial<ListFilter> = {}): ListFilter => ({ q: "", factor: "", pillar: "", timing: "", onlyNonCoercive: false, ...given });
const name = (measure: (typeof measures)[number]) => measure.label.fr;

describe("choosing from the list", () => {
  test("fills in what the list knows, so that the measure can be saved", () => {
    const listed = findMeasure("economic.targetedSanctions")!;
    const draft = fromList(firstMeasure(start), listed, "Targeted sanctions");
    expect(draft).toMatchObject({ title: "Targeted sanctions", coercion: "coercive", authorityNeeded: "UNSC-or-regional", leadTime: "weeks", pillar: 3, factors: ["RF4", "RF5", "RF11"] });
    expect(v.safeParse(Measure, draft).success).toBe(true);
  });

  test("leaves open which of several pillars is meant", () => {
    expect(fromList(firstMeasure(start), findMeasure("diplomacy.quiet"), "Quiet").pillar).toBeNull();
  });

  test("keeps a title that a person wrote, and replaces one that came from the list", () => {
    const written = { ...firstMeasure(start), title: "Talks at the ford" };
    expect(fromList(written, findMeasure("diplomacy.quiet"), "Quiet").title).toBe("Talks at the ford");
    const listed = fromList(firstMeasure(start), findMeasure("diplomacy.quiet"), "Quiet");
    expect(fromList(listed, findMeasure("diplomacy.mediation"), "Mediation").title).toBe("Mediation");
  });

  test("or describing freely keeps what is written", () => {
    expect(fromList(aMeasure(), undefined, "")).toEqual({ ...aMeasure(), measureId: null });
  });
});

describe("the list of measures", () => {
  test("is shown whole without a filter, in its own order", () => {
    expect(matching(measures, filter(), name)).toEqual(measures);
  });

  test("is filtered by factor, pillar and timing; what serves both timings is in either", () => {
    const found = matching(measures, filter({ factor: "RF9", pillar: "1", timing: "structural" }), name);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((one) => one.factors.includes("RF9") && one.pillars.includes(1) && one.timing !== "operational")).toBe(true);
    expect(found.some((one) => one.timing === "both")).toBe(true);
  });

  test("finds words without their accents, in any order", () => {
    expect(matching(measures, filter({ q: "etats demarche" }), name).map((one) => one.id)).toContain("diplomacy.demarche");
  });

  test("without the coercive ones holds none", () => {
    expect(matching(measures, filter({ onlyNonCoercive: true }), name).some((one) => one.coercion === "coercive")).toBe(false);
  });
});
