import type { Assessment } from "./assessment.ts";
import { allTexts } from "./assessment-texts.ts";
import { statedAsFact } from "./fact-wording.ts";
import { factors, findIndicator } from "./framework.ts";
import { needsEvidence } from "./judgement.ts";
import { isBlank } from "./text.ts";

/**
 * What a careful author looks at before asking for a second reader. Findings remind; they refuse nothing. The sentence is in the
 * messages under the code; `where` names the indicator, factor or section, `said` the words that were found.
 */
export type QualityFinding = { readonly code: string; readonly where: string; readonly said?: string };

/** `originOf` gives the corroboration group of an evidence record: records of one origin count once. */
export function qualityFindings(content: Assessment, originOf: ReadonlyMap<string, string>): QualityFinding[] {
  return [
    ...evidenceFindings(content),
    ...originFindings(content, originOf),
    ...counterEvidenceFindings(content),
    ...sectionFindings(content),
    ...allTexts(content).flatMap((text) => statedAsFact(text).map((said) => ({ code: "assessment.quality-stated-as-fact", where: "texts", said }))),
  ];
}

function evidenceFindings(content: Assessment): QualityFinding[] {
  return content.judgements.flatMap(({ judgement, evidence, indicatorId }) => {
    if (!needsEvidence(judgement) || evidence.length === 0) return [];
    const wanted = judgement === "contradicted" ? "contradicts" : "supports";
    if (evidence.some((one) => one.direction === wanted)) return [];
    return [{ code: "assessment.quality-evidence-points-elsewhere", where: indicatorId }];
  });
}

/** Circular reporting: ten records that repeat one account are one account. A factor may rest on it, but has to say so. */
function originFindings(content: Assessment, originOf: ReadonlyMap<string, string>): QualityFinding[] {
  return factors.flatMap((factor) => {
    if (content.factorNarratives.find((narrative) => narrative.factorId === factor.id)?.restsOnOneOrigin) return [];
    const supporting = content.judgements
      .filter((judgement) => findIndicator(judgement.indicatorId)?.factorId === factor.id)
      .filter((judgement) => judgement.judgement === "present" || judgement.judgement === "partly")
      .flatMap((judgement) => judgement.evidence.filter((evidence) => evidence.direction === "supports"));
    const origins = new Set(supporting.map((evidence) => originOf.get(evidence.recordId) ?? evidence.recordId));
    return origins.size === 1 ? [{ code: "assessment.quality-single-origin", where: factor.id }] : [];
  });
}

function counterEvidenceFindings(content: Assessment): QualityFinding[] {
  if (!isBlank(content.counterEvidence.text)) return [];
  return content.judgements
    .filter((judgement) => judgement.judgement !== "contradicted" && judgement.evidence.some((evidence) => evidence.direction === "contradicts"))
    .map((judgement) => ({ code: "assessment.quality-counter-evidence-unmentioned", where: judgement.indicatorId }));
}

function sectionFindings(content: Assessment): QualityFinding[] {
  const empty: string[] = [];
  if (isBlank(content.whatWouldChange)) empty.push("what-would-change");
  if (content.informationGaps.length === 0) empty.push("information-gaps");
  if (content.possiblePerpetrators.length === 0) empty.push("possible-perpetrators");
  if (content.crimesConsidered.length === 0) empty.push("crimes-considered");
  const findings = empty.map((where) => ({ code: "assessment.quality-section-empty", where }));
  const scenarios = { "scenario-best": content.scenarios.best, "scenario-most-likely": content.scenarios.mostLikely, "scenario-worst": content.scenarios.worst };
  for (const [where, scenario] of Object.entries(scenarios)) {
    if (isBlank(scenario.text)) findings.push({ code: "assessment.quality-section-empty", where });
    else if (scenario.signposts.length === 0) findings.push({ code: "assessment.quality-scenario-without-signpost", where });
  }
  return findings;
}
