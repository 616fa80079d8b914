import { expect, test } from "vitest";
import { aFinding, anAssessment } from "../examples.ts";
import { Assessment } from "../model/assessment.ts";
import { compareAssessments } from "../model/compare-assessments.ts";
import { Judgement } from "../model/judgement.ts";
import { comparedLines, lineChanges } from "./compared-lines.ts";

const say = (key: string) => key;

/** Fields that are not compared, each with its reason. A new field of an assessment is compared, or stands here. */
const excused: Readonly<Record<string, string>> = {
  situationId: "an assessment never moves to another situation",
  previousAssessmentId: "names what is compared with",
  audience: "decided at the clearing, and shown there",
  embargoUntil: "decided at the clearing, and shown there",
  secondReading: "written by a step, and shown there",
};
const texts: Readonly<Record<string, Partial<Assessment>>> = {
  title: { title: "Another title" },
  keyJudgements: { keyJudgements: [] },
  judgements: { judgements: [aFinding("7.1", { judgement: "unknown" })] },
  factorNarratives: { factorNarratives: [{ factorId: "RF7", text: "New.", restsOnOneOrigin: false }] },
  mitigatingFactors: { mitigatingFactors: { text: "Else.", searchDescribed: "" } },
  counterEvidence: { counterEvidence: { text: "Else.", searchDescribed: "" } },
  alternativeExplanations: { alternativeExplanations: "Else." },
  scenarios: { scenarios: { ...anAssessment().scenarios, best: { text: "Else.", triggers: [], signposts: [] } } },
  conclusions: { conclusions: "Else." },
  whatWouldChange: { whatWouldChange: "Else." },
};

test("every field of an assessment is compared, or excused by name", () => {
  expect([...comparedLines.map(({ field }) => field), ...Object.keys(texts), ...Object.keys(excused)].toSorted()).toEqual(Object.keys(Assessment.entries).toSorted());
  for (const [field, change] of Object.entries(texts)) {
    const { texts: changed, judgements } = compareAssessments(anAssessment(), anAssessment(change));
    expect(changed.length + judgements.length, field).toBeGreaterThan(0);
  }
});

test("everything that is held of an indicator is compared, but what its dissenters say in private", () => {
  const compared = ["indicatorId", "judgement", "confidence", "trend", "immediacy", "evidence", "reasoning", "confidenceReason"];
  expect([...compared, "dissent"].toSorted()).toEqual(Object.keys(Judgement.entries).toSorted());
  const finding = (given: object) => anAssessment({ judgements: [aFinding("7.1", given)] });
  expect(compareAssessments(finding({ confidenceReason: "One origin." }), finding({ confidenceReason: "Two origins." })).texts).toEqual([{ field: "confidenceReason.7.1", from: "One origin.", to: "Two origins." }]);
});

test.each([
  [{ populationsAtRisk: [] }, "populationsAtRisk"],
  [{ possiblePerpetrators: [{ name: "Guard", confidence: "low", why: "" }] }, "possiblePerpetrators"],
  [{ crimesConsidered: ["genocide"] }, "crimesConsidered"],
  [{ informationGaps: [{ gap: "The quarry", collectionPlan: "A patrol" }] }, "informationGaps"],
  [{ recommendedMeasures: ["monitoring.hrPresence"] }, "recommendedMeasures"],
  [{ proposedConcernLevel: 4 }, "proposedConcernLevel"],
  [{ label: "strictly-confidential" }, "label"],
  [{ periodTo: "2027-01" }, "periodTo"],
] as const)("a population that was dropped and the like are differences: %j", (given, field) => {
  expect(lineChanges(anAssessment(), anAssessment(given as Partial<Assessment>), say).map((one) => one.field)).toEqual([field]);
  expect(lineChanges(anAssessment(), anAssessment(), say)).toEqual([]);
});
