import * as v from "valibot";
import type { RecordKind, StepFacts } from "#platform/rules/kind.ts";
import type { Status } from "../sealed-submission.ts";
import { minimumFacts, referenceOf, Submission, type AdmissibilityItem } from "./submission.ts";
import { CommunicationInput, DeclineInput, submissionMachine, TransferInput, type SubmissionState, type SubmissionStep } from "./submission-steps.ts";

export const sealedKind = "protection.sealed-submission";
/** What the box's row says to the rules: it holds no word of its content. */
export const SealedFacts = v.object({ door: v.string(), consentWithdrawnOn: v.nullable(v.string()), deletedOn: v.nullable(v.string()) });

export const submissionKind: RecordKind<Submission, SubmissionState, SubmissionStep> = {
  kind: "protection.submission",
  path: "submissions",
  schema: Submission,
  machine: submissionMachine,
  createRoles: ["desk"],
  editRoles: ["desk"],
  readers: ["desk", "mandateHolder"],
  editableIn: ["received", "acknowledged", "screening", "info-requested"],
  keptBySteps: ["criterion", "transferredTo", "communicationId"],
  title: referenceOf,
  links: ({ sealedId, caseId, communicationId }) => [
    { to: sealedId, as: "opened-from" },
    ...(caseId ? [{ to: caseId, as: "case" }] : []),
    ...(communicationId ? [{ to: communicationId, as: "led-to" }] : []),
  ],
  searchText: ({ risk }) => ({ language: null, text: risk, names: [] }),
  stepInput: { decline: DeclineInput, transfer: TransferInput, "draft-communication": CommunicationInput },
  guard: whyNotSubmissionStep,
  apply: afterSubmissionStep,
  logsReading: () => true,
};

/** Points without which screening does not begin: an account that is abusive, politically motivated or only copied from the media. */
const beforeScreening: readonly AdmissibilityItem[] = ["not-unfounded-or-political", "language-not-abusive", "not-only-media"];

export function whyNotSubmissionStep(step: SubmissionStep, { record, linked, further }: Pick<StepFacts<Submission, SubmissionState>, "record" | "linked" | "further">): string | undefined {
  const { content } = record;
  const sealed = [...linked, ...further].find(({ id }) => id === content.sealedId);
  const box = v.safeParse(SealedFacts, sealed?.content);
  const isWithdrawn = box.success && box.output.consentWithdrawnOn !== null;
  const acts = step === "admit" || step === "transfer" || step === "draft-communication";
  // What is not yet sent stops at once (3.3).
  if (acts && isWithdrawn) return "protection.consent-withdrawn";
  if (step === "acknowledge") return content.consent === null ? "protection.consent-not-noted" : undefined;
  if (step === "screen") {
    if (content.isAuthorKnown !== true) return "protection.author-unknown";
    return content.checks.some(({ item, answer }) => answer === "not-ok" && beforeScreening.includes(item)) ? "protection.screening-fails" : undefined;
  }
  if (step === "admit") {
    if (minimumFacts.some((fact) => !content.contains.includes(fact))) return "protection.minimum-facts-missing";
    if (content.checks.some(({ answer }) => answer === "not-ok")) return "protection.check-fails";
    if (content.consent?.raise !== "yes") return "protection.no-consent-to-raise";
    return content.risk.trim() === "" ? "protection.risk-missing" : undefined;
  }
  if (step === "transfer") return content.consent?.share === "yes" ? undefined : "protection.no-consent-to-share";
  return undefined;
}

function afterSubmissionStep(step: SubmissionStep, { record, input }: StepFacts<Submission, SubmissionState>): Submission {
  const { content } = record;
  if (step === "decline") return { ...content, criterion: v.parse(DeclineInput, input).criterion };
  if (step === "transfer") return { ...content, transferredTo: v.parse(TransferInput, input).to };
  if (step === "draft-communication") return { ...content, communicationId: v.parse(CommunicationInput, input).communicationId };
  return content;
}

/** What the source sees of it; "transferred" is an action too. */
export const statusIn = {
  received: "under-review", acknowledged: "under-review", screening: "under-review", "info-requested": "under-review", admissible: "under-review", inadmissible: "under-review",
  "no-action": "not-acted", transferred: "acted", acted: "acted",
} as const satisfies Record<SubmissionState, Status>;
