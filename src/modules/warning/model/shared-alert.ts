import type { SharedFact } from "#platform/rules/shared-view.ts";
import type { Alert } from "./alert.ts";
import type { AlertState } from "./alert-steps.ts";

const leaves: readonly AlertState[] = ["issued", "acknowledged", "escalated", "response-recorded", "closed"];

/** An issued alert for a partner: what is judged, for whom and how soon. Addressees, asks, options and answers stay inside. */
export function sharedAlert({ form, keyJudgement, populations, timeAvailable, sections }: Alert, state: AlertState): SharedFact[] | undefined {
  if (!leaves.includes(state)) return undefined;
  return [
    { is: "words", name: "warning.shared.form", keys: [`warning.form.${form}`] },
    { is: "text", name: "warning.shared.judgement", lines: keyJudgement === "" ? [] : [keyJudgement] },
    { is: "text", name: "warning.shared.populations", lines: [...populations] },
    { is: "words", name: "warning.shared.time", keys: timeAvailable === null ? [] : [`warning.time-span.${timeAvailable}`] },
    { is: "text", name: "warning.shared.sections", lines: sections.map(({ text }) => text).filter((text) => text !== "") },
  ];
}
