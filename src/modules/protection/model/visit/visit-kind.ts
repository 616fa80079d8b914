import * as v from "valibot";
import type { FieldFault, LinkedRecord, RecordKind, StepFacts } from "#platform/rules/kind.ts";
import { isRated } from "../recommendation/recommendation-steps.ts";
import { LetterInput, termsOfReference, Visit } from "./visit.ts";
import { lettered, visitMachine, type VisitState, type VisitStep } from "./visit-steps.ts";

export const visitKind: RecordKind<Visit, VisitState, VisitStep> = {
  kind: "protection.visit",
  path: "visits",
  schema: Visit,
  machine: visitMachine,
  createRoles: ["desk", "mandateHolder"],
  editRoles: ["desk", "mandateHolder"],
  readers: ["desk", "mandateHolder"],
  named: ({ publishers }) => publishers,
  editableIn: ["planned", "requested", "invited", "reminded", "acknowledged", "accepted", "dates-proposed", "dates-agreed", "in-preparation", "postponed", "under-way", "suspended", "completed", "report-drafted", "state-comments"],
  keptBySteps: ["letters"],
  title: ({ title }) => title,
  links: ({ situationId }) => (situationId === undefined ? [] : [{ to: situationId, as: "situation" }]),
  // Not the meetings: who was met is found by nobody who only searches.
  searchText: ({ language, purpose, statement }) => ({ language, text: [purpose, statement].join("\n"), names: [] }),
  stepInput: Object.fromEntries(lettered.map((step) => [step, LetterInput])),
  faults: visitFaults,
  guard: whyNotVisitStep,
  apply: afterVisitStep,
  logsReading: () => true,
};

/** A confidential meeting holds no names (3.8): what is not written cannot be found. */
export function visitFaults({ programme, from, until }: Visit): FieldFault[] {
  return [
    ...programme.flatMap(({ isConfidential, withWhom }, index) => (isConfidential && withWhom.trim() !== "" ? [{ path: `programme.${index}.withWhom`, code: "protection.confidential-meeting-named" }] : [])),
    ...(from !== null && until !== null && until < from ? [{ path: "until", code: "protection.visit-ends-first" }] : []),
  ];
}

export function whyNotVisitStep(step: VisitStep, { record: { content }, further }: Pick<StepFacts<Visit, VisitState>, "record" | "further">): string | undefined {
  if (step === "agree-dates") {
    if (content.from === null || content.until === null) return "protection.visit-dates-missing";
    const standing = termsOfReference.every((term) => content.terms.some((one) => one.term === term && one.answer !== "refused"));
    return standing ? undefined : "protection.terms-not-accepted";
  }
  if (step === "suspend") return content.terms.some(({ breachedOn }) => breachedOn !== null) ? undefined : "protection.no-breach-noted";
  if (step === "end") return content.statementSharedOn === null || content.statement.trim() === "" ? "protection.statement-missing" : undefined;
  if (step === "issue-report") return content.reportSymbol.trim() === "" ? "protection.report-symbol-missing" : undefined;
  return step === "follow-up" ? whyNotFollowUp(further) : undefined;
}

/** Of each recommendation a person has said what became of it. A report without any has nothing that could be followed up. */
function whyNotFollowUp(further: readonly LinkedRecord[]): string | undefined {
  const recommendations = further.filter(({ kind }) => kind === "protection.recommendation");
  if (recommendations.length === 0) return "protection.no-recommendations";
  return recommendations.every(({ state }) => isRated(state)) ? undefined : "protection.recommendation-not-rated";
}

function afterVisitStep(step: VisitStep, { record, input }: StepFacts<Visit, VisitState>): Visit {
  const { content } = record;
  if (!lettered.some((one) => one === step)) return content;
  const { on, note } = v.parse(LetterInput, input);
  return { ...content, letters: [...content.letters, { step, on, note }] };
}
