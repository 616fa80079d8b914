import * as v from "valibot";
import type { LinkedRecord, StepFacts } from "#platform/rules/kind.ts";
import { isOver, whyNotClockEvent } from "#platform/rules/deadlines/clock.ts";
import { Case } from "../case/case.ts";
import { geneva } from "../duty-stations.ts";
import { whyNotPublic } from "../publication/compose-public.ts";
import { Publication } from "../publication/publication.ts";
import { type Communication } from "./communication.ts";
import { ApproveInput, ClearInput, HoldInput, InviteInput, OutcomeInput, PublishInput, RecirculateInput, RecusalInput, ReplyInput, SendInput, type CommunicationState, type CommunicationStep } from "./communication-steps.ts";
import { confidentialTerms, letterClocks } from "./letter-clocks.ts";
import { consolidatedText } from "./letter-digest.ts";
import { missingInLetter, whyNotRaise } from "./missing-in-letter.ts";
import { peopleInLetter } from "./people-in-letter.ts";
import { AnswerInput, ConfirmInput, signatoriesOf, whyNotSignatory, whyNotSignatureStep, WithdrawSignatureInput } from "./signature.ts";

export type CommunicationFacts = StepFacts<Communication, CommunicationState>;
type Guard = (facts: CommunicationFacts) => string | undefined;

/** Why this step cannot be taken now, beyond role and order. */
export function whyNotCommunicationStep(step: CommunicationStep, facts: CommunicationFacts): string | undefined {
  return guards[step](facts);
}

const free: Guard = () => undefined;

const guards = {
  invite: whyNotInvite,
  "sign-alone": (facts) => onCase(facts, (about) => missingInLetter({ communication: facts.record.content, case: about })[0]),
  consolidate: whyNotConsolidate,
  recirculate: ({ input, now }) => whyNotSignBy(v.parse(RecirculateInput, input).signBy, now),
  "approve-text": whyNotApprove,
  clear: whyNotClear,
  send: whyNotSend,
  "register-reply": whyNotReply,
  publish: whyNotPublish,
  "replace-publication": whyNotVersion,
  "register-late-reply": whyNotReply,
  remind: free,
  "include-in-report": free,
  "open-follow-up": free,
  close: ({ record: { content } }) => (content.people.every(({ personKey }) => content.outcomes.some((one) => one.personKey === personKey)) ? undefined : "protection.outcome-missing"),
  cancel: free,
  "close-cancelled": free,
  "record-answer": whyNotAnswer,
  "confirm-text": whyNotConfirm,
  "withdraw-signature": ({ record, input }) => onInvitation(record.content, v.parse(WithdrawSignatureInput, input).mandate, (invitation) => whyNotSignatureStep(invitation, "withdraw")),
  "record-recusal": ({ record, input }) => (record.content.lead.mandate === v.parse(RecusalInput, input).mandate ? "protection.lead-recuses-itself" : undefined),
  "remind-again": free,
  "note-outcome": ({ record, input }) => (record.content.people.some(({ personKey }) => personKey === v.parse(OutcomeInput, input).personKey) ? undefined : "protection.person-unknown"),
  "note-press-release": free,
  "hold-publication": (facts) => whyNotClock(facts, "hold"),
  "release-publication": (facts) => whyNotClock(facts, "release"),
} as const satisfies Record<CommunicationStep, Guard>;

/** The case as the actor may see it: who cannot open it cannot say whether everybody in it agreed. */
export function caseIn(linked: readonly LinkedRecord[], caseId: string): Case | undefined {
  const found = linked.find(({ id, kind }) => id === caseId && kind === "protection.case");
  const parsed = v.safeParse(Case, found?.content);
  return parsed.success ? parsed.output : undefined;
}

function onCase({ record, linked }: CommunicationFacts, ask: (about: Case) => string | undefined): string | undefined {
  const about = caseIn(linked, record.content.caseId);
  return about === undefined ? "protection.case-not-open" : ask(about);
}

function onInvitation({ invitations }: Communication, mandate: string, ask: (invitation: Communication["invitations"][number]) => string | undefined): string | undefined {
  const invitation = invitations.find((one) => one.mandate === mandate);
  return invitation === undefined ? "protection.mandate-not-invited" : ask(invitation);
}

function whyNotInvite(facts: CommunicationFacts): string | undefined {
  const { content } = facts.record;
  const missing = onCase(facts, (about) => missingInLetter({ communication: content, case: about })[0]);
  if (missing !== undefined) return missing;
  const { mandates, signBy } = v.parse(InviteInput, facts.input);
  if (mandates.includes(content.lead.mandate) || new Set(mandates).size !== mandates.length) return "protection.mandate-invited-twice";
  if (mandates.some((mandate) => content.recusals.some((recusal) => recusal.mandate === mandate))) return "protection.mandate-recused";
  return whyNotSignBy(signBy, facts.now);
}

function whyNotSignBy(signBy: string | undefined, now: string): string | undefined {
  return signBy !== undefined && Date.parse(signBy) <= Date.parse(now) ? "protection.sign-by-passed" : undefined;
}

function whyNotConsolidate(facts: CommunicationFacts): string | undefined {
  const { content } = facts.record;
  const isPassed = content.signBy !== null && Date.parse(facts.now) >= Date.parse(content.signBy);
  if (!isPassed && content.invitations.some(({ state }) => state === "invited")) return "protection.answers-awaited";
  return onCase(facts, (about) => missingInLetter({ communication: content, case: about })[0]);
}

function whyNotAnswer({ record, input, now }: CommunicationFacts): string | undefined {
  const given = v.parse(AnswerInput, input);
  if (Date.parse(given.at) > Date.parse(now)) return "protection.answer-in-future";
  if (record.content.signBy !== null && Date.parse(given.at) > Date.parse(record.content.signBy)) return "protection.answer-after-deadline";
  if (given.answer === "join-with-changes" && given.proposals === "") return "protection.proposals-missing";
  return onInvitation(record.content, given.mandate, (invitation) => whyNotSignatureStep(invitation, given.answer) ?? (given.answer === "decline" ? undefined : whyNotSignatory(given)));
}

function whyNotConfirm({ record, input, now }: CommunicationFacts): string | undefined {
  const { mandate, hash, at } = v.parse(ConfirmInput, input);
  if (Date.parse(at) > Date.parse(now)) return "protection.answer-in-future";
  if (hash !== record.content.consolidated?.hash) return "protection.other-text-approved";
  return onInvitation(record.content, mandate, (invitation) => (invitation.state === "joined" ? undefined : whyNotSignatureStep(invitation, "accept-final-text")));
}

/** The same text for everybody: each signatory has agreed to exactly this digest, and so does the mandate that leads. */
function whyNotApprove({ record, input, now }: CommunicationFacts): string | undefined {
  const { consolidated, invitations, signBy } = record.content;
  if (consolidated === null) return "protection.other-text-approved";
  if (invitations.some(({ state, approvedHash }) => state === "joined" && approvedHash !== consolidated.hash)) return "protection.signature-not-confirmed";
  const isPassed = signBy !== null && Date.parse(now) >= Date.parse(signBy);
  if (!isPassed && invitations.some(({ state }) => state === "joined-with-changes")) return "protection.answers-awaited";
  return v.parse(ApproveInput, input).hash === consolidated.hash ? undefined : "protection.other-text-approved";
}

function whyNotClear(facts: CommunicationFacts): string | undefined {
  const { content } = facts.record;
  const signatories = signatoriesOf(content.lead, content.invitations);
  const fault = signatories.map(whyNotSignatory).find((code) => code !== undefined) ?? onCase(facts, (about) => whyNotStillTrue(content, about));
  if (fault !== undefined) return fault;
  const { unidentifiable, resolutionsCheckedOn } = v.parse(ClearInput, facts.input);
  if (daysSince(resolutionsCheckedOn, facts.now) > 31 || daysSince(resolutionsCheckedOn, facts.now) < -1) return "protection.resolutions-not-checked";
  return onCase(facts, (about) => {
    const unnamed = peopleInLetter({ communication: content, case: about }, "").filter(({ isNamed }) => !isNamed);
    return unnamed.every(({ personKey }) => unidentifiable.includes(personKey)) ? undefined : "protection.person-recognisable";
  });
}

/** Asked at the clearance and again at the moment of sending: a person who took back their word in between is not in the letter. */
function whyNotStillTrue(content: Communication, about: Case): string | undefined {
  const consent = whyNotRaise({ communication: content, case: about });
  if (consent !== undefined) return consent;
  return consolidatedText(content, about).hash === content.consolidated?.hash ? undefined : "protection.text-changed-since";
}

function whyNotSend(facts: CommunicationFacts): string | undefined {
  const { content } = facts.record;
  if (content.cleared === null) return "protection.sent-before-clearance";
  const fault = onCase(facts, (about) => whyNotStillTrue(content, about));
  if (fault !== undefined) return fault;
  const { at } = v.parse(SendInput, facts.input);
  if (Date.parse(at) > Date.parse(facts.now)) return "protection.sent-in-future";
  return Date.parse(at) < Date.parse(content.cleared.at) ? "protection.sent-before-clearance" : undefined;
}

function whyNotClock({ record, input, reason, now }: CommunicationFacts, kind: "hold" | "release"): string | undefined {
  const { sent, type, publicationClock } = record.content;
  if (sent === null) return "protection.not-sent";
  const clock = { startedAt: sent.at, term: confidentialTerms[type], calendar: geneva, events: publicationClock };
  const byAnybody = whyNotClockEvent(clock, { kind, at: now, by: "anybody", reason: "any" });
  return byAnybody ?? whyNotClockEvent(clock, { kind, at: now, by: v.parse(HoldInput, input).by, reason });
}

/** At the end of the clock, with a version that a second person looked at, and with what everybody in it agrees to today. */
function whyNotPublish(facts: CommunicationFacts): string | undefined {
  const { record, now } = facts;
  const clocks = letterClocks(record.content);
  if (clocks === undefined) return "protection.not-sent";
  if (clocks.publication.heldSince !== null) return "protection.publication-held";
  if (!isOver(clocks.publication, now)) return "protection.still-confidential";
  return whyNotVersion(facts);
}

/** Whether the version that is named may be what the public reads of this letter. */
function whyNotVersion({ record, input, further, now }: CommunicationFacts): string | undefined {
  const { publicationId } = v.parse(PublishInput, input);
  const version = further.find(({ id, kind, state }) => id === publicationId && kind === "protection.publication" && state === "checked");
  const parsed = v.safeParse(Publication, version?.content);
  if (!parsed.success || parsed.output.communicationId !== record.id || parsed.output.caseId !== record.content.caseId) return "protection.publication-not-prepared";
  // Read for the rule: whoever publishes need not be among those who see whom a case is about.
  const about = caseIn(further, record.content.caseId);
  return about === undefined ? "protection.case-not-open" : whyNotPublic({ publication: parsed.output, case: about }, now);
}

/** Only a registered reply to this very letter moves it. */
function whyNotReply({ record, input, further }: CommunicationFacts): string | undefined {
  const { replyId } = v.parse(ReplyInput, input);
  const reply = further.find(({ id, kind, state }) => id === replyId && kind === "protection.reply" && state !== "received");
  const parsed = v.safeParse(AnswersLetter, reply?.content);
  return parsed.success && parsed.output.communicationId === record.id ? undefined : "protection.reply-not-recorded";
}

/** As much of a reply as its letter must know; the reply itself knows the letter, and not the other way round. */
const AnswersLetter = v.object({ communicationId: v.string() });

function daysSince(day: string, now: string): number {
  return (Date.parse(now.slice(0, 10)) - Date.parse(day)) / 86_400_000;
}
