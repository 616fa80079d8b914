import { describe, expect, test } from "vitest";
import { aFinding, anAssessment } from "../../examples.ts";
import { factors, indicators } from "../../model/framework.ts";
import { whyNotComplete } from "../../model/why-not-assessment-step.ts";
import { factorGroups, lookedAt, partOf } from "./parts.ts";
import { freshJudgement, restNotAssessed, withJudgement } from "./with-judgement.ts";

const factor = (id: string) => factors.find((one) => one.id === id)!;

describe("the parts of the workbench", () => {
  test("each factor stands in exactly one group", () => {
    expect(factorGroups.flatMap((group) => group.factors.map((one) => one.id)).toSorted()).toEqual(factors.map((one) => one.id).toSorted());
  });
  test("an address that names nothing opens the scope", () => {
    expect(partOf("RF99")).toEqual({ kind: "section", section: "scope" });
    expect(partOf("RF7")).toMatchObject({ kind: "factor", factor: { id: "RF7" } });
  });
  test("an indicator marked as not assessed has been looked at, one without a judgement has not", () => {
    const content = anAssessment({ judgements: [freshJudgement("7.1", "not-assessed"), aFinding("8.1")] });
    expect(lookedAt(content, factor("RF7"))).toBe(1);
  });
});

describe("judgements of a draft", () => {
  test("stay in the order of the Framework, one per indicator", () => {
    const judged = ["8.1", "1.10", "1.2", "8.1"].reduce((all, id) => withJudgement(all, aFinding(id)), anAssessment({ judgements: [] }).judgements);
    expect(judged.map((one) => one.indicatorId)).toEqual(["1.2", "1.10", "8.1"]);
  });
  test("marking the rest of a factor touches neither what was judged nor other factors", () => {
    const before = [aFinding("7.1"), aFinding("8.1")];
    const after = restNotAssessed(before, factor("RF7"));
    expect(after).toHaveLength(15);
    expect(after).toEqual(expect.arrayContaining(before));
  });
  test("marking the rest of every factor leaves no indicator open for the submission", () => {
    const judgements = factors.reduce((all, one) => restNotAssessed(all, one), anAssessment({ judgements: [] }).judgements);
    expect(judgements).toHaveLength(indicators.length);
    expect(whyNotComplete(anAssessment({ judgements }))).toBeUndefined();
  });
});
