import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { aFinding, anAssessment } from "../../examples.ts";
import { Assessment } from "../../model/assessment.ts";
import { tidyDraft } from "./tidy-draft.ts";

describe("a draft as it is sent", () => {
  test("leaves out lines nobody filled, so that it can be saved at any moment", () => {
    const draft = anAssessment({
      populationsAtRisk: [{ name: "", where: " ", why: "" }],
      keyJudgements: [{ text: "", likelihood: "about-even", confidence: "low", horizon: "" }],
      informationGaps: [{ gap: "", collectionPlan: "" }],
    });
    expect(() => v.parse(Assessment, draft)).toThrow();
    expect(v.parse(Assessment, tidyDraft(draft))).toMatchObject({ populationsAtRisk: [], keyJudgements: [], informationGaps: [] });
  });
  test("keeps a line with anything in it, so that the server can say what it still needs", () => {
    const half = [{ name: "", where: "Talat", why: "" }];
    expect(tidyDraft(anAssessment({ populationsAtRisk: half })).populationsAtRisk).toEqual(half);
  });
  test.each(["unknown", "not-assessed"] as const)("takes the confidence from a judgement that turned to %s: there is no position to be sure of", (judgement) => {
    const [sent] = tidyDraft(anAssessment({ judgements: [aFinding("7.1", { judgement })] })).judgements;
    expect(sent).toMatchObject({ confidence: null, confidenceReason: aFinding("7.1").confidenceReason });
  });
  test("is otherwise what was written", () => {
    expect(tidyDraft(anAssessment())).toEqual(anAssessment());
  });
});
