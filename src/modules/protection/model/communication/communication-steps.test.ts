import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { exampleIds } from "#assessment/examples.ts";
import { type Machine } from "#platform/rules/machine.ts";
import { aCase, aCasePerson, aCommunication, aConsent, exampleCaseId } from "../../examples.ts";
import type { Case } from "../case/case.ts";
import { afterCommunicationStep } from "./after-communication-step.ts";
import { Communication } from "./communication.ts";
import { communicationKind } from "./communication-kind.ts";
import { communicationMachine, type CommunicationState, type CommunicationStep } from "./communication-steps.ts";
import { consolidatedText } from "./letter-digest.ts";
import { anInvitation, signatoriesOf, signatureMachine, type Invitation, type SignatureStep } from "./signature.ts";
import { whyNotCommunicationStep, type CommunicationFacts } from "./why-not-communication-step.ts";
import { stepsListed, stepsTaken, type StepRow } from "../../../../testing/every-step.ts";

type Row = StepRow<CommunicationStep>;
/** The table of the domain reference; two of its rows are called "close". */
const table: readonly Row[] = [
  ["draft", "joint-invited", "invite", ["desk"]],
  ["draft", "final-text", "sign-alone", ["mandateHolder"]],
  ["joint-invited", "consolidated", "consolidate", ["desk"]],
  ["consolidated", "joint-invited", "recirculate", ["desk"]],
  ["consolidated", "final-text", "approve-text", ["mandateHolder"]],
  ["final-text", "cleared", "clear", ["desk", "senior"]],
  ["cleared", "sent", "send", ["desk"]],
  ["sent", "reply-received", "register-reply", ["desk"]],
  ["sent/reply-received/reminded", "published", "publish", ["system", "publisher"]],
  ["published", "published", "register-late-reply", ["desk"]],
  ["reported", "reported", "register-late-reply", ["desk"]],
  ["follow-up", "follow-up", "register-late-reply", ["desk"]],
  ["sent", "reminded", "remind", ["desk"]],
  ["reminded", "reply-received", "register-reply", ["desk"]],
  ["published", "reported", "include-in-report", ["publisher"]],
  ["published/reported", "follow-up", "open-follow-up", ["desk", "mandateHolder"]],
  ["published/reported/follow-up", "closed", "close", ["mandateHolder"]],
  ["draft/joint-invited/consolidated/final-text/cleared", "cancelled", "cancel", ["mandateHolder"]],
  ["cancelled", "closed", "close-cancelled", ["desk"]],
];
const stay = (states: string, step: CommunicationStep, roles: readonly string[]): Row[] => states.split("/").map((state) => [state, state as CommunicationState, step, roles]);
/** What is noted without moving the letter, and a second reply, which the table's guard allows and its rows do not. */
const besideTheTable: readonly Row[] = [
  ...stay("reply-received", "register-reply", ["desk"]),
  ...stay("joint-invited", "record-answer", ["desk", "mandateHolder"]),
  ...stay("consolidated", "confirm-text", ["desk", "mandateHolder"]),
  ...stay("joint-invited/consolidated/final-text/cleared", "withdraw-signature", ["desk", "mandateHolder"]),
  ...stay("draft/joint-invited/consolidated/final-text/cleared", "record-recusal", ["desk", "mandateHolder"]),
  ...stay("reminded", "remind-again", ["desk"]),
  ...stay("sent/reply-received/reminded/published/reported/follow-up", "note-outcome", ["desk", "mandateHolder"]),
  ...stay("sent/reply-received/reminded/published/reported/follow-up", "note-press-release", ["desk", "mandateHolder"]),
  ...stay("published/reported/follow-up", "replace-publication", ["publisher"]),
  ...stay("sent/reply-received/reminded", "hold-publication", ["desk", "mandateHolder", "publisher"]),
  ...stay("sent/reply-received/reminded", "release-publication", ["desk", "mandateHolder", "publisher"]),
];
const states: CommunicationState[] = ["draft", "joint-invited", "consolidated", "final-text", "cleared", "sent", "reply-received", "reminded", "published", "reported", "follow-up", "closed", "cancelled"];
const machine: Machine<CommunicationState, CommunicationStep> = communicationMachine;

describe("the table of steps of a communication", () => {
  test("allows these and refuses every other state, step and role", () => {
    expect(stepsTaken(machine, states)).toEqual(stepsListed([...table, ...besideTheTable]));
  });

  test("a step that stays names one of the states it stays in", () => {
    for (const step of Object.values(machine.steps)) if (step.stays) expect(step.from).toContain(step.to);
  });

  test.each(["recirculate", "cancel", "close", "close-cancelled", "hold-publication", "release-publication", "replace-publication", "open-follow-up"] as const)("%s asks for a reason", (step) => expect(machine.steps[step].needsReason).toBe(true));
});

describe("the table of steps of an invitation to sign", () => {
  test("allows these and refuses every other state, step and role", () => {
    const rows: readonly StepRow<SignatureStep>[] = [
      ["invited", "joined", "join", ["mandateHolder"]],
      ["invited", "joined-with-changes", "join-with-changes", ["mandateHolder"]],
      ["joined-with-changes", "joined", "accept-final-text", ["mandateHolder"]],
      ["invited", "declined", "decline", ["mandateHolder"]],
      ["invited/joined-with-changes", "no-answer", "pass-deadline", ["system"]],
      ["joined", "withdrawn", "withdraw", ["mandateHolder"]],
    ];
    expect(stepsTaken(signatureMachine, ["invited", "joined", "joined-with-changes", "declined", "no-answer", "withdrawn"])).toEqual(stepsListed(rows));
  });
});

describe("inviting others to sign", () => {
  const whyNot = (given: Partial<Communication>, about: Partial<Case> = {}, input: Record<string, unknown> = { mandates: ["torture"] }) => whyNotCommunicationStep("invite", facts({ content: aCommunication(given), about: agreed(about), input }));

  test("is possible with a complete draft about somebody who agreed that the case is raised", () => expect(whyNot({})).toBeUndefined());

  test.each<[Partial<Communication>, string]>([
    [{ addressee: { kind: "state", iso3: "XKS", name: "", salutation: "" } }, "protection.addressee-missing"],
    [{ addressee: { kind: "state", iso3: null, name: "Mission", salutation: "" } }, "protection.addressee-state-missing"],
    [{ lead: { ...aCommunication().lead, holder: "" } }, "protection.signatory-name-missing"],
    [{ lead: { ...aCommunication().lead, resolution: "" } }, "protection.resolution-missing"],
    [{ lead: { ...aCommunication().lead, mandate: "disappearances" } }, "protection.capacity-of-mandate"],
    [{ subject: "" }, "protection.subject-missing"],
    [{ people: [] }, "protection.letter-people-missing"],
    [{ facts: [] }, "protection.facts-missing"],
    [{ facts: [{ ...aCommunication().facts[0]!, rests: [] }] }, "protection.fact-rests-on-nothing"],
    [{ facts: [{ ...aCommunication().facts[0]!, rests: [{ kind: "record", id: exampleIds.incident }] }] }, "protection.fact-not-in-case"],
    [{ concern: "" }, "protection.concern-missing"],
    [{ standards: [] }, "protection.standards-missing"],
    [{ questions: [] }, "protection.questions-missing"],
    [{ questions: [{ key: "q", standard: null, text: "" }] }, "protection.question-empty"],
    [{ type: "UA" }, "protection.interim-missing"],
    [{ concern: "They arrested {HERON-9}." }, "protection.code-of-nobody"],
    [{ concern: "They arrested OSPREY-1." }, "protection.code-in-text"],
  ])("%j is refused with %s", (given, code) => expect(whyNot(given)).toBe(code));

  test("asks for a risk check and for who is said to have done it", () => {
    expect(whyNot({}, { risk: { ...aCase().risk, on: null } })).toBe("protection.risk-check-missing");
    expect(whyNot({}, { violations: [{ ...aCase().violations[0]!, author: "" }] })).toBe("protection.alleged-author-missing");
  });

  test("about a law needs no person", () => expect(whyNot({ type: "OL", people: [], subject: "a draft law", facts: [{ ...aCommunication().facts[0]!, text: "A draft law was tabled." }], concern: "It would close associations.", questions: [{ key: "q", standard: "compatibility", text: "" }] })).toBeUndefined());

  test.each<[Case["consents"], string | undefined]>([
    [[], "protection.consent-to-raise-missing"],
    [[aConsent({ purpose: "name-to-state" })], "protection.consent-to-raise-missing"],
    [[aConsent({ answer: "unreachable" })], "protection.consent-to-raise-missing"],
    [[aConsent({ recipient: "XBE" })], "protection.consent-to-raise-missing"],
    [[aConsent({ recipient: "XKS" })], undefined],
    [[aConsent(), aConsent({ answer: "no", on: "2026-09-02" })], "protection.consent-to-raise-missing"],
  ])("with the consents %# is refused with %s", (consents, code) => expect(whyNotCommunicationStep("invite", facts({ about: aCase({ consents }), input: { mandates: ["torture"] } }))).toBe(code));

  test("a name written into the text by hand is found, accents or not", () => {
    const about = agreed({ people: [aCasePerson({ nameForState: "Amal Sérrat-Nour" })], consents: [aConsent(), aConsent({ purpose: "name-to-state" })] });
    expect(whyNotCommunicationStep("invite", facts({ content: aCommunication({ concern: "The arrest of amal serrat-nour." }), about, input: { mandates: ["torture"] } }))).toBe("protection.name-in-text");
  });

  test("asks nobody twice, nobody who leads, nobody who recused themselves, and not until a moment that has passed", () => {
    expect(whyNot({}, {}, { mandates: ["hr-defenders"] })).toBe("protection.mandate-invited-twice");
    expect(whyNot({}, {}, { mandates: ["torture", "torture"] })).toBe("protection.mandate-invited-twice");
    expect(whyNot({ recusals: [{ mandate: "torture", reason: "Own country.", on: "2026-11-01", recordedBy: exampleIds.author, recordedAt: now }] })).toBe("protection.mandate-recused");
    expect(whyNot({}, {}, { mandates: ["torture"], signBy: "2026-11-19T00:00:00Z" })).toBe("protection.sign-by-passed");
  });

  test("gives the term of the type: an urgent appeal a working day, an allegation letter five", () => {
    const signBy = (type: Communication["type"]) => afterCommunicationStep("invite", facts({ content: aCommunication({ type }), input: { mandates: ["torture"] } })).signBy;
    expect([signBy("UA"), signBy("AL"), signBy("OL")]).toEqual(["2026-11-23T12:00:00.000Z", "2026-11-27T23:00:00.000Z", "2026-12-01T23:00:00.000Z"]);
  });

  test("is not for somebody who cannot open the case", () => expect(whyNotCommunicationStep("invite", { ...facts({ input: { mandates: ["torture"] } }), linked: [] })).toBe("protection.case-not-open"));
});

const answer = { mandate: "torture", holder: "Lazar Quintrell", capacity: "holder", title: "", resolution: "52/7", answer: "join", at: "2026-11-19T10:00:00Z", how: "letter", evidence: "Letter of 19 November, in the file", proposals: "", reason: "" } as const;
const invited = (given: Partial<Communication> = {}) => aCommunication({ invitations: [anInvitation("torture"), anInvitation("disappearances")], signBy: "2026-11-27T23:00:00.000Z", ...given });

describe("an answer to an invitation", () => {
  const whyNot = (input: Record<string, unknown>, given: Partial<Communication> = {}) => whyNotCommunicationStep("record-answer", facts({ content: invited(given), input: { ...answer, ...input } }));

  test("is recorded with how it came", () => {
    expect(whyNot({})).toBeUndefined();
    const after = afterCommunicationStep("record-answer", facts({ content: invited(), input: answer }));
    expect(after.invitations[0]).toMatchObject({ state: "joined", holder: "Lazar Quintrell", evidence: answer.evidence, recordedBy: exampleIds.director, approvedHash: null });
    expect(after.invitations[1]?.state).toBe("invited");
  });

  test.each<[Record<string, unknown>, string]>([
    [{ mandate: "food" }, "protection.mandate-not-invited"],
    [{ mandate: "disappearances" }, "protection.capacity-of-mandate"],
    [{ capacity: "chair" }, "protection.capacity-of-mandate"],
    [{ holder: "" }, "protection.signatory-name-missing"],
    [{ resolution: "" }, "protection.resolution-missing"],
    [{ answer: "join-with-changes" }, "protection.proposals-missing"],
    [{ at: "2026-12-30T10:00:00Z" }, "protection.answer-in-future"],
  ])("%j is refused with %s", (input, code) => expect(whyNot(input)).toBe(code));

  test("after the deadline does not make a signatory", () => expect(whyNot({}, { signBy: "2026-11-18T00:00:00Z" })).toBe("protection.answer-after-deadline"));
  test("of a working group comes through its chair or vice-chair", () => expect(whyNot({ mandate: "disappearances", capacity: "vice-chair" })).toBeUndefined());
  test("is given once", () => expect(whyNot({}, { invitations: [{ ...anInvitation("torture"), state: "joined" }] })).toBe("protection.answer-not-now"));
  test("that declines needs no name", () => expect(whyNot({ answer: "decline", holder: "", resolution: "" })).toBeUndefined());
});

describe("the consolidated text", () => {
  const consolidate = (content: Communication, moment = now) => ({ why: whyNotCommunicationStep("consolidate", { ...facts({ content }), now: moment }), after: afterCommunicationStep("consolidate", { ...facts({ content }), now: moment }) });

  test("waits for every answer or the end of the term; silence is then no signature", () => {
    expect(consolidate(invited()).why).toBe("protection.answers-awaited");
    const { why, after } = consolidate(invited(), "2026-11-28T00:00:00Z");
    expect(why).toBeUndefined();
    expect(after.invitations.map(({ state }) => state)).toEqual(["no-answer", "no-answer"]);
    expect(signatoriesOf(after.lead, after.invitations).map(({ mandate }) => mandate)).toEqual(["hr-defenders"]);
  });

  test("has one digest for one text and another for another, whoever signs it", () => {
    const hash = (given: Partial<Communication>, about: Case = agreed()) => consolidatedText(aCommunication(given), about).hash;
    expect(hash({})).toBe(hash({ title: "Another title", invitations: [anInvitation("food")], label: "strictly-confidential" }));
    for (const given of [{ subject: "x" }, { concern: "x" }, { standards: ["iccpr-9"] }, { questions: [] }, { type: "UA" as const }, { language: "fr" as const }, { copiesTo: "x" }, { mayFollowPress: true }, { facts: [] }]) expect(hash(given), JSON.stringify(given)).not.toBe(hash({}));
  });

  const signed = (hash: string | null, other: Partial<Invitation> = {}): Communication => {
    const base = aCommunication();
    return aCommunication({ signBy: "2026-11-27T23:00:00.000Z", consolidated: { ...consolidatedText(base, agreed()), at: now }, invitations: [{ ...anInvitation("torture"), holder: "L", resolution: "52/7", state: "joined", approvedHash: hash, ...other }] });
  };
  const right = signed(null).consolidated!.hash;

  test("is final when every signatory and the lead agreed to the same digest", () => {
    const approve = (content: Communication, hash = right) => whyNotCommunicationStep("approve-text", facts({ content, input: { hash } }));
    expect(approve(signed(right))).toBeUndefined();
    expect(approve(signed(right), "0".repeat(64))).toBe("protection.other-text-approved");
    expect(approve(signed(null))).toBe("protection.signature-not-confirmed");
    expect(approve(signed("0".repeat(64)))).toBe("protection.signature-not-confirmed");
    expect(approve(signed(null, { state: "joined-with-changes" }))).toBe("protection.answers-awaited");
  });

  test("is agreed to by its digest, and whoever proposed changes signs by that", () => {
    const confirm = { mandate: "torture", hash: right, at: "2026-11-20T10:00:00Z", how: "electronic", evidence: "Mail in the file" };
    const content = signed(null, { state: "joined-with-changes" });
    expect(whyNotCommunicationStep("confirm-text", facts({ content, input: confirm }))).toBeUndefined();
    expect(whyNotCommunicationStep("confirm-text", facts({ content, input: { ...confirm, hash: "0".repeat(64) } }))).toBe("protection.other-text-approved");
    expect(afterCommunicationStep("confirm-text", facts({ content, input: confirm })).invitations[0]).toMatchObject({ state: "joined", approvedHash: right });
    expect(whyNotCommunicationStep("confirm-text", facts({ content: signed(null, { state: "declined" }), input: confirm }))).toBe("protection.answer-not-now");
  });

  test("that changes in substance is agreed to anew by everybody", () => {
    const again = afterCommunicationStep("recirculate", facts({ content: signed(right), input: {} }));
    expect(again.consolidated).toBeNull();
    const changed = afterCommunicationStep("consolidate", facts({ content: { ...again, concern: "We express our grave concern." } }));
    expect(changed.consolidated?.hash).not.toBe(right);
    expect(whyNotCommunicationStep("approve-text", facts({ content: changed, input: { hash: changed.consolidated!.hash } }))).toBe("protection.signature-not-confirmed");
  });

  test("a mandate may withdraw before the letter is sent, and is not under it then", () => {
    const withdraw = { mandate: "torture", at: "2026-11-20T10:00:00Z", how: "electronic", evidence: "Mail in the file", reason: "" };
    expect(whyNotCommunicationStep("withdraw-signature", facts({ content: signed(right), input: withdraw }))).toBeUndefined();
    const after = afterCommunicationStep("withdraw-signature", facts({ content: signed(right), input: withdraw }));
    expect(signatoriesOf(after.lead, after.invitations)).toHaveLength(1);
    expect(communicationMachine.steps["withdraw-signature"].from).not.toContain("sent");
  });
});

describe("clearing and sending", () => {
  const ready = (about = agreed()): Communication => aCommunication({ consolidated: { ...consolidatedText(aCommunication(), about), at: now }, cleared: { by: exampleIds.author, at: "2026-11-20T09:00:00Z", unidentifiable: ["amal"], resolutionsCheckedOn: "2026-11-20" } });
  const clear = (about: Case, input: Record<string, unknown> = {}, content = ready(about)) => whyNotCommunicationStep("clear", facts({ content, about, input: { unidentifiable: ["amal"], resolutionsCheckedOn: "2026-11-20", ...input } }));
  const named = agreed({ people: [aCasePerson({ nameForState: "Amal Serrat-Nour" })], consents: [aConsent(), aConsent({ purpose: "name-to-state" })] });

  test("somebody has checked that nobody recognises whoever is not named", () => {
    expect(clear(agreed())).toBeUndefined();
    expect(clear(agreed(), { unidentifiable: [] })).toBe("protection.person-recognisable");
    expect(clear(named, { unidentifiable: [] })).toBeUndefined();
  });

  test.each([["2026-10-01", "protection.resolutions-not-checked"], ["2026-12-24", "protection.resolutions-not-checked"], ["2026-11-01", undefined]])("resolutions that were looked up on %s: %s", (day, code) => expect(clear(agreed(), { resolutionsCheckedOn: day })).toBe(code));

  test("a text that the case no longer allows is stopped, at the clearance and at the door", () => {
    const content = ready(named);
    const withdrawn = agreed({ ...named, consents: [...named.consents, aConsent({ purpose: "name-to-state", answer: "no", on: "2026-11-19" })] });
    const silent = agreed({ ...named, consents: [...named.consents, aConsent({ answer: "no", on: "2026-11-19" })] });
    const send = { at: "2026-11-20T10:00:00Z", to: "Permanent Mission", how: "note-verbale", evidence: "Receipt stamped" };
    expect(clear(withdrawn, {}, content)).toBe("protection.text-changed-since");
    expect(clear(silent, {}, content)).toBe("protection.consent-to-raise-missing");
    expect(whyNotCommunicationStep("send", facts({ content, about: named, input: send }))).toBeUndefined();
    expect(whyNotCommunicationStep("send", facts({ content, about: withdrawn, input: send }))).toBe("protection.text-changed-since");
    expect(whyNotCommunicationStep("send", facts({ content, about: silent, input: send }))).toBe("protection.consent-to-raise-missing");
    expect(whyNotCommunicationStep("send", facts({ content, about: named, input: { ...send, at: "2026-11-20T08:00:00Z" } }))).toBe("protection.sent-before-clearance");
    expect(whyNotCommunicationStep("send", facts({ content, about: named, input: { ...send, at: "2026-11-21T08:00:00Z" } }))).toBe("protection.sent-in-future");
  });

  test("the clock of publication is held by a named person with a reason", () => {
    const content = aCommunication({ sent: { at: "2026-11-01T10:00:00Z", to: "M", how: "note-verbale", evidence: "", signatories: [] } });
    const hold = (by: string, reason: string) => whyNotCommunicationStep("hold-publication", { ...facts({ content, input: { by } }), reason });
    expect(hold("Ilse Moravec", "The family asked.")).toBeUndefined();
    expect(hold("Ilse Moravec", " ")).toBe("platform.clock-event-not-named");
    expect(whyNotCommunicationStep("release-publication", { ...facts({ content, input: { by: "Ilse Moravec" } }), reason: "Done" })).toBe("platform.clock-not-held");
  });
});

describe("the content", () => {
  test("is what the schema accepts, and no source has a place in it", () => {
    expect(v.parse(Communication, aCommunication())).toEqual(aCommunication());
    expect(v.safeParse(Communication, { ...aCommunication(), source: "HERON" }).success).toBe(false);
  });

  test.each([
    [{ label: "unclassified" }, "label protection.letter-label"],
    [{ facts: [aCommunication().facts[0]!, aCommunication().facts[0]!] }, "facts.1 protection.key-twice"],
  ] as const)("%j is refused", (given, fault) => expect(communicationKind.faults?.(aCommunication(given as Partial<Communication>)).map(({ path, code }) => `${path} ${code}`)).toContain(fault));
});

const now = "2026-11-20T12:00:00Z";

function agreed(given: Partial<Case> = {}): Case {
  return aCase({ consents: [aConsent()], ...given });
}

type Given = { content?: Communication; about?: Case; input?: Record<string, unknown> };

function facts({ content = aCommunication(), about = agreed(), input = {} }: Given): CommunicationFacts {
  return {
    record: { id: "c", compartmentId: "o", kind: "protection.communication", version: 1, state: "draft", number: null, content, authors: [exampleIds.author], steps: [], createdAt: now, changedAt: now },
    actor: { userId: exampleIds.director, roles: ["desk"] },
    linked: [{ id: exampleCaseId, kind: "protection.case", state: "open", label: "confidential", content: about, changedAt: now, stateSince: now }],
    further: [],
    input,
    now,
    reason: "",
  };
}
