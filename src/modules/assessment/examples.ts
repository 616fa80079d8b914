import { Assessment } from "./model/assessment.ts";
import { indicators } from "./model/framework.ts";
import type { Judgement } from "./model/judgement.ts";

/** Ids of invented people and records, the same in every test. */
export const exampleIds = {
  situation: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c01",
  incident: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c02",
  report: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c03",
  author: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c04",
  secondReader: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c05",
  director: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c06",
} as const;

export function aJudgement(given: Partial<Judgement> & Pick<Judgement, "indicatorId">): Judgement {
  return { judgement: "not-assessed", confidence: null, confidenceReason: "", trend: null, immediacy: null, reasoning: "", evidence: [], dissent: [], ...given };
}

export function evidenceFor(recordId: string, direction: Judgement["evidence"][number]["direction"] = "supports"): Judgement["evidence"][number] {
  return { recordId, direction, extract: "", strength: "moderate" };
}

/** An indicator held to be present, with all that a reader may ask for. */
export function aFinding(indicatorId: string, given: Partial<Judgement> = {}): Judgement {
  return aJudgement({
    indicatorId,
    judgement: "present",
    confidence: "moderate",
    confidenceReason: "Two independent field sources, the latest nine days old.",
    trend: "worsening",
    reasoning: "Seen in three of the five districts, and growing.",
    evidence: [evidenceFor(exampleIds.incident)],
    ...given,
  });
}

/** A complete draft about an invented country: every indicator is judged or marked, every section written. */
export function anAssessment(given: Partial<Assessment> = {}): Assessment {
  const found = ["1.1", "7.1", "8.5"];
  const scenario = (text: string) => ({ text, triggers: ["The vote of October"], signposts: ["Closed road to Oumé"] });
  return {
    label: "confidential",
    situationId: exampleIds.situation,
    title: "Risk in the northern districts of Kasuria",
    language: "en",
    audience: [],
    embargoUntil: null,
    periodFrom: "2026-06",
    periodTo: "2026-08",
    cutOff: "2026-08-31",
    populationsAtRisk: [{ name: "Herding families of the Oumé plain", where: "Oumé, Talat", why: "Named in broadcasts as outsiders." }],
    possiblePerpetrators: [{ name: "Plain Defence Committees", confidence: "moderate", why: "Have threatened the same families twice." }],
    crimesConsidered: ["crimes-against-humanity"],
    keyJudgements: [{ text: "Organised attacks on herding families are likely.", likelihood: "likely", confidence: "moderate", horizon: "the next three months" }],
    judgements: indicators.map(({ id }) => (found.includes(id) ? aFinding(id) : aJudgement({ indicatorId: id }))),
    factorNarratives: [],
    mitigatingFactors: { text: "Elders of both communities still meet every week.", searchDescribed: "" },
    counterEvidence: { text: "", searchDescribed: "None found in the reports of the mission and of two local organisations, June to August." },
    alternativeExplanations: "The attacks may be cattle theft without a wider aim.",
    scenarios: { best: scenario("The elders' truce holds."), mostLikely: scenario("Scattered attacks go on."), worst: scenario("Attacks become organised.") },
    informationGaps: [{ gap: "Nobody has access to Talat.", collectionPlan: "Ask the mission for one patrol." }],
    recommendedMeasures: ["diplomacy.localDialogue"],
    conclusions: "The risk of crimes against humanity is serious and growing.",
    whatWouldChange: "A public commitment of the committees to stop.",
    proposedConcernLevel: 3,
    previousAssessmentId: null,
    secondReading: null,
    ...given,
  };
}
