import { describe, expect, test } from "vitest";
import { factors } from "#assessment/model/framework.ts";
import { timeSpans } from "#warning/model/alert.ts";
import { cautionsOf, hasNonCoercive, isTooSlow, measuresBearingOn } from "./measure-cautions.ts";
import { findMeasure, measureGroups, measures, nameOfMeasure } from "./measure-list.ts";

describe("the list of measures", () => {
  test("has 68 measures in 11 groups, each with an id of its own", () => {
    expect(measures).toHaveLength(68);
    expect(new Set(measures.map((measure) => measure.group))).toEqual(new Set(measureGroups));
    expect(new Set(measures.map((measure) => measure.id)).size).toBe(68);
    for (const measure of measures) expect(measure.id.startsWith(`${measure.group}.`)).toBe(true);
  });

  test("names each of them in English, French and Arabic, no two alike, and for everybody else in English", () => {
    for (const language of ["en", "fr", "ar"] as const) expect(new Set(measures.map((measure) => nameOfMeasure(measure, language).text)).size).toBe(68);
    for (const measure of measures) expect(nameOfMeasure(measure, "ar").text, measure.id).toMatch(/^[\p{Script=Arabic}\s().،؛]+$/u);
    expect(nameOfMeasure(measures[0]!, "ar")).toEqual({ text: "الدبلوماسية الهادئة لدى السلطات", lang: "ar" });
    expect(nameOfMeasure(measures[0]!, "es")).toEqual({ text: measures[0]!.label.en, lang: "en" });
  });

  test("reaches the Security Council only through the Secretary-General", () => {
    expect(findMeasure("diplomacy.secCouncilBriefing")?.label.en).toContain("through the Secretary-General");
  });
});

describe("measures that bear on factors", () => {
  test.each(factors.map((factor) => factor.id))("for %s there are some, and one of them needs no force", (id) => {
    const found = measuresBearingOn([id]);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((measure) => measure.factors.includes(id))).toBe(true);
    expect(hasNonCoercive(found)).toBe(true);
  });

  test("come in the order of the list, never ranked by how many factors they touch", () => {
    const found = measuresBearingOn(["RF1", "RF4", "RF7"]);
    expect(found).toEqual(measures.filter((measure) => found.includes(measure)));
  });

  test("without a factor nothing is listed: no measure is proposed by itself", () => expect(measuresBearingOn([])).toEqual([]));

  test("a list of coercive options alone has no way without force", () => {
    expect(hasNonCoercive(measures.filter((measure) => measure.coercion === "coercive"))).toBe(false);
    expect(hasNonCoercive([])).toBe(false);
  });
});

describe("what a reader is warned of", () => {
  test.each([
    ["diplomacy.goodOffices", "years", ["response.caution-needs-consent"]],
    ["diplomacy.quiet", "years", []],
    ["diplomacy.quiet", "hours", ["response.caution-too-slow"]],
    ["diplomacy.quiet", "unknown", ["response.caution-time-unknown"]],
    ["diplomacy.quiet", null, ["response.caution-time-unknown"]],
    ["security.coerciveForce", "years", ["response.caution-needs-decision", "response.caution-coercive"]],
    ["diplomacy.hrcSession", "years", ["response.caution-needs-decision"]],
  ] as const)("%s with %s to go: %j", (id, timeAvailable, cautions) => expect(cautionsOf(findMeasure(id)!, timeAvailable)).toEqual(cautions));

  test.each(timeSpans.flatMap((lead, i) => timeSpans.map((left, j) => ({ lead, left, slow: i > j }))))("$lead of lead time with $left to go is too slow: $slow", ({ lead, left, slow }) => {
    expect(isTooSlow(lead, left)).toBe(slow);
  });
});
