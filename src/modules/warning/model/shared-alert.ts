import type { SharedFact } from "#platform/rules/shared-view.ts";
import type { Alert } from "./alert.ts";
import type { AlertState } from "./alert-steps.ts";
import { statedClaim } from "./claim.ts";

const leaves: readonly AlertState[] = ["issued", "acknowledged", "escalated", "response-recorded", "closed"];

/** An issued alert for a partner: what is judged, for whom, how soon and how likely. Addressees, asks, options and answers stay inside. */
export function sharedAlert({ form, keyJudgement, populations, timeAvailable, claim, sections }: Alert, state: AlertState): SharedFact[] | undefined {
  if (!leaves.includes(state)) return undefined;
  return [
    { is: "words", name: "warning.shared.form", keys: [`warning.form.${form}`] },
    { is: "text", name: "warning.shared.judgement", lines: keyJudgement === "" ? [] : [keyJudgement] },
    { is: "text", name: "warning.shared.populations", lines: [...populations] },
    { is: "words", name: "warning.shared.time", keys: timeAvailable === null ? [] : [`warning.time-span.${timeAvailable}`] },
    ...claimed(claim),
    { is: "text", name: "warning.shared.sections", lines: sections.map(({ text }) => text).filter((text) => text !== "") },
  ];
}

function claimed(claim: Alert["claim"]): SharedFact[] {
  const stated = statedClaim(claim);
  if (stated === undefined) return [];
  return [
    { is: "text", name: "warning.shared.claim", lines: [stated.text] },
    { is: "words", name: "warning.shared.claim-likelihood", keys: [`assessment.likelihood.${stated.likelihood}`] },
    { is: "date", name: "warning.shared.claim-until", date: stated.horizon },
  ];
}
