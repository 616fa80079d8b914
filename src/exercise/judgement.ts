import { indicators } from "#assessment/model/framework.ts";
import { claims, judgeSpring, warnOfTheRidge } from "./claims.ts";
import { daysBefore } from "./events.ts";
import type { Pen } from "./pen.ts";
import type { CastKey } from "./people.ts";
import { warnedByFlash, type Contacts } from "./register.ts";
import { speakInPublic } from "./statement.ts";

type Finding = { readonly id: string; readonly judgement: "present" | "partly" | "not-observed" | "unknown"; readonly trend: "worsening" | "stable" | "new"; readonly why: string; readonly incidents: readonly string[];
  /** An incident that speaks against it, with what in it does. */
  readonly against?: { readonly incident: string; readonly extract: string };
  /** Who sees it otherwise, in their own words. */
  readonly dissent?: { readonly by: CastKey; readonly text: string };
};

/** What the office held last spring. The indicators it could not look at are unknown, not absent. */
const lastSpring: readonly Finding[] = [
  { id: "1.2", judgement: "present", trend: "worsening", why: "Armed men on the plain and on the river road.", incidents: ["market", "ford"] },
  { id: "2.3", judgement: "partly", trend: "stable", why: "No inquiry into the market deaths was opened.", incidents: ["market"] },
  { id: "4.2", judgement: "partly", trend: "stable", why: "The land law would give the grazing ground to others.", incidents: ["market"] },
  { id: "5.1", judgement: "present", trend: "worsening", why: "Trucks, fuel and one calibre of ammunition.", incidents: ["ford"] },
  { id: "6.3", judgement: "unknown", trend: "stable", why: "", incidents: [] },
  { id: "11.1", judgement: "present", trend: "worsening", why: "Twice the same families, lists read aloud.", incidents: ["market", "ford"], against: { incident: "well", extract: "The third account of that year, the poisoned wells, was refuted: not every story of a plan holds." } },
  { id: "13.1", judgement: "partly", trend: "new", why: "Black Cord left the Front and answers to nobody.", incidents: ["ford"], dissent: { by: "investigator", text: "I would not say so yet: one checkpoint and a name on a wall do not make a group that acts on its own." } },
];
const now: readonly Finding[] = [
  ...lastSpring,
  { id: "11.2", judgement: "present", trend: "worsening", why: "From a market to three villages.", incidents: ["ridge"] },
  { id: "11.3", judgement: "partly", trend: "new", why: "Trucks with plates of the Guard, one source.", incidents: ["ridge"] },
  { id: "12.1", judgement: "partly", trend: "new", why: "A speaker said on air that the plain must be clean before the vote.", incidents: ["broadcast"] },
];

/**
 * The half-finished chain: an issued assessment of the spring with an alert that was heeded too late and waits for its outcome review,
 * a flash of yesterday whose clocks run, and today's draft to go on with.
 */
export async function judgeAndWarn(pen: Pen, situationId: string, incidents: ReadonlyMap<string, string>, contacts: Contacts): Promise<void> {
  const spring = await pen.create("analyst", pen.day(150), "assessments", assessment(pen, situationId, incidents, lastSpring, 150, "Risk on the Oumé plain, spring"), "After the ridge villages.");
  await pen.step("analyst", pen.day(149), "assessments", spring, "submit");
  await pen.step("senior", pen.day(148), "assessments", spring, "return", "Say what speaks against an organised campaign.");
  await pen.step("analyst", pen.day(147), "assessments", spring, "submit", "Added: the truce of the elders.");
  await pen.step("senior", pen.day(146), "assessments", spring, "second-read", "", { confirmedIndicatorIds: ["11.1"] });
  await pen.step("director", pen.day(146, 15), "assessments", spring, "clear", "", { audience: ["principals", "un-entities"] });
  await pen.step("director", pen.day(145), "assessments", spring, "issue");
  await pen.step("senior", pen.day(145, 12), "situations", situationId, "change-concern-level", "The assessment of the spring finds organised violence spreading.", { level: 3, assessmentId: spring });

  await warnInSpring(pen, situationId, spring);
  await speakInPublic(pen, situationId, spring);
  await warnOfTheRidge(pen, situationId, spring);
  await flash(pen, situationId, contacts);

  const today = await pen.create("analyst", pen.day(3), "assessments", { ...assessment(pen, situationId, incidents, now, 3, "Risk on the Oumé plain before the vote"), previousAssessmentId: spring }, "The broadcast and the checkpoint.");
  await pen.step("analyst", pen.day(2), "assessments", today, "submit");
  await pen.step("senior", pen.day(1), "assessments", today, "return", "Is the broadcast one origin or two? Say so under factor 12.");
}

function assessment(pen: Pen, situationId: string, incidents: ReadonlyMap<string, string>, findings: readonly Finding[], daysAgo: number, title: string): Record<string, unknown> {
  const judgements = indicators.map(({ id, nature }) => {
    const finding = findings.find((one) => one.id === id);
    const held = finding !== undefined && finding.judgement !== "unknown";
    return {
      indicatorId: id,
      judgement: finding?.judgement ?? "not-assessed",
      confidence: held ? "moderate" : null,
      confidenceReason: held ? "Two origins or more, one with own observers; no access to the quarry." : "",
      trend: finding?.trend ?? null,
      immediacy: held && nature === "dynamic" ? "weeks" : null,
      reasoning: finding?.why ?? "",
      evidence: [
        ...(finding?.incidents ?? []).map((key) => ({ recordId: incidents.get(key) ?? "", direction: "supports", extract: "", strength: "moderate" })),
        ...(finding?.against ? [{ recordId: incidents.get(finding.against.incident) ?? "", direction: "contradicts", extract: finding.against.extract, strength: "weak" }] : []),
      ],
      dissent: finding?.dissent ? [{ by: pen.cast.ids[finding.dissent.by], text: finding.dissent.text }] : [],
    };
  });
  const scenario = (text: string, trigger: string, signpost: string) => ({ text, triggers: [trigger], signposts: [signpost] });
  return {
    label: "unclassified", situationId, title, language: "en", audience: [], periodFrom: daysBefore(pen.today, daysAgo + 180).slice(0, 7), periodTo: daysBefore(pen.today, daysAgo).slice(0, 7), cutOff: daysBefore(pen.today, daysAgo),
    populationsAtRisk: [{ name: "Herding families of the Oumé plain", where: "Oumé, Talat, the road to Serrat", why: "Named in broadcasts, driven from markets, burned out on the ridge." }],
    possiblePerpetrators: [{ name: "Plain Defence Committees", confidence: "moderate", why: "Seen at three of four incidents." }],
    crimesConsidered: ["crimes-against-humanity", "war-crimes"],
    keyJudgements: [{ text: "Organised expulsion of herding families from the Oumé plain is likely.", likelihood: "likely", confidence: "moderate", horizon: "until the vote on the land law" }],
    judgements,
    mitigatingFactors: { text: "The elders' truce still holds in Oumé; the weekly meeting takes place.", searchDescribed: "" },
    counterEvidence: { text: "The story of the poisoned wells was refuted; one source of the trucks only.", searchDescribed: "All reports of the period were read for signs of restraint." },
    alternativeExplanations: "The violence may be cattle theft by splinter groups without a wider aim.",
    scenarios: {
      best: scenario("The truce is extended to the road.", "A public word of the Guard", "Committees take down their checkpoint"),
      mostLikely: scenario("Scattered expulsions up to the vote.", "The vote on the land law", "Lists of names on the radio"),
      worst: scenario("Herding families are driven from the whole plain.", "Deaths blamed on herders", "Trucks move at night without lights"),
    },
    informationGaps: [{ gap: "Six bodies said to be at the quarry.", collectionPlan: "One patrol of the ford base, with observers." }],
    recommendedMeasures: ["diplomacy.localDialogue", "monitoring.hrPresence"],
    conclusions: "The risk of crimes against humanity against herding families is serious and growing.",
    whatWouldChange: "A public commitment of the committees, and access to the quarry.",
    proposedConcernLevel: 3,
  };
}

/** One addressee acted in time; the other kept silent until the deadline had passed, and then did half of what was asked. */
async function warnInSpring(pen: Pen, situationId: string, assessmentId: string): Promise<void> {
  const alert = await pen.create("analyst", pen.day(144), "alerts", springAlert(pen, situationId, assessmentId));
  await pen.step("analyst", pen.day(144, 11), "alerts", alert, "submit");
  await pen.step("senior", pen.day(144, 14), "alerts", alert, "second-read");
  await pen.step("director", pen.day(144, 16), "alerts", alert, "issue");
  await pen.told("analyst", pen.day(143, 9), alert, { kind: "acknowledged", addresseeKey: "usg" });
  await pen.step("director", pen.day(142, 9), "alerts", alert, "escalate", "The Executive Office has not acknowledged; the vote is near.", { cause: "no-acknowledgement" });
  await pen.told("analyst", pen.day(142, 15), alert, { kind: "answered", addresseeKey: "usg", answer: { response: "act", reason: "Two human-rights officers go to Oumé with the next flight.", laterUntil: null } });
  await pen.told("analyst", pen.day(136, 11), alert, { kind: "answered", addresseeKey: "sg", answer: { response: "partly-act", reason: "The President was called; nothing will be said in public before the vote.", laterUntil: null } });
  await pen.told("analyst", pen.day(131), alert, { kind: "acted", addresseeKey: "usg", at: pen.day(132, 10).toISOString() });
  await pen.told("analyst", pen.day(116), alert, { kind: "reported-back", addresseeKey: "usg", at: pen.day(117, 10).toISOString() });
  await measure(pen, situationId, alert);
  await judgeSpring(pen, alert);
}

/** Issued yesterday without an assessment: its clocks run, one addressee has it, and its second reading is due. */
async function flash(pen: Pen, situationId: string, contacts: Contacts): Promise<void> {
  const ahead = (days: number) => pen.day(-days, 12).toISOString();
  const alert = await pen.create("analyst", pen.day(1, 7), "alerts", {
    label: "unclassified", situationId, title: "Road to Serrat: travellers taken from buses", language: "en", form: "flash", assessmentId: null,
    flashJustification: "Three people were taken nine days ago and the next market day is in four; an assessment would come too late.",
    keyJudgement: "Further abductions on the road to Serrat are likely on the next market day.",
    populations: ["Travellers on the road to Serrat"], timeAvailable: "days", claim: claims.road(pen),
    sections: [{ key: "issue", text: "Three travellers were taken from buses at the checkpoint and did not come back." }, { key: "why-now", text: "The market of Serrat is in four days; the buses go full." }],
    asks: [{ addresseeKey: "mission", ask: "Patrol the road on the market day." }, { addresseeKey: "rc", ask: "Ask the prefect to take the checkpoint down." }],
    options: [{ text: "A patrol on the market day", pros: "Seen by those who wait at the checkpoint.", cons: "One day only.", risks: "The checkpoint moves.", coercive: false, leadTime: "days" }],
    addressees: warnedByFlash(contacts, "personal-page"),
    deadlines: { acknowledgeBy: ahead(1), respondBy: ahead(2), actBy: ahead(4), reportBackBy: ahead(14) },
  });
  await pen.step("analyst", pen.day(1, 8), "alerts", alert, "submit");
  await pen.step("director", pen.day(1, 9), "alerts", alert, "issue");
  await pen.told("analyst", pen.day(1, 11), alert, { kind: "acknowledged", addresseeKey: "mission" });
}

function springAlert(pen: Pen, situationId: string, assessmentId: string): Record<string, unknown> {
  const until = (daysAgo: number) => pen.day(daysAgo, 12).toISOString();
  return {
    label: "unclassified", situationId, title: "Oumé plain: expulsions likely before the vote", language: "en", form: "secretary-general-note", assessmentId, flashJustification: null,
    keyJudgement: "Organised expulsion of herding families from the Oumé plain is likely before the vote on the land law.",
    populations: ["Herding families of the Oumé plain"], timeAvailable: "weeks", claim: claims.spring(pen),
    sections: [{ key: "issue", text: "Families were driven from a market, a road and three villages in a year." }, { key: "why-now", text: "The vote is near; lists of names are read on the radio." }],
    asks: [{ addresseeKey: "sg", ask: "Speak to the President before the vote." }, { addresseeKey: "usg", ask: "Send a human-rights presence to Oumé." }],
    options: [
      { text: "A quiet call to the President", pros: "Fast, keeps a way out open.", cons: "Unseen by those at risk.", risks: "May be denied afterwards.", coercive: false, leadTime: "days" },
      { text: "A human-rights presence in Oumé", pros: "Seen, and sees.", cons: "Needs consent.", risks: "Observers become targets.", coercive: false, leadTime: "weeks" },
      { text: "Conditions on the land-law grant", pros: "Felt.", cons: "Slow.", risks: "Hits farmers too.", coercive: true, leadTime: "months" },
    ],
    addressees: [
      { key: "sg", name: "Executive Office, exercise", kind: "secretary-general", contactId: null, channel: "personal-page", label: "unclassified" },
      { key: "usg", name: "Under-Secretary-General, exercise", kind: "under-secretary-general", contactId: null, channel: "personal-page", label: "unclassified" },
    ],
    deadlines: { acknowledgeBy: until(143), respondBy: until(141), actBy: until(130), reportBackBy: until(114) },
  };
}

async function measure(pen: Pen, situationId: string, alertId: string): Promise<void> {
  const id = await pen.create("analyst", pen.day(140), "measures", {
    label: "unclassified", situationId, alertId, measureId: "diplomacy.localDialogue", title: "Weekly meeting of elders extended to the road", language: "en", addressee: "Field office in Kasuria",
    rationale: "The meeting is the last channel that works.", factors: ["RF6", "RF9"], expectedEffect: "Fewer calls to attack, an agreed route for the herds.", pillar: 2, timing: "operational", coercion: "none", authorityNeeded: "none",
    leadTime: "weeks", riskOfHarm: "Elders who attend may be threatened; the place is not announced.", owner: "", sideEffects: "",
  });
  await pen.step("director", pen.day(139), "measures", id, "endorse");
  await pen.step("focalPoint", pen.day(138), "measures", id, "accept", "", { owner: "Amina Castellane", dueOn: daysBefore(pen.today, -7) });
  await pen.step("focalPoint", pen.day(120), "measures", id, "start", "", { on: daysBefore(pen.today, 120), what: "First meeting at the ford with both sides." });
}
