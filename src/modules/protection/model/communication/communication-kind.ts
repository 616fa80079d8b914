import { countryFaults } from "#geography/model/countries.ts";
import type { FieldFault, RecordKind } from "#platform/rules/kind.ts";
import { Communication } from "./communication.ts";
import { afterCommunicationStep } from "./after-communication-step.ts";
import { ApproveInput, ClearInput, communicationMachine, HoldInput, InviteInput, OutcomeInput, PressReleaseInput, PublishInput, RecirculateInput, RecusalInput, RemindInput, ReplyInput, SendInput, type CommunicationState, type CommunicationStep } from "./communication-steps.ts";
import { awaitedOf, nextAwaited } from "./letter-clocks.ts";
import { AnswerInput, ConfirmInput, WithdrawSignatureInput } from "./signature.ts";
import { whyNotCommunicationStep } from "./why-not-communication-step.ts";

const readers = ["desk", "mandateHolder", "senior", "publisher"] as const;

export const communicationKind: RecordKind<Communication, CommunicationState, CommunicationStep> = {
  kind: "protection.communication",
  path: "communications",
  schema: Communication,
  machine: communicationMachine,
  createRoles: ["desk"],
  editRoles: ["desk"],
  readers,
  // While others are asked the text takes in what they propose; from the consolidation on it stands, or everybody is asked again.
  editableIn: ["draft", "joint-invited"],
  keptBySteps: ["signBy", "invitations", "recusals", "consolidated", "cleared", "sent", "publicationClock", "reminders", "published", "outcomes", "pressReleases"],
  title: (content) => content.title,
  links: (content) => [
    { to: content.caseId, as: "on-case" },
    ...(content.followsUp === null ? [] : [{ to: content.followsUp, as: "follows-up" }]),
    ...(content.situationId === undefined ? [] : [{ to: content.situationId, as: "situation" }]),
    ...content.facts.flatMap(({ rests }) => rests.flatMap((one) => (one.kind === "record" ? [{ to: one.id, as: "evidence" }] : []))),
  ],
  // In the words of the draft, where people stand as codes; what they are called in the letter is found by no search.
  searchText: ({ language, subject, concern, facts, addressee }) => ({ language, text: [subject, concern, ...facts.map(({ text }) => text)].join("\n"), names: addressee.name === "" ? [] : [addressee.name] }),
  dueAt: (content, state) => nextAwaited(awaitedOf(content, state)),
  stepInput: {
    invite: InviteInput, recirculate: RecirculateInput, "approve-text": ApproveInput, clear: ClearInput, send: SendInput, "record-answer": AnswerInput, "confirm-text": ConfirmInput, "withdraw-signature": WithdrawSignatureInput,
    "record-recusal": RecusalInput, remind: RemindInput, "remind-again": RemindInput, "hold-publication": HoldInput, "release-publication": HoldInput, "note-outcome": OutcomeInput, "note-press-release": PressReleaseInput, publish: PublishInput, "replace-publication": PublishInput, "register-reply": ReplyInput, "register-late-reply": ReplyInput,
  },
  guard: whyNotCommunicationStep,
  apply: afterCommunicationStep,
  faults: communicationFaults,
  logsReading: () => true,
  logsSearches: true,
  numberedOn: "send",
};

function communicationFaults({ label, addressee, facts, questions, people, invitations, lead }: Communication): FieldFault[] {
  const twice = (field: string, keys: readonly string[]) => keys.flatMap((key, index) => (keys.indexOf(key) === index ? [] : [{ path: `${field}.${index}`, code: "protection.key-twice" }]));
  return [
    ...(label === "unclassified" ? [{ path: "label", code: "protection.letter-label" }] : []),
    ...countryFaults([["addressee.iso3", addressee.iso3]]),
    ...twice("facts", facts.map(({ key }) => key)),
    ...twice("questions", questions.map(({ key }) => key)),
    ...twice("people", people.map(({ personKey }) => personKey)),
    ...(invitations.some(({ mandate }) => mandate === lead.mandate) ? [{ path: "lead.mandate", code: "protection.mandate-invited-twice" }] : []),
  ];
}
