import { describe, expect, test } from "vitest";
import type { LinkedRecord, StepFacts } from "#platform/rules/kind.ts";
import { whyNotStep, type Machine } from "#platform/rules/machine.ts";
import type { Claim } from "./claim.ts";
import { incidentMachine, whyNotIncidentStep, type Incident, type IncidentState } from "./incident.ts";
import { reportKind, reportMachine, whyNotReportStep, type Report, type ReportState } from "./report.ts";
import { reviewDays, situationKind, situationMachine, whyNotSituationStep, type Situation, type SituationState } from "./situation.ts";

const id = (last: string) => `5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c${last}`;
const person = id("01");
const colleague = id("02");

/** The domain's tables: from, to, step, who. Everything that is not a line here must be refused. */
const tables: readonly [string, Machine<string, string>, readonly (readonly [string, string, string, string])[]][] = [
  ["a situation", situationMachine, [
    ["open", "monitored", "place-on-watch", "senior"], ["monitored", "monitored", "change-concern-level", "senior"], ["monitored", "monitored", "change-concern-level", "director"],
    ["monitored", "dormant", "make-dormant", "director"], ["dormant", "monitored", "reactivate", "analyst"], ["dormant", "monitored", "reactivate", "senior"],
    ["monitored", "closed", "close", "director"], ["dormant", "closed", "close", "director"],
  ]],
  ["a report", reportMachine, [
    ...["analyst", "senior"].flatMap((who) => [
      ["received", "triaged", "triage", who], ["triaged", "rejected", "reject", who], ["triaged", "evaluated", "grade", who],
      ["evaluated", "linked", "link", who], ["evaluated", "evaluated", "re-grade", who], ["linked", "evaluated", "re-grade", who],
    ] as const),
    ["linked", "archived", "archive", "senior"],
  ]],
  ["an incident", incidentMachine, [
    ...["investigator", "analyst"].flatMap((who) => [["reported", "under-verification", "start-verification", who], ["partly-verified", "under-verification", "re-open", who], ["not-verified", "under-verification", "re-open", who]] as const),
    ["under-verification", "verified", "verify", "senior"], ["under-verification", "partly-verified", "verify-partly", "senior"],
    ["under-verification", "not-verified", "conclude-not-verified", "senior"], ["under-verification", "refuted", "refute", "senior"],
    ...["verified", "partly-verified", "not-verified", "refuted"].map((from) => [from, "closed", "close", "senior"] as const),
  ]],
];
const roles = ["monitor", "analyst", "senior", "director", "principal", "investigator", "protectionOfficer"];

describe.each(tables)("%s", (_name, machine, lines) => {
  const states = [...new Set(Object.values(machine.steps).flatMap((step) => [step.to, ...step.from]))];

  test("takes the steps of the table, for the roles of the table, and no other", () => {
    for (const state of states) for (const step of Object.keys(machine.steps)) for (const role of roles) {
      const isInTable = lines.some(([from, to, name, who]) => from === state && name === step && who === role && machine.steps[step]!.to === to);
      expect(whyNotStep(machine, state, step, { userId: person, roles: [role] }) === undefined, `${role} ${step} from ${state}`).toBe(isInTable);
    }
  });
});

function facts<Content, State extends string>(content: Content, state: State, given: Partial<StepFacts<Content, State>> = {}): StepFacts<Content, State> {
  const record = { id: id("10"), compartmentId: id("11"), kind: "", version: 1, state, number: null, content, authors: [colleague], steps: [], createdAt: "2026-03-01T00:00:00Z", changedAt: "2026-03-01T00:00:00Z" };
  return { record, actor: { userId: person, roles: ["senior"] }, linked: [], further: [], input: {}, reason: "The road is open again", now: "2026-03-03T12:00:00Z", ...given };
}

const report: Report = {
  label: "confidential", situationId: id("20"), title: "Heard at the well", receivedAt: "2026-03-01T10:00:00Z", occurred: "2026-02", occurredSaid: "", place: { said: "Oumé", country: null, pcode: null, latitude: null, longitude: null, precision: "unknown" },
  sourceId: null, sourceKind: "individual", language: "en", text: "They came at dawn", translation: "", summary: "", reliability: null, credibility: null, gradeReason: "", corroborationGroup: "", sharing: "amber", caveats: [], attachments: [], rejectedBecause: null,
};

describe("a situation", () => {
  const situation: Situation = {
    label: "confidential", title: "River districts", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [{ name: "Herders", size: "", why: "" }], possiblePerpetrators: [], crimesConsidered: [],
    scope: "", triggers: [], concernLevel: null, concernHistory: [], reviewOn: null,
  };

  test("is watched only with an area and a population: risk is always risk to somebody, somewhere", () => {
    expect(whyNotSituationStep("place-on-watch", facts<Situation, SituationState>({ ...situation, countries: [] }, "open"))).toBe("information.situation-without-area");
    expect(whyNotSituationStep("place-on-watch", facts<Situation, SituationState>({ ...situation, populationsAtRisk: [] }, "open"))).toBe("information.situation-without-population");
    expect(whyNotSituationStep("place-on-watch", facts<Situation, SituationState>(situation, "open"))).toBeUndefined();
  });

  test.each([[1, "2026-06-01"], [2, "2026-06-01"], [3, "2026-04-02"], [4, "2026-03-10"]] as const)("at concern level %i is reviewed by %s, and its history says who set it, when and why", (level, reviewOn) => {
    const after = situationKind.apply!("change-concern-level", facts<Situation, SituationState>(situation, "monitored", { input: { level, assessmentId: null } }));
    expect(after.reviewOn).toBe(reviewOn);
    expect(after.concernLevel).toBe(level);
    expect(after.concernHistory).toEqual([{ level, from: "2026-03-03T12:00:00Z", by: person, justification: "The road is open again", assessmentId: null }]);
    expect(reviewDays[level]).toBeGreaterThan(0);
  });
});

describe("a report", () => {
  test.each(["occurred", "place", "sourceKind"] as const)("is not triaged while %s is not filled in", (field) => {
    expect(whyNotReportStep("triage", facts<Report, ReportState>({ ...report, [field]: null }, "received"))).toBe("information.report-not-triageable");
    expect(whyNotReportStep("triage", facts<Report, ReportState>(report, "received"))).toBeUndefined();
  });

  test("keeps as what it was rejected", () => {
    const rejected = reportKind.apply!("reject", facts<Report, ReportState>(report, "triaged", { input: { because: "malicious" }, reason: "The picture is of another country" }));
    expect(rejected).toEqual({ ...report, rejectedBecause: "malicious" });
  });

  test("is linked only when it bears on an indicator, an event or an actor", () => {
    const using = (kind: string, content: object = {}): LinkedRecord => ({ id: id("70"), kind, state: "", label: "confidential", content, changedAt: "2026-03-01T00:00:00Z", stateSince: "2026-03-01T00:00:00Z" });
    const link = (...further: readonly LinkedRecord[]) => whyNotReportStep("link", facts<Report, ReportState>(report, "evaluated", { further }));
    expect(link()).toBe("information.report-not-linked");
    expect(link(using("information.claim", { perpetratorId: null }), using("response.measure"))).toBe("information.report-not-linked");
    expect(link(using("information.claim", { perpetratorId: id("71") }))).toBeUndefined();
    expect(link(using("information.incident"))).toBeUndefined();
    expect(link(using("assessment.assessment"))).toBeUndefined();
  });

  test("is graded on two scales that say nothing of each other", () => {
    const graded = reportKind.apply!("grade", facts<Report, ReportState>(report, "triaged", { input: { reliability: "A", credibility: "5" } }));
    expect([graded.reliability, graded.credibility]).toEqual(["A", "5"]);
  });
});

describe("an incident", () => {
  const claimOf = (last: string, reportId: string, state = "stated"): LinkedRecord => {
    const content: Claim = { label: "confidential", situationId: id("20"), reportId, statement: "Nine were killed", extract: "", actTypes: [], when: null, place: null, perpetrator: "", perpetratorId: null, victims: "", killed: null, injured: null, credibility: null, credibilityReason: "" };
    return { id: id(last), kind: "information.claim", state, label: "confidential", content, changedAt: "2026-03-01T00:00:00Z", stateSince: "2026-03-01T00:00:00Z" };
  };
  const reportOf = (last: string, given: Partial<Report>): LinkedRecord => ({ id: id(last), kind: "information.report", state: "evaluated", label: "confidential", content: { ...report, ...given }, changedAt: "2026-03-01T00:00:00Z", stateSince: "2026-03-01T00:00:00Z" });
  const eventOf = (last: string, dataset: string, sourceOffice: string | null = null): LinkedRecord => ({ id: id(last), kind: "information.event", state: "published", label: "unclassified", content: { dataset, sourceOffice }, changedAt: "2026-03-01T00:00:00Z", stateSince: "2026-03-01T00:00:00Z" });
  const incident: Incident = {
    label: "confidential", situationId: id("20"), title: "Market", summary: "", language: "en", claims: [id("30"), id("31")], events: [], when: { accounts: [], working: null }, where: { accounts: [], working: null }, acts: [], standard: "reasonable-grounds", follows: [],
  };
  const verify = (content: Incident, given: Partial<StepFacts<Incident, IncidentState>> = {}) => whyNotIncidentStep("verify", facts<Incident, IncidentState>(content, "under-verification", { linked: [claimOf("30", id("40")), claimOf("31", id("41"))], ...given }));

  test("is verified on two origins; two claims of one report are one origin", () => {
    expect(verify(incident)).toBeUndefined();
    expect(verify(incident, { linked: [claimOf("30", id("40")), claimOf("31", id("40"))] })).toBe("information.too-few-origins");
  });

  test.each([
    ["one corroboration group, however it is written", { corroborationGroup: "Radio Oumé" }, { corroborationGroup: "radio oumé" }],
    ["one source", { sourceId: id("60") }, { sourceId: id("60") }],
  ])("reports of %s are one origin", (_name, first, second) => {
    expect(verify(incident, { further: [reportOf("40", first), reportOf("41", second)] })).toBe("information.too-few-origins");
    expect(verify(incident, { further: [reportOf("40", first), reportOf("41", {})] })).toBeUndefined();
  });

  test("a claim that its source took back is an account no more", () => {
    expect(verify(incident, { linked: [claimOf("30", id("40")), claimOf("31", id("41"), "retracted")] })).toBe("information.too-few-origins");
    expect(verify(incident, { linked: [claimOf("30", id("40"), "retracted"), claimOf("31", id("41"), "retracted")] })).toBe("information.too-few-origins");
  });

  test("events of one data set are one origin, and another beside a claim", () => {
    const ofEvents = { ...incident, claims: [], events: [id("50"), id("51")] };
    expect(verify(ofEvents, { linked: [eventOf("50", "ucdp-ged"), eventOf("51", "ucdp-ged")] })).toBe("information.too-few-origins");
    expect(verify(ofEvents, { linked: [eventOf("50", "ucdp-ged"), eventOf("51", "acled")] })).toBeUndefined();
    expect(verify(ofEvents, { linked: [eventOf("50", "ucdp-ged", "River Post"), eventOf("51", "acled", "Lake Radio; RIVER POST")] }), "nor are two data sets that have it from one paper").toBe("information.too-few-origins");
    expect(verify({ ...incident, claims: [id("30")], events: [id("50")] }, { linked: [claimOf("30", id("40")), eventOf("50", "ucdp-ged")] })).toBeUndefined();
  });

  test("is never verified without naming the standard of proof, nor by somebody who collected it", () => {
    expect(verify({ ...incident, standard: null })).toBe("information.finding-without-standard");
    expect(verify(incident, { actor: { userId: colleague, roles: ["senior"] } })).toBe("information.verifier-is-collector");
  });
});
