import { claims, judgeFord } from "./claims.ts";
import { daysBefore } from "./events.ts";
import { country, places } from "./places.ts";
import type { Pen } from "./pen.ts";
import { warnedByFlash, type Contacts } from "./register.ts";

/** A chain that was gone to its end, a year ago: a flash that was heeded in time, the measure that followed, its effect, and the review. */
export async function closeTheFord(pen: Pen, situationId: string, contacts: Contacts, sources: ReadonlyMap<string, string>): Promise<void> {
  const alert = await warn(pen, situationId, contacts);
  await rideAlong(pen, situationId, alert, sources.get("crane") ?? null);
  await judgeFord(pen, alert);
  await review(pen, situationId, alert);
}

async function warn(pen: Pen, situationId: string, contacts: Contacts): Promise<string> {
  const until = (daysAgo: number) => pen.day(daysAgo, 12).toISOString();
  const alert = await pen.create("analyst", pen.day(396, 7), "alerts", {
    label: "unclassified", situationId, title: "Serrat ford: the next market buses", language: "en", form: "flash", assessmentId: null,
    flashJustification: "Two buses were stopped two days ago; the next ones go in three days, before any assessment could be read.",
    keyJudgement: "The buses of the next market day are likely to be stopped at the ford again.",
    populations: ["Passengers of the market buses"], timeAvailable: "days", claim: claims.ford(pen),
    sections: [{ key: "issue", text: "Five bodies were seen at the ford; two buses stood empty." }, { key: "why-now", text: "The next buses go on the market day." }],
    asks: [{ addresseeKey: "mission", ask: "Stand at the ford on the market day." }, { addresseeKey: "rc", ask: "Ask the bus owners to wait for the patrol." }],
    options: [{ text: "A patrol at the ford on market days", pros: "Seen from both banks.", cons: "Binds half of the base.", risks: "The road north is left alone.", coercive: false, leadTime: "days" }],
    addressees: warnedByFlash(contacts, "meeting"),
    deadlines: { acknowledgeBy: until(395), respondBy: until(394), actBy: until(390), reportBackBy: until(378) },
  });
  await pen.step("analyst", pen.day(396, 8), "alerts", alert, "submit");
  await pen.step("director", pen.day(396, 9), "alerts", alert, "issue");
  await pen.step("senior", pen.day(396, 10), "alerts", alert, "second-read-afterwards");
  await pen.told("analyst", pen.day(396, 12), alert, { kind: "acknowledged", addresseeKey: "mission" });
  await pen.told("analyst", pen.day(395, 8), alert, { kind: "acknowledged", addresseeKey: "rc" });
  await pen.told("analyst", pen.day(395, 12), alert, { kind: "answered", addresseeKey: "mission", answer: { response: "act", reason: "A section stands at the ford from the next market day on.", laterUntil: null } });
  await pen.told("analyst", pen.day(394, 10), alert, { kind: "answered", addresseeKey: "rc", answer: { response: "act", reason: "The owners of the buses agreed to wait.", laterUntil: null } });
  await pen.told("analyst", pen.day(392), alert, { kind: "acted", addresseeKey: "mission", at: pen.day(393, 6).toISOString() });
  await pen.told("analyst", pen.day(392), alert, { kind: "acted", addresseeKey: "rc", at: pen.day(393, 5).toISOString() });
  await pen.told("analyst", pen.day(380), alert, { kind: "reported-back", addresseeKey: "mission", at: pen.day(381, 10).toISOString() });
  await pen.told("analyst", pen.day(380, 10), alert, { kind: "reported-back", addresseeKey: "rc", at: pen.day(381, 11).toISOString() });
  return alert;
}

async function rideAlong(pen: Pen, situationId: string, alertId: string, sourceId: string | null): Promise<void> {
  const id = await pen.create("analyst", pen.day(394), "measures", {
    label: "unclassified", situationId, alertId, measureId: "monitoring.hrPresence", title: "Observers ride with the market buses", language: "en", addressee: "Resident Coordinator, exercise",
    rationale: "Whoever stops a bus with observers in it is seen.", factors: ["RF5", "RF6"], expectedEffect: "Buses pass the ford on market days.", pillar: 2, timing: "operational", coercion: "none", authorityNeeded: "consent",
    leadTime: "days", riskOfHarm: "Passengers may be asked afterwards what they told the observers; nobody is interviewed on the bus.", owner: "", sideEffects: "",
  });
  await pen.step("director", pen.day(393), "measures", id, "endorse");
  await pen.step("principal", pen.day(392), "measures", id, "accept", "", { owner: "Dagny Orlovski-Sall", dueOn: daysBefore(pen.today, 368) });
  await pen.step("component", pen.day(388), "measures", id, "start", "", { on: daysBefore(pen.today, 388), what: "Two observers on the first bus." });
  const report = await arrivals(pen, situationId, sourceId);
  await pen.step("component", pen.day(370), "measures", id, "report-done", "", { evidence: [report], finishedOn: daysBefore(pen.today, 371) });
  await pen.step("senior", pen.day(350), "measures", id, "note-effect", "Six market days have passed; the base and the bus owners were asked.", {
    effects: [{ factorId: "RF5", effect: "no-change", note: "The men at the ford kept their weapons and their trucks." }, { factorId: "RF6", effect: "improved", note: "The weekly bus was full again; the elders of both banks travelled in it." }],
    sideEffects: "The checkpoint moved to the road, where nobody rides along.",
  });
}

async function arrivals(pen: Pen, situationId: string, sourceId: string | null): Promise<string> {
  const ford = places[3];
  const id = await pen.create("analyst", pen.day(371, 11), "reports", {
    label: "unclassified", situationId, title: "CRANE: three market days without a bus stopped", receivedAt: pen.day(371, 10).toISOString(), occurred: daysBefore(pen.today, 372),
    place: { said: ford.said, country: country.iso3, pcode: ford.pcode, latitude: ford.latitude, longitude: ford.longitude, precision: ford.precision },
    sourceId, sourceKind: "field-mission", language: "en", text: "Third market day with observers on the buses. All four arrived. The men at the ford watched and let them pass.", summary: "", reliability: null, credibility: null,
  });
  await pen.step("analyst", pen.day(371, 12), "reports", id, "triage");
  await pen.step("analyst", pen.day(371, 13), "reports", id, "grade", "", { reliability: "B", credibility: "1" });
  return id;
}

async function review(pen: Pen, situationId: string, alertId: string): Promise<void> {
  const id = await pen.create("analyst", pen.day(340), "outcome-reviews", {
    label: "unclassified", situationId, alertId, title: "Serrat ford: what came of the flash", language: "en",
    doneBy: [
      { who: "Patrol base at the ford, exercise", what: "Stood at the ford on seven market days.", when: daysBefore(pen.today, 393).slice(0, 7) },
      { who: "Bus owners of Serrat", what: "Waited for the patrol.", when: daysBefore(pen.today, 393) },
    ],
    whatHappened: "No bus was stopped at the ford on the seven market days that followed.",
    counterfactual: "The men were there every time and turned back no traveller while they were watched; without the patrol the buses would probably have been stopped.",
    lessons: "Warn before the market day, not after it. Ask early where the checkpoint will move to: it moved to the road.",
    wasRight: "cannot-say",
  });
  await pen.step("senior", pen.day(338), "outcome-reviews", id, "conclude");
  await pen.step("analyst", pen.day(337), "alerts", alertId, "attach-review", "", { outcomeReviewId: id });
  await pen.step("director", pen.day(336), "alerts", alertId, "close");
}
