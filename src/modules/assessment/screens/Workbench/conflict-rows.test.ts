import { expect, test } from "vitest";
import { aFinding, anAssessment } from "../../examples.ts";
import { conflictRows } from "./conflict-rows.ts";

const say = (key: string, values?: Readonly<Record<string, unknown>>) => (values ? `${key} ${Object.values(values).join(" ")}` : key);

test("two equal versions differ nowhere", () => {
  expect(conflictRows(anAssessment(), anAssessment(), say)).toEqual([]);
});

test("a space that the server took away is not a difference", () => {
  expect(conflictRows(anAssessment({ conclusions: " Grave. " }), anAssessment({ conclusions: "Grave." }), say)).toEqual([]);
});

test("each difference is shown with what was written here and what was saved", () => {
  const mine = anAssessment({ conclusions: "Grave.", judgements: [aFinding("7.1")] });
  const theirs = anAssessment({ conclusions: "Calm.", judgements: [aFinding("7.1", { judgement: "partly", evidence: [] })], populationsAtRisk: [] });
  const rows = conflictRows(mine, theirs, say);
  expect(rows).toContainEqual({ label: "assessment.section.conclusions", mine: "Grave.", theirs: "Calm." });
  expect(rows.find((row) => row.label.includes("7.1"))).toMatchObject({ mine: expect.stringContaining("judgement.present"), theirs: expect.stringContaining("judgement.partly") });
  expect(rows.find((row) => row.label === "assessment.section.who-is-at-risk")).toMatchObject({ theirs: "" });
  expect(rows.find((row) => row.label === "assessment.screen.evidence.title")).toMatchObject({ mine: "assessment.screen.evidence.count 1", theirs: "assessment.screen.evidence.count 0" });
});
