import { daysBefore } from "./events.ts";
import { sealBeside, type Desk } from "./keys.ts";
import type { Pen } from "./pen.ts";
import { country } from "./places.ts";

/**
 * Whom the mandate of the exercise works with: a house of defenders that is never telephoned, and a regional mechanism. Two meetings were held, a need waits, and methods are to be
 * compared next week.
 */
export async function workWithPartners(pen: Pen, desk: Desk): Promise<void> {
  const on = (daysAgo: number) => daysBefore(pen.today, daysAgo);
  const rule = { answer: "may", from: null, until: null, risk: "low", address: "", note: "" };
  const house = await pen.create("desk", pen.day(200), "mandate-partners", {
    label: "confidential", name: "House of the Serrat ford, exercise", partnerKind: "defender", mechanism: null, organisation: "", countries: [country.iso3], languages: ["en", "fr"], topics: "Land claims of herding families", zone: "Africa/Nairobi",
    rules: [
      { ...rule, key: "c1", way: "telephone", answer: "never", risk: "high", note: "Their lines were read out at a hearing." },
      { ...rule, key: "c2", way: "secure-message", from: "18:00", until: "22:00", risk: "medium" },
    ],
    contactBy: "Ines Halloran-Petit alone", neverBy: "Anybody from the coast", listing: "no",
  });
  await sealBeside(pen, desk, 200, house, "contact", { addresses: "Messages: the account named after the bird, from 18:00 to 22:00", between: "Her cousin at the mill, who knows the word" });
  const mechanism = await pen.create("desk", pen.day(190), "mandate-partners", {
    label: "confidential", name: "Rapporteur on defenders of a regional commission, exercise", partnerKind: "regional-mechanism", mechanism: "ACHPR", organisation: "Regional commission, exercise", countries: [], languages: ["en", "fr"],
    topics: "Provisional measures; visits of both mandates", zone: "", rules: [], contactBy: "", neverBy: "", listing: "yes",
  });
  const entry = { label: "confidential", language: "en", place: "", account: "", needs: [], followUpOn: null, at: null, caseId: null, people: [], tool: "", otherProcedures: "", answer: "" };
  const consultation = await pen.create("desk", pen.day(150), "exchanges", {
    ...entry, title: "Evening with the house of the ford", exchangeKind: "consultation", partners: [house], on: on(148), at: "19:30", way: "secure-message", topics: "What the desk can do before the vote",
    account: "They ask that no letter goes out before the herds have moved.",
    needs: [
      { key: "n1", what: "A place to stay for two people for a month", state: "met", done: "A fund in another country pays since the second week." },
      { key: "n2", what: "Somebody who reads the court file", state: "in-hand", done: "Asked the faculty of law." },
    ],
    followUpOn: on(-6),
  });
  await pen.step("desk", pen.day(149), "exchanges", consultation, "confirm", "", {});
  await pen.step("desk", pen.day(147), "exchanges", consultation, "hold", "", {});
  const shared = await pen.create("mandateHolder", pen.day(100), "exchanges", {
    ...entry, title: "What both mandates learnt from letters without reply", exchangeKind: "experience-shared", partners: [mechanism], on: on(96), way: "online-meeting", topics: "Reminders, second letters, joint statements", account: "Both publish their rates of reply in the same month from next year.",
  });
  await pen.step("mandateHolder", pen.day(95), "exchanges", shared, "hold", "", {});
  await pen.step("desk", pen.day(90), "exchanges", shared, "close", "", {});
  await pen.create("desk", pen.day(5), "exchanges", { ...entry, title: "Comparing how visits are prepared", exchangeKind: "method-compared", partners: [mechanism], on: on(-7), way: "online-meeting", topics: "Terms of reference; confidential meetings", followUpOn: on(-7) });
}
