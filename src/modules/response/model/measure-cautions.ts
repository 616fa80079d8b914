import { timeSpans, type TimeSpan } from "#warning/model/alert.ts";
import { measures, type Authority, type ListedMeasure } from "./measure-list.ts";

/** The measures that bear on one of these factors, in the order of the list: they are shown to people, never ranked or proposed. */
export function measuresBearingOn(factorIds: readonly string[]): ListedMeasure[] {
  const wanted = new Set(factorIds);
  return measures.filter((measure) => measure.factors.some((factor) => wanted.has(factor)));
}

export const cautions = ["response.caution-needs-consent", "response.caution-needs-decision", "response.caution-coercive", "response.caution-too-slow", "response.caution-time-unknown"] as const;
export type Caution = (typeof cautions)[number];

/** What a reader must know before choosing this measure: whose consent or decision it needs, and whether there is time for it. */
export function cautionsOf(measure: Pick<ListedMeasure, "authority" | "coercion" | "leadTime">, timeAvailable: TimeSpan | "unknown" | null): Caution[] {
  const found: Caution[] = [];
  if (measure.authority.startsWith("consent")) found.push("response.caution-needs-consent");
  if (measure.authority.includes("UNSC") || measure.authority.startsWith("decision")) found.push("response.caution-needs-decision");
  if (measure.coercion === "coercive") found.push("response.caution-coercive");
  if (timeAvailable === null || timeAvailable === "unknown") found.push("response.caution-time-unknown");
  else if (isTooSlow(measure.leadTime, timeAvailable)) found.push("response.caution-too-slow");
  return found;
}

/** Whether the measure works only after the harm is expected. The same span may just suffice, so it is not called too slow. */
export function isTooSlow(leadTime: TimeSpan, timeAvailable: TimeSpan): boolean {
  return timeSpans.indexOf(leadTime) > timeSpans.indexOf(timeAvailable);
}

export function needsDecision(coercion: ListedMeasure["coercion"], authority: Authority): boolean {
  return coercion === "coercive" || authority.startsWith("UNSC") || authority === "consent-or-UNSC";
}

/** Whether a list of options leaves a way without force or pressure. A list that does not is not shown without saying so. */
export function hasNonCoercive(options: readonly Pick<ListedMeasure, "coercion">[]): boolean {
  return options.some((option) => option.coercion !== "coercive");
}
