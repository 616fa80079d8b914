import { termsOfReference } from "#protection/model/visit/visit.ts";
import { daysBefore } from "./events.ts";
import type { CastKey } from "./people.ts";
import type { Pen } from "./pen.ts";
import { country } from "./places.ts";

/**
 * A country visit of the exercise: asked for twice, accepted, with meetings of which the confidential one holds no names; its report is issued, and of its
 * recommendations one was carried out, one in part, one was begun and one is late.
 */
export async function visitTheCountry(pen: Pen): Promise<string> {
  const on = (daysAgo: number) => daysBefore(pen.today, daysAgo);
  const visit = await pen.create("desk", pen.day(430), "visits", visitOf(on));
  const step = (key: CastKey, daysAgo: number, name: string, input: Readonly<Record<string, unknown>> = {}) => pen.step(key, pen.day(daysAgo, 15), "visits", visit, name, "", input);
  await step("mandateHolder", 428, "request", { on: on(428), note: "Dates proposed for the spring." });
  await step("desk", 400, "acknowledge", { on: on(401), note: "The mission has received the request." });
  await step("desk", 370, "accept", { on: on(371), note: "" });
  await step("desk", 352, "propose-dates", { on: on(353), note: "" });
  await step("desk", 340, "agree-dates", { on: on(341), note: "The terms of reference are accepted in writing." });
  await step("desk", 330, "prepare");
  await step("mandateHolder", 300, "start");
  await step("mandateHolder", 291, "end");
  await step("desk", 240, "draft-report");
  await step("desk", 232, "send-to-state", { on: on(232), note: "Six weeks for comments on facts." });
  await step("publisher", 180, "issue-report");
  await recommend(pen, visit, on);
  return visit;
}

function visitOf(on: (daysAgo: number) => string) {
  const meeting = { interpreter: "", consent: "yes", doNoHarm: "", isConfidential: false };
  return {
    label: "confidential", title: "Visit to Kasuria, exercise", language: "en", country: country.iso3, purpose: "Defenders of land rights and those who advise them.", from: on(300), until: on(291),
    terms: termsOfReference.map((term) => ({ term, answer: term === "places-of-detention" ? "accepted-with-reserve" : "accepted", note: term === "places-of-detention" ? "A day's notice for the barracks." : "", breachedOn: null, breach: "" })),
    programme: [
      { ...meeting, key: "p1", on: on(299), place: "Port Ivern", kind: "government", withWhom: "Ministry of lands, exercise" },
      { ...meeting, key: "p2", on: on(298), place: "Port Ivern", kind: "judiciary", withWhom: "Court of the coast, exercise" },
      { ...meeting, key: "p3", on: on(296), place: "Talat", kind: "defenders", withWhom: "", isConfidential: true, interpreter: "From outside the province", doNoHarm: "Came one by one over two days; no list was made and no telephone was in the room." },
      { ...meeting, key: "p4", on: on(292), place: "Port Ivern", kind: "un-office", withWhom: "Regional office, exercise" },
    ],
    statementSharedOn: on(291), statement: "Those who help families with their land claims are watched and some are kept from travelling. The lists they make are evidence and must be given back.", reportSymbol: "EXERCISE/99/1/Add.1", letters: [],
  };
}

async function recommend(pen: Pen, visitId: string, on: (daysAgo: number) => string): Promise<void> {
  const common = { label: "confidential", visitId, theme: "land rights", goal: "16", review: "", evidence: [] };
  const all = [
    { ...common, paragraph: "92 (a)", language: "en", text: "Give the lists of land claims back to the families who made them.", addressee: "government", addresseeName: "Ministry of lands, exercise", dueOn: on(60) },
    { ...common, paragraph: "92 (b)", language: "fr", text: "Lever les interdictions de voyager visant les personnes qui conseillent les familles d’éleveurs.", addressee: "government", addresseeName: "Ministère de l’intérieur, exercice", dueOn: on(30), theme: "liberté de circulation" },
    { ...common, paragraph: "93", language: "ar", text: "سنّ قانون يحمي من يدافعون عن حقوق الأرض، بمشاركتهم.", addressee: "parliament", addresseeName: "", dueOn: on(-120), review: "EXERCISE/UPR/4, 71.12", theme: "قانون الحماية" },
    { ...common, paragraph: "94", language: "en", text: "Publish the inquiry into what happened at Serrat ford.", addressee: "judiciary", addresseeName: "Court of the coast, exercise", dueOn: on(14), theme: "accountability" },
  ] as const;
  const [lists, travel, law] = [await write(pen, all[0]), await write(pen, all[1]), await write(pen, all[2])];
  await write(pen, all[3]);
  const step = (key: CastKey, daysAgo: number, id: string, name: string, reason = "", input = {}) => pen.step(key, pen.day(daysAgo), "recommendations", id, name, reason, input);
  await step("desk", 110, lists, "record-step", "", { on: on(112), source: "Letter of the ministry", what: "The lists were handed over to the families' lawyer against a receipt." });
  await step("mandateHolder", 100, lists, "rate-implemented");
  await step("desk", 80, travel, "record-step", "", { on: on(84), source: "Association of Talat, by the agreed way", what: "Trois interdictions sur cinq ont été levées." });
  await step("desk", 40, travel, "rate-partial", "Two of five people still cannot leave the province.");
  await step("desk", 25, law, "record-step", "", { on: on(28), source: "Journal of the assembly, exercise", what: "أُحيل مشروع قانون إلى اللجنة." });
}

function write(pen: Pen, content: object): Promise<string> {
  return pen.create("desk", pen.day(170), "recommendations", content);
}
