import { describe, expect, test } from "vitest";
import { aFinding, anAssessment } from "../examples.ts";
import { compareAssessments } from "../model/compare-assessments.ts";
import { qualityFindings } from "../model/quality.ts";
import { judgementChangeRows } from "./Assessment/judgement-change-rows.ts";
import { fieldName, placeName } from "./field-name.ts";
import framework from "./framework/messages.en.json" with { type: "json" };
import own from "./messages.en.json" with { type: "json" };
import workbench from "./Workbench/messages.en.json" with { type: "json" };
import ofModule from "../messages.en.json" with { type: "json" };

const words: Readonly<Record<string, string>> = { ...framework, ...own, ...workbench, ...ofModule };
const say = (key: string, values: Readonly<Record<string, unknown>> = {}) => {
  const text = words[key];
  if (text === undefined) throw new Error(`nobody wrote ${key}`);
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
};

const scenario = (text: string) => ({ text, triggers: [], signposts: [] });
const before = anAssessment();
const after = anAssessment({
  title: "Another title", keyJudgements: [], judgements: [aFinding("7.14", { reasoning: "Otherwise.", trend: null })], factorNarratives: [{ factorId: "RF7", text: "New.", restsOnOneOrigin: false }],
  mitigatingFactors: { text: "a", searchDescribed: "b" }, counterEvidence: { text: "c", searchDescribed: "d" }, alternativeExplanations: "e", conclusions: "f", whatWouldChange: "g",
  scenarios: { best: scenario("h"), mostLikely: scenario("i"), worst: scenario("j") },
});

describe("a change between two assessments", () => {
  test("has words for every text that can differ, and none is a code", () => {
    const { texts } = compareAssessments(before, after);
    const names = texts.map(({ field }) => fieldName(field, say));
    expect(names).toContain("Reasoning on 7.14 More inflammatory rhetoric, propaganda or hate speech against protected groups");
    expect(names).toContain("Evidence that points the other way: where was looked");
    expect(new Set(names).size).toBe(texts.length);
  });
  test("of a judgement says what was held then and what now, and that nothing was said where nothing was", () => {
    const rows = judgementChangeRows(compareAssessments(before, after).judgements, say);
    expect(rows).toContainEqual(expect.objectContaining({ key: "7.14 judgement", from: "not assessed", to: "present" }));
    expect(rows).toContainEqual(expect.objectContaining({ key: "7.1 confidence", from: "moderate confidence", to: "not said" }));
  });
});

test("every place a reminder can speak of has words", () => {
  const bare = anAssessment({ whatWouldChange: "", informationGaps: [], possiblePerpetrators: [], crimesConsidered: [], conclusions: "This is genocide.", scenarios: { best: scenario(""), mostLikely: scenario(""), worst: scenario("x") } });
  const places = qualityFindings(bare, new Map()).map((finding) => placeName(finding.where, say));
  expect(places).toEqual(expect.arrayContaining(["What would change this judgement", "Worst scenario", "The texts", "RF7 Enabling circumstances or preparatory action"]));
});
