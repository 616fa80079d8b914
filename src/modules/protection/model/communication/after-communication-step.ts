import * as v from "valibot";
import type { Communication } from "./communication.ts";
import { ClearInput, HoldInput, InviteInput, OutcomeInput, PressReleaseInput, PublishInput, RecirculateInput, RecusalInput, RemindInput, SendInput, type CommunicationStep } from "./communication-steps.ts";
import { usualSignBy } from "./letter-clocks.ts";
import { anInvitation, AnswerInput, ConfirmInput, signatoriesOf, signatureMachine, WithdrawSignatureInput, type Invitation } from "./signature.ts";
import { caseIn, type CommunicationFacts } from "./why-not-communication-step.ts";
import { consolidatedText } from "./letter-digest.ts";

/** The communication after a step. What others answered, who cleared and what was sent stand here and nowhere else. */
export function afterCommunicationStep(step: CommunicationStep, facts: CommunicationFacts): Communication {
  const { record, actor, input, reason, now } = facts;
  const { content } = record;
  const kept = { recordedBy: actor.userId };
  switch (step) {
    case "invite": {
      const { mandates, signBy } = v.parse(InviteInput, input);
      return { ...content, invitations: mandates.map(anInvitation), signBy: signBy ?? usualSignBy(content.type, now) };
    }
    case "recirculate":
      return { ...content, consolidated: null, signBy: v.parse(RecirculateInput, input).signBy ?? usualSignBy(content.type, now) };
    case "record-answer":
      return withAnswer(content, v.parse(AnswerInput, input), actor.userId);
    case "confirm-text": {
      const { mandate, hash, at, how, evidence } = v.parse(ConfirmInput, input);
      return withInvitation(content, mandate, (before) => ({ ...before, ...kept, state: signatureMachine.steps["accept-final-text"].to, approvedHash: hash, answeredAt: at, how, evidence }));
    }
    case "withdraw-signature": {
      const { mandate, at, how, evidence, reason: why } = v.parse(WithdrawSignatureInput, input);
      return withInvitation(content, mandate, (before) => ({ ...before, ...kept, state: signatureMachine.steps.withdraw.to, approvedHash: null, answeredAt: at, how, evidence, reason: why }));
    }
    case "consolidate":
      return { ...frozen(content, facts), invitations: content.invitations.map((one) => (one.state === "invited" ? { ...one, state: signatureMachine.steps["pass-deadline"].to } : one)) };
    case "approve-text":
      return { ...content, invitations: content.invitations.map((one) => (one.state === "joined-with-changes" ? { ...one, state: signatureMachine.steps["pass-deadline"].to } : one)) };
    case "sign-alone":
      return frozen(content, facts);
    case "record-recusal":
      return { ...content, recusals: [...content.recusals, { ...v.parse(RecusalInput, input), ...kept, recordedAt: now }] };
    case "clear":
      return { ...content, cleared: { by: actor.userId, at: now, ...v.parse(ClearInput, input) } };
    case "send":
      return { ...content, sent: { ...v.parse(SendInput, input), signatories: signatoriesOf(content.lead, content.invitations) } };
    case "remind":
    case "remind-again":
      return { ...content, reminders: [...content.reminders, { ...v.parse(RemindInput, input), ...kept }] };
    case "publish":
    case "replace-publication":
      return { ...content, published: { publicationId: v.parse(PublishInput, input).publicationId, by: actor.userId, at: now } };
    case "note-outcome":
      return { ...content, outcomes: [...content.outcomes, { ...v.parse(OutcomeInput, input), ...kept }] };
    case "note-press-release":
      return { ...content, pressReleases: [...content.pressReleases, { ...v.parse(PressReleaseInput, input), ...kept }] };
    case "hold-publication":
    case "release-publication":
      return { ...content, publicationClock: [...content.publicationClock, { kind: step === "hold-publication" ? "hold" : "release", at: now, by: v.parse(HoldInput, input).by, reason, ...kept }] };
    default:
      return content;
  }
}

/** The text as everybody is asked to agree to it. Whoever agreed to another one has not agreed to this. */
function frozen(content: Communication, { linked, now }: CommunicationFacts): Communication {
  const about = caseIn(linked, content.caseId);
  return about === undefined ? content : { ...content, consolidated: { ...consolidatedText(content, about), at: now } };
}

function withAnswer(content: Communication, { answer, at, proposals, reason, ...given }: v.InferOutput<typeof AnswerInput>, recordedBy: string): Communication {
  return withInvitation(content, given.mandate, (before) => ({ ...before, ...given, state: signatureMachine.steps[answer].to, answeredAt: at, proposals, reason, recordedBy }));
}

function withInvitation(content: Communication, mandate: string, change: (before: Invitation) => Invitation): Communication {
  return { ...content, invitations: content.invitations.map((one) => (one.mandate === mandate ? change(one) : one)) };
}
