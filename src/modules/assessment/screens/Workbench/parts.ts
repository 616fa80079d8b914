import type { Assessment } from "../../model/assessment.ts";
import { factors, type Factor } from "../../model/framework.ts";

/** The parts of the workbench in the order of the product, each at its own address `?open=…`; one is open at a time. */
export const sectionParts = ["scope", "key-judgements", "who-is-at-risk", "mitigating-factors", "counter-evidence", "scenarios", "information-gaps", "options", "conclusions", "check"] as const;
export type SectionPart = (typeof sectionParts)[number];
export type Part = { readonly kind: "section"; readonly section: SectionPart } | { readonly kind: "factor"; readonly factor: Factor };

/** What an address opens; the scope when it names nothing that exists. */
export function partOf(open: string): Part {
  const section = sectionParts.find((one) => one === open);
  if (section) return { kind: "section", section };
  const factor = factors.find((one) => one.id === open);
  return factor ? { kind: "factor", factor } : { kind: "section", section: "scope" };
}

export const factorGroups = [
  { crime: "common", factors: factors.filter((factor) => factor.crime === "common") },
  { crime: "genocide", factors: factors.filter((factor) => factor.crime === "genocide") },
  { crime: "crimes-against-humanity", factors: factors.filter((factor) => factor.crime === "crimes-against-humanity") },
  { crime: "war-crimes", factors: factors.filter((factor) => factor.crime === "war-crimes") },
] as const;

/** How many indicators of a factor somebody has looked at: it says how far the work is, and nothing about the risk. */
export function lookedAt(content: Assessment, factor: Factor): number {
  const judged = new Set(content.judgements.map((judgement) => judgement.indicatorId));
  return factor.indicators.filter((indicator) => judged.has(indicator.id)).length;
}
