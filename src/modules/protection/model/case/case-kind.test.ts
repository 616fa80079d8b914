import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { exampleIds } from "#assessment/examples.ts";
import type { StepFacts } from "#platform/rules/kind.ts";
import { aCase, aCasePerson, aConsent } from "../../examples.ts";
import { Case } from "./case.ts";
import { caseKind, caseMachine, type CaseState, type CaseStep } from "./case-kind.ts";
import { isStale, standingConsent, type Consent } from "./consent.ts";
import { stepsListed, stepsTaken, type StepRow } from "../../../../testing/every-step.ts";

const now = "2026-11-20T12:00:00Z";
const asked = { personKey: "amal", purpose: "raise", element: "whole", recipient: "", answer: "yes", on: "2026-11-01", how: "secure-message", askedBy: "The desk", givenBy: "self", note: "" } as const;
const withdrawn = { personKey: "amal", purposes: [], on: "2026-11-19", how: "telephone", askedBy: "The desk", givenBy: "self" } as const;

describe("the steps of a case", () => {
  test("are these, by these roles, and no others", () => {
    const table: readonly StepRow<CaseStep>[] = [
      ["open", "open", "record-consent", ["desk", "mandateHolder"]],
      ["open/closed", "open", "withdraw-consent", ["desk", "mandateHolder", "protectionOfficer"]],
      ["open", "closed", "close", ["desk", "mandateHolder"]],
      ["closed", "open", "reopen", ["desk", "mandateHolder"]],
    ];
    expect(stepsTaken(caseMachine, ["open", "closed"])).toEqual(stepsListed(table));
  });

  test("a withdrawal opens a closed case again: somebody has to mask what is public", () => expect(caseMachine.steps["withdraw-consent"].to).toBe("open"));
});

describe("what a person agreed to", () => {
  test("is not asked until somebody asked", () => expect(standingConsent([], { personKey: "amal", purpose: "raise" })).toEqual({ answer: "not-asked", on: null }));

  test("is asked for each purpose apart: to raise a case is not to name anybody", () => {
    const consents = [aConsent({ purpose: "raise" })];
    expect(standingConsent(consents, { personKey: "amal", purpose: "raise" }).answer).toBe("yes");
    expect(standingConsent(consents, { personKey: "amal", purpose: "name-to-state" }).answer).toBe("not-asked");
    expect(standingConsent(consents, { personKey: "other", purpose: "raise" }).answer).toBe("not-asked");
  });

  test.each<[string, Partial<Consent>[], string]>([
    ["the later day counts", [{ answer: "yes", on: "2026-09-01" }, { answer: "no", on: "2026-09-02" }], "no"],
    ["and not the order of writing", [{ answer: "no", on: "2026-09-02" }, { answer: "yes", on: "2026-09-01", recordedAt: "2026-09-03T10:00:00Z" }], "no"],
    ["of one day what was recorded later", [{ answer: "no" }, { answer: "yes", recordedAt: "2026-09-01T11:00:00Z" }], "yes"],
    ["an answer for this State goes before one for all", [{ answer: "no" }, { answer: "yes", recipient: "xks" }], "yes"],
    ["one for another State does not count", [{ answer: "yes", recipient: "XBE" }], "not-asked"],
    ["a no for all that came later ends a yes for one", [{ answer: "yes", recipient: "XKS" }, { answer: "no", on: "2026-09-05" }], "no"],
    ["a yes for all that came later does not lift a no for one", [{ answer: "no", recipient: "XKS" }, { answer: "yes", on: "2026-09-05" }], "no"],
    ["a person who cannot be reached has not agreed", [{ answer: "unreachable" }], "unreachable"],
  ])("%s", (_, given, answer) => {
    expect(standingConsent(given.map(aConsent), { personKey: "amal", purpose: "raise", recipients: ["XKS"] }).answer).toBe(answer);
  });

  test("may be said of one element alone", () => {
    const consents = [aConsent({ purpose: "name-in-public" }), aConsent({ purpose: "name-in-public", element: "image", answer: "no", on: "2026-09-02" })];
    expect(standingConsent(consents, { personKey: "amal", purpose: "name-in-public", element: "image" }).answer).toBe("no");
    expect(standingConsent(consents, { personKey: "amal", purpose: "name-in-public", element: "name" }).answer).toBe("yes");
  });

  test.each([
    ["2026-05-20", "2026-11-20T23:59:00Z", false],
    ["2026-05-20", "2026-11-21T00:00:00Z", true],
    ["2026-08-31", "2027-02-28T12:00:00Z", false],
    ["2026-08-31", "2027-03-01T00:00:00Z", true],
  ])("on %s is older than six months at %s: %s", (on, moment, stale) => expect(isStale(on, moment)).toBe(stale));
});

describe("recording an answer", () => {
  test("adds it with who recorded it and when, and leaves what was said before", () => {
    const before = aCase({ consents: [aConsent({ answer: "unreachable", on: "2026-08-31" })] });
    const after = caseKind.apply?.("record-consent", facts({ content: before, input: asked }));
    expect(after?.consents).toEqual([before.consents[0], { ...asked, isWithdrawal: false, recordedBy: exampleIds.director, recordedAt: now }]);
  });

  test.each([
    [{}, undefined],
    [{ personKey: "nobody" }, "protection.person-unknown"],
    [{ on: "2026-12-31" }, "protection.consent-in-future"],
  ])("%j is refused with %s", (given, code) => expect(caseKind.guard?.("record-consent", facts({ input: { ...asked, ...given } }))).toBe(code));

  test("a child does not agree alone", () => {
    const content = aCase({ people: [aCasePerson({ isChild: "yes" })] });
    expect(caseKind.guard?.("record-consent", facts({ content, input: asked }))).toBe("protection.consent-of-child");
    expect(caseKind.guard?.("record-consent", facts({ content, input: { ...asked, givenBy: "guardian" } }))).toBeUndefined();
    expect(caseKind.guard?.("record-consent", facts({ content, input: { ...asked, answer: "no" } })), "and may always refuse").toBeUndefined();
  });
});

describe("a name as it may be told to the State", () => {
  const named = (consents: Consent[]) => aCase({ people: [aCasePerson({ nameForState: "Amal Serrat-Nour" })], consents });
  const codes = (content: Case) => caseKind.faults?.(content).map(({ path, code }) => `${path} ${code}`);

  test("is written nowhere until the person agreed to exactly that", () => {
    expect(codes(named([]))).toEqual(["people.0.nameForState protection.name-without-consent"]);
    expect(codes(named([aConsent({ purpose: "raise" }), aConsent({ purpose: "name-in-public" })]))).toHaveLength(1);
    expect(codes(named([aConsent({ purpose: "name-to-state" })]))).toEqual([]);
    expect(codes(named([aConsent({ purpose: "name-to-state", recipient: "XKS" })]))).toEqual([]);
  });

  test("goes with the consent, whatever recipient it was given for", () => {
    const content = named([aConsent({ purpose: "name-to-state", recipient: "XKS" }), aConsent({ purpose: "raise" })]);
    const after = caseKind.apply?.("withdraw-consent", facts({ content, input: withdrawn }));
    expect(after?.people[0]?.nameForState).toBe("");
    for (const purpose of ["raise", "name-to-state", "name-in-public", "share", "contact"] as const) {
      expect(standingConsent(after?.consents ?? [], { personKey: "amal", purpose, recipients: ["XKS"] }).answer, purpose).toBe("no");
    }
  });

  test("stays when another purpose is withdrawn", () => {
    const after = caseKind.apply?.("withdraw-consent", facts({ content: named([aConsent({ purpose: "name-to-state" })]), input: { ...withdrawn, purposes: ["contact"] } }));
    expect(after?.people[0]?.nameForState).toBe("Amal Serrat-Nour");
  });

  test("is found by no search, and is in no title", () => {
    const content = named([aConsent({ purpose: "name-to-state" })]);
    expect(JSON.stringify([caseKind.searchText(content), caseKind.title(content)])).not.toContain("Nour");
    expect(caseKind.searchText(content).names).toEqual(["OSPREY-1"]);
  });
});

describe("what a case holds", () => {
  test("is what the schema accepts, and no source has a place in it", () => {
    expect(v.parse(Case, aCase())).toEqual(aCase());
    expect(v.safeParse(Case, { ...aCase(), source: "HERON" }).success).toBe(false);
    expect(v.safeParse(Case, aCase({ violations: [{ ...aCase().violations[0]!, people: [{ personKey: "amal", role: "source" as never }] }] })).success).toBe(false);
  });

  test.each([
    [{ label: "unclassified" }, "label protection.case-label"],
    [{ country: "QQQ" }, "country geography.no-country-has-this-code"],
    [{ people: [aCasePerson(), aCasePerson({ key: "other" })] }, "people.1.code protection.person-code-twice"],
    [{ people: [] }, "violations.0.people protection.person-unknown"],
    [{ chronology: [aCase().chronology[0]!, aCase().chronology[0]!] }, "chronology.1.key protection.key-twice"],
  ] as const)("%j is refused", (given, fault) => expect(caseKind.faults?.(aCase(given as Partial<Case>)).map(({ path, code }) => `${path} ${code}`)).toContain(fault));

  test("keeps dates as they were said", () => expect(v.safeParse(Case, aCase({ chronology: [{ ...aCase().chronology[0]!, when: "2026-08~" }] })).success).toBe(true));
});

type Given = { content?: Case; input?: Record<string, unknown> };

function facts({ content = aCase(), input = {} }: Given): StepFacts<Case, CaseState> {
  return {
    record: { id: "c", compartmentId: "o", kind: "protection.case", version: 1, state: "open", number: null, content, authors: [exampleIds.author], steps: [], createdAt: now, changedAt: now },
    actor: { userId: exampleIds.director, roles: ["desk"] },
    linked: [],
    further: [],
    input,
    now,
    reason: "",
  };
}
