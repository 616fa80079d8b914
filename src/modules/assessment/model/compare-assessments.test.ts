import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aFinding, aJudgement, anAssessment, evidenceFor, exampleIds } from "../examples.ts";
import { compareAssessments } from "./compare-assessments.ts";
import { indicatorCounts } from "./counts.ts";
import { indicators } from "./framework.ts";
import { judgementValues } from "./judgement.ts";

describe("the difference from the last assessment", () => {
  test("an assessment does not differ from itself", () => {
    expect(compareAssessments(anAssessment(), anAssessment())).toEqual({ judgements: [], newEvidence: [], removedEvidence: [], texts: [] });
  });

  test("names what changed of an indicator and nothing else", () => {
    const before = anAssessment({ judgements: [aFinding("7.1", { judgement: "partly", trend: "stable" })] });
    const after = anAssessment({ judgements: [aFinding("7.1", { judgement: "present", trend: "worsening" })] });
    expect(compareAssessments(before, after).judgements).toEqual([
      { indicatorId: "7.1", judgement: { from: "partly", to: "present" }, trend: { from: "stable", to: "worsening" } },
    ]);
  });

  test("from not observed to unknown is a change: somebody looked, and now nobody can", () => {
    const before = anAssessment({ judgements: [aJudgement({ indicatorId: "7.1", judgement: "not-observed" })] });
    const after = anAssessment({ judgements: [aJudgement({ indicatorId: "7.1", judgement: "unknown" })] });
    expect(compareAssessments(before, after).judgements).toEqual([{ indicatorId: "7.1", judgement: { from: "not-observed", to: "unknown" } }]);
  });

  test("an indicator that was not mentioned was not assessed", () => {
    expect(compareAssessments(anAssessment({ judgements: [] }), anAssessment({ judgements: [aFinding("7.1")] })).judgements[0]?.judgement).toEqual({ from: "not-assessed", to: "present" });
  });

  test("evidence that came and evidence that went are told apart", () => {
    const before = anAssessment({ judgements: [aFinding("7.1", { evidence: [evidenceFor(exampleIds.incident)] })] });
    const after = anAssessment({ judgements: [aFinding("7.1", { evidence: [evidenceFor(exampleIds.report, "contradicts")] })] });
    expect(compareAssessments(before, after)).toMatchObject({
      newEvidence: [{ indicatorId: "7.1", recordId: exampleIds.report, direction: "contradicts" }],
      removedEvidence: [{ indicatorId: "7.1", recordId: exampleIds.incident, direction: "supports" }],
    });
  });

  test("changed texts are given with both wordings", () => {
    const after = anAssessment({ conclusions: "The risk has fallen.", factorNarratives: [{ factorId: "RF7", text: "New.", restsOnOneOrigin: false }] });
    expect(compareAssessments(anAssessment(), after).texts).toEqual([
      { field: "conclusions", from: "The risk of crimes against humanity is serious and growing.", to: "The risk has fallen." },
      { field: "factorNarratives.RF7", from: "", to: "New." },
    ]);
  });

  test("looking back shows the same changes, turned round", () => {
    const assessments = fc
      .array(fc.record({ indicatorId: fc.constantFrom(...indicators.map((indicator) => indicator.id)), judgement: fc.constantFrom(...judgementValues) }), { maxLength: 30 })
      .map((all) => anAssessment({ judgements: [...new Map(all.map((one) => [one.indicatorId, one])).values()].map((one) => aFinding(one.indicatorId, { judgement: one.judgement })) }));
    fc.assert(
      fc.property(assessments, assessments, (one, other) => {
        const forward = compareAssessments(one, other);
        const back = compareAssessments(other, one);
        expect(back.judgements.map((change) => change.judgement && { from: change.judgement.to, to: change.judgement.from })).toEqual(forward.judgements.map((change) => change.judgement));
        expect(back.newEvidence).toEqual(forward.removedEvidence);
      }),
    );
  });
});

describe("counts of indicators", () => {
  test("come with the sentence that they are no score, factor by factor and without a total", () => {
    const counts = indicatorCounts(anAssessment());
    expect(counts.sentence).toBe("assessment.counts-not-a-score");
    expect(Object.keys(counts)).toEqual(["sentence", "factors"]);
    expect(counts.factors.find((factor) => factor.factorId === "RF7")?.counts).toEqual({ present: 1, partly: 0, "not-observed": 0, contradicted: 0, unknown: 0, "not-assessed": 13 });
  });

  test("keep unknown apart from not observed, and count what nobody mentioned as not assessed", () => {
    const judgements = [aJudgement({ indicatorId: "1.1", judgement: "unknown" }), aJudgement({ indicatorId: "1.2", judgement: "not-observed" })];
    expect(indicatorCounts(anAssessment({ judgements })).factors[0]?.counts).toMatchObject({ unknown: 1, "not-observed": 1, "not-assessed": 9 });
  });
});
