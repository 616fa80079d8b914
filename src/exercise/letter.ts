import * as v from "valibot";
import { Case } from "#protection/model/case/case.ts";
import { Communication } from "#protection/model/communication/communication.ts";
import { consolidatedText } from "#protection/model/communication/letter-digest.ts";
import { daysBefore } from "./events.ts";
import { sealBeside, type Desk } from "./keys.ts";
import type { Pen } from "./pen.ts";
import { country } from "./places.ts";

/**
 * A defender of the exercise: a case with what she agreed to, a joint allegation letter that four mandates sign, one refuses and one leaves without an
 * answer, its publication, and a reply that came after the sixty days. Holders of mandates are invented like everybody else.
 */
export async function writeToTheState(pen: Pen, desk: Desk, situationId: string): Promise<void> {
  const on = (daysAgo: number) => daysBefore(pen.today, daysAgo);
  const about = caseOf(situationId, on);
  const caseId = await pen.create("desk", pen.day(130), "cases", about, "Told at the meeting of the field office.");
  await sealBeside(pen, desk, 128, caseId, "protection-plan", {
    measures: "She sleeps at another house each week until the letter is answered. Somebody of the group walks with her to the market.", people: "The group, her brother, the clinic on the ridge.", signals: "A call before noon each market day. “The well is dry” means: come.", ifItFails: "The field office asks for her at the post the same evening, with two people.",
  });
  const asked = { personKey: "p1", element: "whole", recipient: "", on: on(129), how: "in-person", askedBy: "Desk of the mandate, exercise", givenBy: "self", note: "" };
  for (const [purpose, answer] of [["raise", "yes"], ["name-to-state", "no"], ["name-in-public", "no"], ["contact", "yes"]] as const) {
    await pen.step("desk", pen.day(129), "cases", caseId, "record-consent", "", { ...asked, purpose, answer });
  }
  const draft = letterOf(caseId, situationId, on);
  const letter = await pen.create("desk", pen.day(127), "communications", draft);
  await signTogether(pen, letter, consolidatedText(v.parse(Communication, draft), v.parse(Case, about)).hash);
  await pen.step("desk", pen.day(115), "communications", letter, "clear", "", { unidentifiable: ["p1"], resolutionsCheckedOn: on(115) });
  await pen.step("desk", pen.day(114, 12), "communications", letter, "send", "", { at: pen.day(114, 11).toISOString(), to: "Permanent Mission of Kasuria, exercise", how: "note-verbale", evidence: "Receipt stamped by the mission." });
  await pen.step("desk", pen.day(69), "communications", letter, "remind", "", { on: on(69), how: "electronic", note: "No answer so far." });
  await publish(pen, letter, caseId, draft);
  await pen.step("desk", pen.day(48), "communications", letter, "note-outcome", "", { personKey: "p1", outcome: "released", on: on(60), source: "Her lawyer, by the agreed way", contribution: "plausible" });
  await answerLate(pen, letter);
}

function caseOf(situationId: string, on: (daysAgo: number) => string) {
  return {
    label: "confidential", situationId, title: "Keeper of the land lists, Talat", language: "en", country: country.iso3, about: [],
    people: [{ key: "p1", code: "WILLOW-1", kind: "person", number: null, isChild: "no", isVictimOfSexualViolence: "no", groups: ["woman", "land-rights"], themes: ["land claims"], nameForState: "" }],
    violations: [{ key: "v1", type: "arbitrary-detention", articles: ["9", "12(2)"], when: on(150), place: "Talat", author: "National Guard of Kasuria, exercise", people: [{ personKey: "p1", role: "victim" }] }],
    chronology: [
      { key: "c1", when: on(150), place: "Talat", text: "Guards took her from the land office and kept the lists of claims.", cites: [] },
      { key: "c2", when: on(146).slice(0, 7), place: "Talat", text: "Her lawyer was turned away twice at the gate.", cites: [] },
    ],
    stepsTaken: "A complaint to the prosecutor, without an answer.", needs: "A lawyer at every hearing; the lists given back.",
    protection: [{ key: "m1", measure: "legal-aid", standing: "given", personKeys: ["p1"], provider: "Bar of Port Ivern, exercise", from: on(140), until: null, cost: "", effect: "", endPlan: "Until the case is closed." }],
    risk: { who: "Her sister in Talat", how: "Questions by night", likelihood: "medium", mitigation: "The letter names neither her nor the office.", alternatives: "A quiet call by the envoy", on: on(128) },
    consents: [],
  };
}

function letterOf(caseId: string, situationId: string, on: (daysAgo: number) => string) {
  return {
    label: "confidential", situationId, caseId, followsUp: null, title: "Letter on the keeper of the land lists", language: "en", type: "AL",
    addressee: { kind: "state", iso3: country.iso3, name: "Permanent Mission of Kasuria, exercise", salutation: "" },
    lead: { mandate: "hr-defenders", holder: "Anselm Duarte-Koné", capacity: "holder", title: "", resolution: "52/4" },
    subject: "the detention of {WILLOW-1}", earlier: "",
    people: [{ personKey: "p1", described: "a woman who helps herding families with their land claims" }],
    facts: [
      { key: "f1", text: `In ${on(150).slice(0, 7)} guards took {WILLOW-1} from her place of work and kept the papers she worked on.`, rests: [{ kind: "chronology", key: "c1" }] },
      { key: "f2", text: "Her lawyer was turned away twice.", rests: [{ kind: "chronology", key: "c2" }] },
    ],
    concern: "We are concerned that {WILLOW-1} may have been detained for peaceful work in defence of the rights of others.",
    standards: ["iccpr-9", "iccpr-14", "hrd-1", "hrd-12"],
    questions: [{ key: "q1", standard: "facts", text: "" }, { key: "q2", standard: "legal-basis", text: "" }, { key: "q3", standard: "protection", text: "" }],
    interimMeasures: "", mayFollowPress: false, copiesTo: "",
  };
}

/** Three of five join, one of them after changes; one refuses, one does not answer, and silence is no signature. */
async function signTogether(pen: Pen, letter: string, hash: string): Promise<void> {
  const at = (daysAgo: number) => ({ at: pen.day(daysAgo, 10).toISOString(), how: "electronic", evidence: "Message in the file of the letter." });
  const answer = (mandate: string, holder: string, given: object = {}) => ({ mandate, holder, capacity: "holder", title: "", resolution: "53/12", answer: "join", ...at(124), proposals: "", reason: "", ...given });
  await pen.step("desk", pen.day(126), "communications", letter, "invite", "", { mandates: ["arbitrary-detention", "judges-lawyers", "freedom-expression", "minorities", "food"], signBy: pen.day(118, 18).toISOString() });
  await pen.step("desk", pen.day(124, 11), "communications", letter, "record-answer", "", answer("judges-lawyers", "Lazar Quintrell"));
  await pen.step("desk", pen.day(124, 12), "communications", letter, "record-answer", "", answer("arbitrary-detention", "Ysolde Marchetti-Bahr", { capacity: "vice-chair", answer: "join-with-changes", proposals: "Say that the lawyer was turned away." }));
  await pen.step("desk", pen.day(124, 13), "communications", letter, "record-answer", "", answer("freedom-expression", "Tamsin Oduro-Vale"));
  await pen.step("desk", pen.day(124, 14), "communications", letter, "record-answer", "", answer("minorities", "", { resolution: "", answer: "decline", reason: "A letter of our own on the same families is about to leave." }));
  await pen.step("desk", pen.day(117), "communications", letter, "consolidate");
  for (const mandate of ["judges-lawyers", "arbitrary-detention", "freedom-expression"]) await pen.step("desk", pen.day(116, 11), "communications", letter, "confirm-text", "", { mandate, hash, ...at(116) });
  await pen.step("mandateHolder", pen.day(116, 15), "communications", letter, "approve-text", "", { hash });
}

async function publish(pen: Pen, letter: string, caseId: string, draft: ReturnType<typeof letterOf>): Promise<void> {
  const { language, people, subject, concern, questions } = draft;
  const version = await pen.create("desk", pen.day(53), "publications", {
    label: "confidential", communicationId: letter, caseId, title: "Detention of a helper of herding families, exercise", language, people, subject, concern, questions,
    facts: draft.facts.map(({ key, text }) => ({ key, text })), replies: [],
  });
  await pen.step("publisher", pen.day(51), "publications", version, "check");
  await pen.step("publisher", pen.day(50), "communications", letter, "publish", "", { publicationId: version });
}

async function answerLate(pen: Pen, letter: string): Promise<void> {
  const annex = await pen.file("desk", pen.day(45, 15), "confidential", "annex-to-the-reply.txt", Buffer.from("EXERCICE. Annexe\u00a0: relevé des remises en liberté, district de Serrat, trois lignes.\n"));
  const reply = await pen.create("desk", pen.day(45, 15), "replies", {
    label: "confidential", communicationId: letter, title: "Reply of Kasuria to the letter on the land lists", from: "Permanent Mission of Kasuria, exercise", receivedAt: pen.day(45, 14).toISOString(), form: "substantive", language: "fr", isConfidential: false,
    text: "La personne a été remise en liberté. Les documents sont conservés comme pièces.", attachments: [annex],
  });
  await pen.step("desk", pen.day(45, 16), "replies", reply, "register");
  await pen.step("desk", pen.day(43), "replies", reply, "translate", "", { language: "en", text: "The person was set free. The papers are kept as evidence.", by: "Language service, exercise" });
  await pen.step("mandateHolder", pen.day(41), "replies", reply, "evaluate", "", { evaluations: [{ factKey: "f1", category: "cooperative-incomplete", note: "Says nothing on the legal basis." }, { factKey: "f2", category: "no-reply", note: "" }] });
}
