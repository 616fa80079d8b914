import { describe, expect, test } from "vitest";
import type { LinkedRecord, StepFacts } from "#platform/rules/kind.ts";
import { type Situation, reviewDays } from "#information/model/situation.ts";
import { aFinding, anAssessment, exampleIds } from "../examples.ts";
import { whyNotSituationStep } from "./why-not-situation-step.ts";

const now = "2026-09-30T12:00:00Z";
const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();
const assessmentId = "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c70";
type Level = keyof typeof reviewDays;
const levels: readonly Level[] = [1, 2, 3, 4];

function situationAt(level: Level | null): Situation {
  const history = level === null ? [] : [{ level, from: daysAgo(200), by: exampleIds.director, justification: "Two sources agree", assessmentId: null }];
  return {
    label: "confidential", title: "The plain of Oumé", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [],
    scope: "", triggers: [], concernLevel: level, concernHistory: history, reviewOn: null,
  };
}

const issuedBefore = (days: number, given: Partial<LinkedRecord> = {}): LinkedRecord => ({ id: assessmentId, kind: "assessment.assessment", state: "issued", label: "confidential", content: anAssessment(), changedAt: daysAgo(0), stateSince: daysAgo(days), ...given });

function facts(content: Situation, given: Partial<StepFacts<Situation>>): StepFacts<Situation> {
  const record = { id: exampleIds.situation, compartmentId: "c", kind: "information.situation", version: 3, state: "monitored", number: null, content, authors: [], steps: [], createdAt: daysAgo(300), changedAt: daysAgo(200) };
  return { record, actor: { userId: exampleIds.director, roles: ["director"] }, linked: [], further: [], input: {}, reason: "The road is closed", now, ...given };
}

describe("a change of the concern level", () => {
  const change = (level: Level | null, linked: readonly LinkedRecord[], named: string | null = assessmentId) => whyNotSituationStep("change-concern-level", facts(situationAt(level), { linked, input: { level: 3, assessmentId: named } }));

  test("may come before the first assessment when it is the first, and never afterwards", () => {
    expect(change(null, [], null)).toBeUndefined();
    expect(change(1, [], null)).toBe("assessment.level-without-assessment");
  });

  test.each(levels)("at level %i rests on an assessment not older than the review period", (level) => {
    expect(change(level, [issuedBefore(reviewDays[level])])).toBeUndefined();
    expect(change(level, [issuedBefore(reviewDays[level] + 0.01)])).toBe("assessment.level-on-old-assessment");
  });

  test("rests on no draft, no superseded assessment, and on nothing that is none, not even for the first level", () => {
    expect(change(2, [issuedBefore(1, { state: "cleared" })])).toBe("assessment.level-on-unissued");
    expect(change(2, [issuedBefore(1, { state: "superseded" })])).toBe("assessment.level-on-unissued");
    expect(change(null, [issuedBefore(1, { kind: "information.report", content: {} })])).toBe("assessment.level-on-unissued");
  });

  test("rests on an assessment of the same situation", () => {
    expect(change(2, [issuedBefore(1, { content: anAssessment({ situationId: exampleIds.incident }) })])).toBe("assessment.level-on-other-situation");
  });
});

describe("a situation", () => {
  const saying = (indicatorId: string, trend: "worsening" | "stable" | "improving") => anAssessment({ judgements: [aFinding(indicatorId, { trend })] });
  const dormant = (...further: readonly LinkedRecord[]) => whyNotSituationStep("make-dormant", facts(situationAt(3), { further }));

  test("is made dormant when no dynamic factor was reported worsening for two review periods", () => {
    expect(dormant()).toBeUndefined();
    expect(dormant(issuedBefore(10, { content: saying("7.1", "stable") }))).toBeUndefined();
    expect(dormant(issuedBefore(10, { content: saying("7.1", "worsening") }))).toBe("assessment.dormant-while-worsening");
  });

  test("is not made dormant over an old assessment that still stands, nor over one superseded within the two periods", () => {
    const worse = { content: saying("7.1", "worsening") };
    expect(dormant(issuedBefore(400, worse))).toBe("assessment.dormant-while-worsening");
    expect(dormant(issuedBefore(60, { ...worse, state: "superseded" }))).toBe("assessment.dormant-while-worsening");
    expect(dormant(issuedBefore(60.01, { ...worse, state: "superseded" }), issuedBefore(60.01, { content: saying("7.1", "improving") }))).toBeUndefined();
  });

  test("is made dormant while only a structural factor worsens, which explains vulnerability and not timing", () => {
    expect(dormant(issuedBefore(10, { content: saying("3.1", "worsening") }))).toBeUndefined();
  });
});
