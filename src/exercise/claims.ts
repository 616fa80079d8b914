import { daysBefore } from "./events.ts";
import type { Pen } from "./pen.ts";

/** What alerts of the exercise say will have happened by a day: one came true, one did not after measures, one waits for an answer, one still runs. */
export const claims = {
  ford: (pen: Pen) => ({ text: "A market bus is stopped at Serrat ford on one of the next seven market days.", horizon: daysBefore(pen.today, 350), likelihood: "very-likely", judgedBy: "The patrol base at the ford; a stop is one that lasts, whoever is let go afterwards." }),
  spring: (pen: Pen) => ({ text: "Somebody who speaks for a committee calls on the air for herding families to leave the Oumé plain.", horizon: daysBefore(pen.today, 30), likelihood: "likely", judgedBy: "MAGPIE, or two others who heard it; a song or a caller does not count." }),
  ridge: (pen: Pen) => ({ text: "More than half of the families of the three ridge villages live in their villages again.", horizon: daysBefore(pen.today, 6), likelihood: "unlikely", judgedBy: "KESTREL counts the households it visits each month." }),
  road: (pen: Pen) => ({ text: "A traveller is taken from a bus on the road to Serrat and does not come back the same day.", horizon: daysBefore(pen.today, -5), likelihood: "likely", judgedBy: "Two sources of different origin." }),
} as const;

export async function judgeFord(pen: Pen, alertId: string): Promise<void> {
  await pen.judged("senior", pen.day(348), alertId, {
    outcome: "did-not", measuresTaken: true, corrects: null, correction: "",
    basis: "CRANE: no bus was stopped on seven market days. A section stood at the ford and observers rode along; the men were there every time.",
  });
}

export async function judgeSpring(pen: Pen, alertId: string): Promise<void> {
  await pen.judged("senior", pen.day(29), alertId, { outcome: "cannot-be-judged", corrects: null, correction: "", basis: "MAGPIE broadcast something; nobody here had heard it." });
  await pen.judged("director", pen.day(27), alertId, {
    outcome: "came-true", happenedOn: daysBefore(pen.today, 34), corrects: 1, correction: "HERON heard the same broadcast; the two do not depend on each other.",
    basis: "MAGPIE and HERON: a committee speaker said on the air that the plain must be clean before the vote, and read the names of quarters.",
  });
}

/** A warning whose answer is known and whose claim has run out a few days ago: nobody has said yet what happened. */
export async function warnOfTheRidge(pen: Pen, situationId: string, assessmentId: string): Promise<void> {
  const until = (daysAgo: number) => pen.day(daysAgo, 12).toISOString();
  const alert = await pen.create("analyst", pen.day(75), "alerts", {
    label: "unclassified", situationId, title: "Ridge villages: families will not return before the rains", language: "en", form: "task-force-note", assessmentId, flashJustification: null,
    keyJudgement: "Few families of the three burned villages are likely to return before the rains; most will need shelter where they are.",
    populations: ["Ridge villagers"], timeAvailable: "months", claim: claims.ridge(pen),
    sections: [{ key: "update", text: "Seventeen graves, no roofs, and one well in three villages." }, { key: "action-list", text: "Shelter in Talat for sixty families; a visit to the ridge before the rains." }],
    asks: [{ addresseeKey: "shelter", ask: "Plan shelter in Talat for sixty families through the rains." }],
    options: [{ text: "Shelter where the families are", pros: "Ready in weeks.", cons: "Far from their fields.", risks: "May be taken for resettlement; say that it is not.", coercive: false, leadTime: "weeks" }],
    addressees: [{ key: "shelter", name: "Shelter team in Kasuria, exercise", kind: "un-entity", contactId: null, channel: "meeting", label: "unclassified" }],
    deadlines: { acknowledgeBy: until(73), respondBy: until(68), actBy: null, reportBackBy: null },
  });
  await pen.step("analyst", pen.day(75, 11), "alerts", alert, "submit");
  await pen.step("senior", pen.day(75, 14), "alerts", alert, "second-read");
  await pen.step("director", pen.day(75, 16), "alerts", alert, "issue");
  await pen.told("analyst", pen.day(74, 10), alert, { kind: "answered", addresseeKey: "shelter", answer: { response: "note", reason: "Shelter for forty families is in the plan; twenty more when the road is open.", laterUntil: null } });
}
