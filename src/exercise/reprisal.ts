import { proposedCheckIns } from "#protection/model/exposure/check-ins.ts";
import { daysBefore } from "./events.ts";
import type { Pen } from "./pen.ts";
import { country } from "./places.ts";

/**
 * What followed the visit of the exercise: somebody who was met in confidence is asked how they are, harm comes, the desk says that it came because of it, the
 * protection officer takes over and opens a file, which is acted on in private with the person's consent and waits to be followed up.
 */
export async function followExposed(pen: Pen, visitId: string): Promise<void> {
  const on = (daysAgo: number) => daysBefore(pen.today, daysAgo);
  const exposure = await pen.create("desk", pen.day(295), "exposures", {
    label: "confidential", language: "en", code: "SEDGE-4", kind: "person", country: country.iso3, way: "met", on: on(296), occasion: "Meeting in Talat during the visit", visitId, meetingKey: "p3", submissionId: null, caseId: null, personKey: null,
    safeContact: "Never by telephone; only through the agreed place, after 18:00.", checkIns: [...proposedCheckIns(on(296)), { key: "c5", dueOn: on(-9) }], contacts: [], harms: [],
  });
  const ask = (daysAgo: number, checkInKey: string, outcome: string, note: string) => pen.step("desk", pen.day(daysAgo), "exposures", exposure, "check-in", "", { checkInKey, on: on(daysAgo), outcome, note });
  await ask(288, "c1", "well", "");
  await ask(265, "c2", "worried", "ثمة من سأل عنه في السوق.");
  await ask(205, "c3", "harmed", "");
  const harm = { act: "arbitrary-detention", when: on(209), what: "Held for a day and asked what had been said to the visitors.", source: "The person, at the agreed place" };
  await pen.step("desk", pen.day(205, 11), "exposures", exposure, "record-harm", "", { ...harm, answer: "cannot-say", because: "The guards gave no reason." });
  await pen.step("desk", pen.day(201), "exposures", exposure, "answer-again", "", { harmKey: "h1", answer: "yes", because: "Two others heard them ask about the visitors." });
  await pen.step("protectionOfficer", pen.day(200), "exposures", exposure, "take-over", "", { harmKey: "h1" });
  await ask(112, "c4", "worried", "");
  await openFile(pen, exposure, on);
}

async function openFile(pen: Pen, exposureId: string, on: (daysAgo: number) => string): Promise<void> {
  const file = await pen.create("protectionOfficer", pen.day(199), "reprisals", {
    label: "confidential", title: "Retenu et interrogé après la visite, exercice", language: "fr", country: country.iso3, form: "act", people: [{ key: "p1", code: "SEDGE-4", kind: "person", number: null, nameForReport: "" }],
    cooperation: "meeting", cooperatedOn: on(296), exposureId, caseId: null, linkEvidence: "Deux autres personnes ont entendu qu’on l’interrogeait sur ce qui avait été dit aux visiteurs.", act: "arbitrary-detention", when: on(209), place: "Talat", author: "National Guard of Kasuria, exercise",
    what: "Retenu une journée au poste de Talat, sans raison donnée.", stateReply: "", stateRepliedOn: null, team: [pen.cast.ids.desk], agreements: [], actions: [], communications: [], report: null, followUps: [], end: null,
  });
  const agree = (purpose: string, answer: string) => pen.step("protectionOfficer", pen.day(197), "reprisals", file, "record-agreement", "", { personKey: "p1", purpose, answer, on: on(198), how: "in-person", askedBy: "Protection officer, exercise", givenBy: "self", note: "" });
  await agree("act", "yes");
  await agree("be-named", "no");
  await pen.step("protectionOfficer", pen.day(196), "reprisals", file, "assess");
  await pen.step("mandateDirector", pen.day(195), "reprisals", file, "act", "", { manner: "private", actions: ["quiet", "meeting"], chosenWith: "The person", note: "Nothing in public." });
  await pen.step("desk", pen.day(180), "reprisals", file, "communicate", "", { on: on(181), how: "meeting", reference: "Permanent Mission of Kasuria, exercise", note: "" });
  await pen.step("desk", pen.day(104), "reprisals", file, "follow-up", "", { after: "3", on: on(104), standing: "better", note: "لم يعد أحد يسأل عنه." });
}
