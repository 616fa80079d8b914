import { describe, expect, test } from "vitest";
import { anAgreement, aReprisal } from "../../examples.ts";
import type { Reprisal } from "./reprisal.ts";
import { nextFollowUp, reprisalFaults, reprisalKind, whyNotReprisalStep } from "./reprisal-kind.ts";
import { reprisalMachine, reprisalReaders, reprisalStates, type ReprisalState, type ReprisalStep } from "./reprisal-steps.ts";
import { reprisalYears } from "./reprisal-years.ts";
import { stepsListed, stepsTaken } from "../../../../testing/every-step.ts";

type Row = readonly [from: string, to: ReprisalState | "stays", step: ReprisalStep, table: readonly string[], instead: readonly string[]];
/** The table of the domain reference, and beside it who takes a step of the senior or the desk where nobody of them is named; the last two rows are ours. */
const table: readonly Row[] = [
  ["reported", "assessed", "assess", ["senior", "protectionOfficer"], []],
  ["assessed", "protective-action", "act", ["director"], []],
  ["assessed", "closed", "find-no-link", ["senior"], ["protectionOfficer"]],
  ["protective-action", "communicated", "communicate", ["desk"], ["protectionOfficer", "director"]],
  ["protective-action/communicated", "reported-to-sg", "propose-for-report", ["director"], []],
  ["protective-action/communicated/reported-to-sg", "followed-up", "follow-up", ["desk"], ["protectionOfficer", "director"]],
  ["followed-up", "closed", "close", ["senior", "protectionOfficer"], []],
  ["followed-up", "followed-up", "follow-up-again", ["desk"], ["protectionOfficer", "director"]],
  ["reported/assessed/protective-action/communicated/reported-to-sg/followed-up", "stays", "record-agreement", ["desk", "mandateHolder", "senior", "protectionOfficer", "director"], []],
];

test("every step from every state by every role is as the table says, and nothing else", () => {
  expect(stepsTaken(reprisalMachine, reprisalStates)).toEqual(stepsListed(table.map(([from, to, step, roles, instead]) => [from, to, step, [...roles, ...instead]])));
});

const now = "2026-11-20T12:00:00Z";
const colleague = "00000000-0000-4000-8000-000000000007";
const recordOf = (content: Reprisal, state: ReprisalState = "reported") => ({ id: "", compartmentId: "", kind: "", version: 1, state, number: null, content, authors: [], steps: [], createdAt: "", changedAt: "" });
const officer = { userId: "00000000-0000-4000-8000-000000000001", roles: ["protectionOfficer"] };
const whyNot = (step: ReprisalStep, given: Partial<Reprisal> = {}, input: Record<string, unknown> = {}, actor = officer) => whyNotReprisalStep(step, { record: recordOf(aReprisal(given)), actor, input, now });
const take = (content: Reprisal, step: ReprisalStep, input: Record<string, unknown> = {}, reason = "") => reprisalKind.apply!(step, { record: recordOf(content), actor: officer, linked: [], further: [], input, reason, now });

describe("steps of the senior and of the desk", () => {
  test("are theirs on files that name them, and nowhere else", () => {
    for (const role of ["senior", "desk", "mandateHolder"]) {
      const actor = { userId: colleague, roles: [role] };
      expect(whyNot("assess", {}, {}, actor)).toBe("protection.not-named-on-file");
      expect(whyNot("assess", { team: [colleague] }, {}, actor)).toBeUndefined();
    }
    for (const role of reprisalReaders) expect(whyNot("assess", {}, {}, { userId: "x", roles: [role] })).toBeUndefined();
  });
});

describe("what must stand before a step", () => {
  test("the link with the cooperation is shown before it is assessed", () => {
    expect(whyNot("assess", { linkEvidence: " " })).toBe("protection.link-not-shown");
  });

  test("nobody is acted for who has not agreed to it, each of them", () => {
    expect(whyNot("act")).toBe("protection.consent-to-act-missing");
    expect(whyNot("act", { agreements: [anAgreement()] })).toBeUndefined();
    expect(whyNot("act", { agreements: [anAgreement(), anAgreement({ answer: "no", on: "2026-07-01" })] }), "taken back").toBe("protection.consent-to-act-missing");
    expect(whyNot("act", { people: [] })).toBe("protection.reprisal-of-nobody");
  });

  test("each is asked whether to be named before it goes into the annual report; a no leaves them without a name there", () => {
    expect(whyNot("propose-for-report")).toBe("protection.naming-not-asked");
    for (const answer of ["yes", "no"] as const) expect(whyNot("propose-for-report", { agreements: [anAgreement({ purpose: "be-named", answer })] })).toBeUndefined();
    expect(whyNot("propose-for-report", { agreements: [anAgreement({ purpose: "be-named", answer: "unreachable" })] })).toBe("protection.naming-not-asked");
  });
});

test("a name stands in a file as long as its owner agrees that it is told", () => {
  const named = (given: Partial<Reprisal> = {}) => aReprisal({ people: [{ key: "p1", code: "SEDGE-1", kind: "person", number: null, nameForReport: "Nadira Osei-Falk" }], ...given });
  expect(reprisalFaults(named())).toEqual([{ path: "people.0.nameForReport", code: "protection.name-without-agreement" }]);
  const agreedTo = named({ agreements: [anAgreement({ purpose: "be-named" })] });
  expect(reprisalFaults(agreedTo)).toEqual([]);
  const { recordedBy: _by, recordedAt: _at, ...answer } = anAgreement({ purpose: "be-named", answer: "no", on: "2026-08-01" });
  expect(take(agreedTo, "record-agreement", answer).people[0]!.nameForReport).toBe("");
  expect(JSON.stringify(reprisalKind.searchText(agreedTo))).not.toContain("Osei-Falk");
});

describe("how things stand is asked", () => {
  const acted = aReprisal({ actions: [{ manner: "private", actions: ["quiet"], chosenWith: "The person", note: "", recordedBy: officer.userId, recordedAt: "2026-08-31T10:00:00Z" }] });

  test("three, six and twelve months after the action, on the last day where a month is shorter", () => {
    expect(nextFollowUp(acted, "protective-action")).toBe("2026-11-30T23:59:59Z");
    const once = take(acted, "follow-up", { after: "3", on: "2026-11-19", standing: "better", note: "" });
    expect(nextFollowUp(once, "followed-up")).toBe("2027-02-28T23:59:59Z");
    const twice = take(once, "follow-up-again", { after: "6", on: "2026-11-19", standing: "ended", note: "" });
    expect(nextFollowUp(twice, "followed-up")).toBe("2027-08-31T23:59:59Z");
    expect(nextFollowUp(take(twice, "follow-up-again", { after: "12", on: "2026-11-19", standing: "ended", note: "" }), "followed-up")).toBeUndefined();
  });

  test("of no file that is closed or in which nobody has acted", () => {
    expect([nextFollowUp(acted, "closed"), nextFollowUp(aReprisal(), "reported")]).toEqual([undefined, undefined]);
  });
});

test("a file is closed with what the person said, or that they could not be reached; or because no link was found", () => {
  expect(take(aReprisal(), "close", { ending: "unreachable", how: "Three tries by the agreed way." }).end).toMatchObject({ ending: "unreachable" });
  expect(take(aReprisal(), "find-no-link", {}, "The arrest was before the visit.").end).toMatchObject({ ending: "no-link", how: "The arrest was before the visit." });
});

describe("the annual table", () => {
  const file = (given: Partial<Reprisal> = {}, state: ReprisalState = "assessed") => ({ state, content: aReprisal(given) });
  const two = [{ key: "p1", code: "SEDGE-1", kind: "person" as const, number: null, nameForReport: "" }, { key: "p2", code: "SEDGE-2", kind: "person" as const, number: null, nameForReport: "" }];

  test("counts cases and people by year and State; who agreed to be named apart from the others", () => {
    const rows = reprisalYears([file({ people: two, agreements: [anAgreement({ purpose: "be-named" })] }), file({ when: "2026-11-02" }), file({ when: "2025" }), file({ country: "XBE" })]);
    expect(rows.map(({ year, country, cases, people, named, anonymised }) => [year, country, cases, people, named, anonymised])).toEqual([[2026, "XBE", 1, 1, 0, 1], [2026, "XKS", 2, 3, 1, 2], [2025, "XKS", 1, 1, 0, 1]]);
  });

  test("counts a chilling effect, and what nobody has assessed yet, in their own columns alone", () => {
    expect(reprisalYears([file({ form: "chilling-effect", act: null }), file({}, "reported")])).toEqual([{ year: 2026, country: "XKS", cases: 0, people: 0, named: 0, anonymised: 0, groupsOfUnknownSize: 0, chilling: 1, notAssessed: 1 }]);
  });

  test("counts no file in which no link was found", () => {
    expect(reprisalYears([file({ end: { ending: "no-link", how: "", recordedBy: officer.userId, recordedAt: now } }, "closed")])).toEqual([]);
  });

  test("counts of a group at least what is known, and says of how many groups nobody knows it", () => {
    const group = (low: number | null) => file({ people: [{ key: "p1", code: "REED-1", kind: "group", number: low === null ? null : { low, best: null, high: null }, nameForReport: "" }] });
    expect(reprisalYears([group(12), group(null)])).toMatchObject([{ cases: 2, people: 13, groupsOfUnknownSize: 1 }]);
  });

  test("leaves the year open where the days are of two, or nobody knows", () => {
    expect(reprisalYears([file({ when: "2025-12/2026-01" }), file({ when: null })])).toMatchObject([{ year: null, cases: 2 }]);
  });
});
