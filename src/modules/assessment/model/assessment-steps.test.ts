import { describe, expect, test } from "vitest";
import type { StepFacts, StoredRecord } from "#platform/rules/kind.ts";
import * as v from "valibot";
import { aFinding, aJudgement, anAssessment, evidenceFor, exampleIds } from "../examples.ts";
import { Assessment } from "./assessment.ts";
import { assessmentKind } from "./assessment-kind.ts";
import { assessmentMachine, type AssessmentState, type AssessmentStep } from "./assessment-steps.ts";
import { indicators } from "./framework.ts";
import { whyNotAssessmentStep } from "./why-not-assessment-step.ts";
import { stepsListed, stepsTaken, type StepRow } from "../../../testing/every-step.ts";

/** The table of the domain reference: from, to, step, who. */
const table: readonly StepRow<AssessmentStep>[] = [
  ["draft", "in-review", "submit", ["analyst"]],
  ["in-review", "draft", "return", ["senior"]],
  ["in-review", "reviewed", "second-read", ["senior"]],
  ["reviewed", "cleared", "clear", ["director"]],
  ["cleared", "issued", "issue", ["director"]],
  ["issued", "superseded", "supersede", ["system"]],
  ["draft/in-review/reviewed/cleared/issued", "withdrawn", "withdraw", ["director"]],
];
const states: AssessmentState[] = ["draft", "in-review", "reviewed", "cleared", "issued", "superseded", "withdrawn"];

test("the cut-off of an assessment is a day of the calendar", () => {
  expect(assessmentKind.faults?.(anAssessment({ cutOff: "2026-02-28" }))).toEqual([]);
  expect(assessmentKind.faults?.(anAssessment({ cutOff: "2026-02-30" }))).toEqual([{ path: "cutOff", code: "assessment.cut-off-no-day" }]);
});

describe("the table of steps", () => {
  test("allows these and refuses every other state, step and role", () => expect(stepsTaken(assessmentMachine, states)).toEqual(stepsListed(table)));

  test("has no step beyond the table, and ends where the table ends", () => {
    expect(Object.keys(assessmentMachine.steps).toSorted()).toEqual(table.map(([, , step]) => step).toSorted());
    expect(assessmentMachine.final).toEqual(["superseded", "withdrawn"]);
  });

  test.each(["return", "withdraw"] as const)("%s asks for a reason", (step) => expect(assessmentMachine.steps[step].needsReason).toBe(true));
});

describe("submitting", () => {
  const whyNot = (given: Partial<Assessment>) => whyNotAssessmentStep("submit", facts({ content: anAssessment(given) }));
  const withOne = (indicatorId: string, given: Parameters<typeof aFinding>[1]) => ({
    judgements: anAssessment().judgements.map((judgement) => (judgement.indicatorId === indicatorId ? aFinding(indicatorId, given) : judgement)),
  });

  test("a complete draft goes to review", () => expect(whyNot({})).toBeUndefined());

  test.each(indicators.map((indicator) => indicator.id))("is refused while indicator %s is neither judged nor marked", (id) => {
    expect(whyNot({ judgements: anAssessment().judgements.filter((judgement) => judgement.indicatorId !== id) })).toBe("assessment.indicator-not-judged");
  });

  test.each([
    { value: "present", refused: true },
    { value: "partly", refused: true },
    { value: "contradicted", refused: true },
    { value: "not-observed", refused: false },
  ] as const)("$value without evidence is refused: $refused", ({ value, refused }) => {
    expect(whyNot(withOne("1.1", { judgement: value, evidence: [] }))).toBe(refused ? "assessment.judgement-without-evidence" : undefined);
  });

  test("what nobody could see needs no confidence; what somebody looked for does", () => {
    const without = { evidence: [], confidence: null, confidenceReason: "" };
    expect(whyNot(withOne("1.1", { ...without, judgement: "unknown" }))).toBeUndefined();
    expect(whyNot(withOne("1.1", { ...without, judgement: "not-observed" }))).toBe("assessment.judgement-without-confidence");
  });

  test("a confidence without its reason is refused", () => expect(whyNot(withOne("1.1", { confidenceReason: "" }))).toBe("assessment.confidence-without-reason"));

  test("a sensitive finding without reasoning is refused, one that was not observed is not", () => {
    expect(whyNot(withOne(sensitive, { reasoning: "" }))).toBe("assessment.sensitive-finding-without-reasoning");
    expect(whyNot(withOne(sensitive, { judgement: "not-observed", reasoning: "" }))).toBeUndefined();
  });

  test.each([
    [{ populationsAtRisk: [] }, "assessment.population-missing"],
    [{ keyJudgements: [] }, "assessment.key-judgements-missing"],
    [{ mitigatingFactors: { text: "", searchDescribed: "" } }, "assessment.mitigating-factors-missing"],
    [{ counterEvidence: { text: " ", searchDescribed: "" } }, "assessment.counter-evidence-missing"],
    [{ alternativeExplanations: "" }, "assessment.alternative-explanations-missing"],
    [{ conclusions: "" }, "assessment.conclusions-missing"],
  ] as const)("%j is refused", (given, code) => expect(whyNot(given as Partial<Assessment>)).toBe(code));

  test("a section may say that nothing was found when it tells where somebody looked", () => {
    expect(whyNot({ mitigatingFactors: { text: "", searchDescribed: "Asked three local organisations." } })).toBeUndefined();
  });
});

describe("author, second reader and clearer", () => {
  test("an author cannot second-read", () => {
    expect(whyNotAssessmentStep("second-read", facts({ actor: exampleIds.author }))).toBe("assessment.second-reader-is-author");
  });

  test("an author cannot clear", () => expect(whyNotAssessmentStep("clear", facts({ actor: exampleIds.author, input: { audience: ["office"] } }))).toBe("assessment.clearer-is-author"));

  test("the second reader cannot clear, whatever the content says", () => {
    const steps = [{ step: "second-read", by: exampleIds.secondReader, at: "2026-09-02T10:00:00Z", reason: "" }];
    const content = anAssessment({ audience: ["office"], secondReading: { by: exampleIds.director, at: "2026-09-02T10:00:00Z", confirmedIndicatorIds: [] } });
    expect(whyNotAssessmentStep("clear", facts({ content, steps, actor: exampleIds.secondReader }))).toBe("assessment.clearer-is-second-reader");
    expect(whyNotAssessmentStep("clear", facts({ content, steps, actor: exampleIds.director }))).toBeUndefined();
  });
});

describe("the second reading", () => {
  const content = anAssessment({ judgements: indicators.map(({ id, sensitive: isSensitive }) => (isSensitive ? aFinding(id) : aJudgement({ indicatorId: id }))) });
  const all = indicators.filter((indicator) => indicator.sensitive).map((indicator) => indicator.id);

  test("confirms every sensitive finding by itself", () => {
    expect(whyNotAssessmentStep("second-read", facts({ content, actor: exampleIds.secondReader, input: { confirmedIndicatorIds: all } }))).toBeUndefined();
    for (const missing of all) {
      const input = { confirmedIndicatorIds: all.filter((id) => id !== missing) };
      expect(whyNotAssessmentStep("second-read", facts({ content, actor: exampleIds.secondReader, input }))).toBe("assessment.sensitive-finding-not-confirmed");
    }
  });

  test("is noted with who and when, and a return or a new submission clears it", () => {
    const read = assessmentKind.apply?.("second-read", facts({ content, actor: exampleIds.secondReader, input: { confirmedIndicatorIds: all } }));
    expect(read?.secondReading).toEqual({ by: exampleIds.secondReader, at: "2026-09-03T10:00:00Z", confirmedIndicatorIds: all });
    expect(assessmentKind.apply?.("return", facts({ content: read }))?.secondReading).toBeNull();
    expect(assessmentKind.apply?.("submit", facts({ content: read }))?.secondReading).toBeNull();
  });
});

describe("clearing", () => {
  test("needs an audience, set by the authors or by the clearer", () => {
    expect(whyNotAssessmentStep("clear", facts({}))).toBe("assessment.audience-missing");
    expect(whyNotAssessmentStep("clear", facts({ content: anAssessment({ audience: ["principals"] }) }))).toBeUndefined();
    expect(whyNotAssessmentStep("clear", facts({ input: { audience: ["principals"] } }))).toBeUndefined();
  });

  test("sets audience and embargo, and leaves what it was not given", () => {
    const content = anAssessment({ audience: ["office"], embargoUntil: "2026-10-01T00:00:00Z" });
    expect(assessmentKind.apply?.("clear", facts({ content, input: { audience: ["partners"] } }))).toMatchObject({ audience: ["partners"], embargoUntil: "2026-10-01T00:00:00Z" });
    expect(assessmentKind.apply?.("clear", facts({ content, input: { embargoUntil: null } }))).toMatchObject({ audience: ["office"], embargoUntil: null });
  });

  test.each([
    { label: "confidential", evidence: "strictly-confidential", refused: true },
    { label: "strictly-confidential", evidence: "strictly-confidential", refused: false },
    { label: "confidential", evidence: "unclassified", refused: false },
  ] as const)("$label over evidence that is $evidence is refused: $refused", ({ label, evidence, refused }) => {
    const linked = [{ id: exampleIds.incident, kind: "information.incident", state: "verified", label: evidence, content: {}, changedAt: "2026-08-01T00:00:00Z", stateSince: "2026-08-01T00:00:00Z" }];
    expect(whyNotAssessmentStep("clear", facts({ content: anAssessment({ label, audience: ["office"] }), linked }))).toBe(refused ? "assessment.label-below-evidence" : undefined);
  });
});

describe("the content", () => {
  test("a complete draft is what the schema accepts, and an unknown field is not", () => {
    expect(v.parse(Assessment, anAssessment())).toEqual(anAssessment());
    expect(v.safeParse(Assessment, { ...anAssessment(), score: 7 }).success).toBe(false);
  });

  test.each([
    ["assessment.indicator-twice", { judgements: [aFinding("1.1"), aFinding("1.1")] }],
    ["assessment.indicator-unknown", { judgements: [{ ...aFinding("1.1"), indicatorId: "15.1" }] }],
    ["assessment.immediacy-of-structural-factor", { judgements: [aFinding("3.1", { immediacy: "weeks" })] }],
    ["assessment.too-many-key-judgements", { keyJudgements: Array.from({ length: 6 }, () => anAssessment().keyJudgements[0]) }],
    ["assessment.horizon-missing", { keyJudgements: [{ ...anAssessment().keyJudgements[0], horizon: " " }] }],
  ])("is refused with %s", (code, given) => {
    const result = v.safeParse(Assessment, { ...anAssessment(), ...given });
    expect(result.issues?.map((issue) => issue.message)).toContain(code);
  });

  test("the immediacy of a dynamic factor is kept", () => {
    expect(v.safeParse(Assessment, { ...anAssessment(), judgements: [aFinding("7.1", { immediacy: "weeks" })] }).success).toBe(true);
  });

  test("dissent is not found by searching", () => {
    const content = anAssessment({ judgements: [aFinding("1.1", { dissent: [{ by: exampleIds.author, text: "Zanzibari doubt" }], evidence: [evidenceFor(exampleIds.report)] })] });
    expect(JSON.stringify(assessmentKind.searchText(content))).not.toContain("Zanzibari");
    expect(assessmentKind.links(content)).toContainEqual({ to: exampleIds.report, as: "supports" });
  });
});

const sensitive = indicators.find((indicator) => indicator.sensitive)!.id;

type Given = { content?: Assessment; actor?: string; input?: Record<string, unknown>; steps?: StoredRecord<Assessment>["steps"]; linked?: StepFacts<Assessment>["linked"] };

function facts({ content = anAssessment(), actor = exampleIds.director, input = {}, steps = [], linked = [] }: Given): StepFacts<Assessment, AssessmentState> {
  return {
    record: {
      id: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c99", compartmentId: "c", kind: "assessment.assessment", version: 1, state: "draft", number: null, content,
      authors: [exampleIds.author], steps, createdAt: "2026-09-01T10:00:00Z", changedAt: "2026-09-01T10:00:00Z",
    },
    actor: { userId: actor, roles: ["analyst", "senior", "director"] },
    linked,
    further: [],
    input,
    now: "2026-09-03T10:00:00Z",
    reason: "",
  };
}
