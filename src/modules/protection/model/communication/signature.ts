import * as v from "valibot";
import { Id, Moment, said, text } from "#assessment/model/text.ts";
import { whyNotStep, type Machine } from "#platform/rules/machine.ts";
import { findMandate, MandateId } from "../mandates.ts";

export const capacities = ["holder", "chair", "vice-chair"] as const;
export const answerWays = ["letter", "electronic", "telephone", "meeting"] as const;

/** Who signs for a mandate, in which capacity, under which resolution of the Council. */
const signing = { mandate: MandateId, holder: text(200), capacity: v.picklist(capacities), title: text(300), resolution: text(100) };
export const Signatory = v.strictObject(signing);
export type Signatory = v.InferOutput<typeof Signatory>;

export const signatureStates = ["invited", "joined", "joined-with-changes", "declined", "no-answer", "withdrawn"] as const;
export type SignatureState = (typeof signatureStates)[number];
export type SignatureStep = "join" | "join-with-changes" | "accept-final-text" | "decline" | "pass-deadline" | "withdraw";

/** The table of the domain reference. Silence is not a signature, and nobody withdraws from a letter that has been sent. */
export const signatureMachine: Machine<SignatureState, SignatureStep> = {
  initial: "invited",
  final: ["joined", "declined", "no-answer", "withdrawn"],
  steps: {
    join: { from: ["invited"], to: "joined", roles: ["mandateHolder"] },
    "join-with-changes": { from: ["invited"], to: "joined-with-changes", roles: ["mandateHolder"] },
    "accept-final-text": { from: ["joined-with-changes"], to: "joined", roles: ["mandateHolder"] },
    decline: { from: ["invited"], to: "declined", roles: ["mandateHolder"] },
    "pass-deadline": { from: ["invited", "joined-with-changes"], to: "no-answer", roles: ["system"] },
    withdraw: { from: ["joined"], to: "withdrawn", roles: ["mandateHolder"] },
  },
};

/** Another mandate, asked to sign. What it answered is kept with how the answer came and who recorded it. */
export const Invitation = v.strictObject({
  ...signing,
  state: v.picklist(signatureStates),
  answeredAt: v.nullable(Moment),
  how: v.nullable(v.picklist(answerWays)),
  evidence: text(1000),
  proposals: text(8000),
  reason: text(2000),
  /** The text this mandate agreed to, by its digest. */
  approvedHash: v.nullable(v.string()),
  recordedBy: v.nullable(Id),
});
export type Invitation = v.InferOutput<typeof Invitation>;

const received = { at: Moment, how: v.picklist(answerWays), evidence: said(1000, "protection.evidence-of-answer-missing") };
export const AnswerInput = v.strictObject({ ...signing, answer: v.picklist(["join", "join-with-changes", "decline"]), ...received, proposals: text(8000), reason: text(2000) });
export const ConfirmInput = v.strictObject({ mandate: MandateId, hash: v.string(), ...received });
export const WithdrawSignatureInput = v.strictObject({ mandate: MandateId, ...received, reason: text(2000) });

export function anInvitation(mandate: string): Invitation {
  return { mandate, holder: "", capacity: findMandate(mandate)?.type === "WG" ? "chair" : "holder", title: "", resolution: "", state: "invited", answeredAt: null, how: null, evidence: "", proposals: "", reason: "", approvedHash: null, recordedBy: null };
}

/** Why this answer cannot be taken from a mandate as it stands. The desk records it, and it is the mandate's answer all the same. */
export function whyNotSignatureStep(invitation: Invitation, step: SignatureStep): string | undefined {
  const taker = { userId: "", roles: [...signatureMachine.steps[step].roles] };
  return whyNotStep(signatureMachine, invitation.state, step, taker) === undefined ? undefined : "protection.answer-not-now";
}

/** A working group speaks through its chair or vice-chair; an expert for nobody else. */
export function whyNotSignatory({ mandate, holder, capacity, resolution }: Signatory): string | undefined {
  if (holder === "") return "protection.signatory-name-missing";
  if (resolution === "") return "protection.resolution-missing";
  return (findMandate(mandate)?.type === "WG") === (capacity === "holder") ? "protection.capacity-of-mandate" : undefined;
}

/** Those whose names stand under the letter: of the invited, the ones that joined. */
export function signatoriesOf(lead: Signatory, invitations: readonly Invitation[]): Signatory[] {
  return [lead, ...invitations.filter(({ state }) => state === "joined")].map(({ mandate, holder, capacity, title, resolution }) => ({ mandate, holder, capacity, title, resolution }));
}
