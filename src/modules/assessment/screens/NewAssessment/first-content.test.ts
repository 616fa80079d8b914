import * as v from "valibot";
import { expect, test } from "vitest";
import { anAssessment, aFinding } from "../../examples.ts";
import { Assessment } from "../../model/assessment.ts";
import { compareAssessments } from "../../model/compare-assessments.ts";
import { firstContent, nextContent } from "./first-content.ts";

const start = { title: "Risk on the Oumé plain", language: "en", label: "confidential" as const, periodFrom: "2026-09", periodTo: "2026-11", cutOff: "2026-11-25" };
const situation = {
  id: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c01",
  populationsAtRisk: [{ name: "Herding families", size: "about 4,000", why: "Named in broadcasts" }],
  possiblePerpetrators: [{ name: "Plain Defence Committees", actorId: null, confidence: "low" as const, why: "" }],
  crimesConsidered: ["crimes-against-humanity" as const],
};

test("a first assessment can be kept as it is, takes over what the situation says, and judges nothing", () => {
  const content = v.parse(Assessment, firstContent(start, situation));
  expect(content.populationsAtRisk.map((one) => one.name)).toEqual(["Herding families"]);
  expect(content.possiblePerpetrators[0]?.confidence).toBe("low");
  expect(content.judgements).toEqual([]);
});

test("the next assessment starts as the last one stood, without its trends, dissent, audience and level", () => {
  const previous = anAssessment({ audience: ["principals"], judgements: [aFinding("7.1", { dissent: [{ by: situation.id, text: "No." }] })], proposedConcernLevel: 4 });
  const next = v.parse(Assessment, nextContent(start, previous, "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c07"));
  expect(next.judgements[0]).toMatchObject({ judgement: "present", trend: null, dissent: [] });
  expect(next).toMatchObject({ audience: [], proposedConcernLevel: null, previousAssessmentId: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c07" });
  expect(compareAssessments(previous, next)).toMatchObject({ newEvidence: [], removedEvidence: [] });
});
