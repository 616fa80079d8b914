import { describe, expect, test } from "vitest";
import { aFinding, anAssessment, evidenceFor, exampleIds } from "../examples.ts";
import { statedAsFact } from "./fact-wording.ts";
import { qualityFindings } from "./quality.ts";

const { incident, report } = exampleIds;
const codes = (given: Parameters<typeof anAssessment>[0], origins: [string, string][] = []) =>
  qualityFindings(anAssessment(given), new Map(origins)).map((finding) => `${finding.code.replace("assessment.quality-", "")} ${finding.where}`);

describe("what a careful author looks at before review", () => {
  test("two records of one origin are one origin, and the factor has to say so", () => {
    const judgements = [aFinding("7.1", { evidence: [evidenceFor(incident), evidenceFor(report)] })];
    expect(codes({ judgements }, [[incident, "radio"], [report, "radio"]])).toContain("single-origin RF7");
    expect(codes({ judgements }, [[incident, "radio"], [report, "mission"]])).not.toContain("single-origin RF7");
  });

  test("a record without a group is an origin of its own", () => {
    expect(codes({ judgements: [aFinding("7.1", { evidence: [evidenceFor(incident), evidenceFor(report)] })] })).not.toContain("single-origin RF7");
    expect(codes({ judgements: [aFinding("7.1")] })).toContain("single-origin RF7");
  });

  test("a factor that says openly that it rests on one origin is in order", () => {
    expect(codes({ judgements: [aFinding("7.1")], factorNarratives: [{ factorId: "RF7", text: "", restsOnOneOrigin: true }] })).not.toContain("single-origin RF7");
  });

  test("evidence against a finding is mentioned in its section", () => {
    const judgements = [aFinding("7.1", { evidence: [evidenceFor(incident), evidenceFor(report, "contradicts")] })];
    expect(codes({ judgements })).toContain("counter-evidence-unmentioned 7.1");
    expect(codes({ judgements, counterEvidence: { text: "The mission saw calm markets.", searchDescribed: "" } })).not.toContain("counter-evidence-unmentioned 7.1");
  });

  test.each([
    { judgement: "present", direction: "contradicts", found: true },
    { judgement: "present", direction: "context", found: true },
    { judgement: "present", direction: "supports", found: false },
    { judgement: "contradicted", direction: "supports", found: true },
    { judgement: "contradicted", direction: "contradicts", found: false },
  ] as const)("$judgement with evidence that only $direction it is pointed out: $found", ({ judgement, direction, found }) => {
    expect(codes({ judgements: [aFinding("7.1", { judgement, evidence: [evidenceFor(incident, direction)] })] }).includes("evidence-points-elsewhere 7.1")).toBe(found);
  });

  test("empty sections and scenarios without signposts are named", () => {
    const scenarios = { ...anAssessment().scenarios, best: { text: "", triggers: [], signposts: [] }, worst: { text: "Attacks.", triggers: [], signposts: [] } };
    const found = codes({ whatWouldChange: "", informationGaps: [], scenarios });
    expect(found).toEqual(expect.arrayContaining(["section-empty what-would-change", "section-empty information-gaps", "section-empty scenario-best", "scenario-without-signpost scenario-worst"]));
  });

  test("words that state a crime as fact are quoted", () => {
    const finding = qualityFindings(anAssessment({ conclusions: "The militia is committing genocide." }), new Map()).find((one) => one.code === "assessment.quality-stated-as-fact");
    expect(finding?.said).toBe("is committing genocide");
  });
});

describe("a crime stated as fact", () => {
  test.each([
    "The army is committing genocide.",
    "The army is systematically committing crimes against humanity in Oumé.",
    "They have committed war crimes.",
    "A genocide is taking place.",
    "This is genocide.",
    "Ethnic cleansing is under way in the plain.",
    "The commander is guilty of war crimes.",
    "L’armée commet un génocide.",
    "L'armée est en train de commettre des crimes contre l’humanité.",
    "Les milices ont commis des crimes de guerre.",
    "Un génocide est en cours.",
    "C’est un génocide.",
    "Il est coupable de crimes de guerre.",
    "Un nettoyage ethnique a lieu dans la plaine.",
  ])("is found in: %s", (text) => expect(statedAsFact(text)).not.toEqual([]));

  test.each([
    "There is a serious risk of genocide.",
    "Indicators are consistent with crimes against humanity.",
    "Incitement to commit genocide is punishable.",
    "It is unclear whether the army is committing genocide.",
    "There is no evidence that the army is committing genocide.",
    "The commission found that both parties committed war crimes (A/HRC/55/61).",
    "Le risque de génocide augmente.",
    "On ignore si l’armée commet un génocide.",
    "Les indices sont compatibles avec des crimes contre l’humanité.",
    "La prévention du génocide est un devoir de l’État.",
  ])("is not found in: %s", (text) => expect(statedAsFact(text)).toEqual([]));

  test("a text of many thousand words that nearly match is read without growing slower and slower", () => {
    expect(statedAsFact("has committed ".repeat(7000))).toEqual([]);
  });
});
