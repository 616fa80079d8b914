import { describe, expect, test } from "vitest";
import { aCase, anExchange, aPartner, examplePartnerId } from "../../examples.ts";
import type { Case } from "../case/case.ts";
import type { Partner } from "../partner/partner.ts";
import { partnerMachine, partnerStates } from "../partner/partner-kind.ts";
import type { Exchange } from "./exchange.ts";
import { exchangeFaults, exchangeMachine, exchangeStates, sharedExchange, whyNotExchangeStep, type ExchangeState, type ExchangeStep } from "./exchange-kind.ts";
import { stepsListed, stepsTaken } from "../../../../testing/every-step.ts";

const mandate = ["desk", "mandateHolder"];

test("every step of an exchange and of a partner, from every state and by every role, is as these tables say, and nothing else", () => {
  expect(stepsTaken(exchangeMachine, exchangeStates)).toEqual(stepsListed([
    ["planned", "stays", "confirm", mandate],
    ["planned", "held", "hold", mandate],
    ["planned", "cancelled", "cancel", mandate],
    ["held", "closed", "close", mandate],
    ["closed", "held", "reopen", mandate],
  ]));
  expect(stepsTaken(partnerMachine, partnerStates)).toEqual(stepsListed([["active", "closed", "close", mandate], ["closed", "active", "reopen", mandate]]));
});

const caseId = "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c46";
const recordOf = (content: Exchange, state: ExchangeState = "planned") => ({ id: "", compartmentId: "", kind: "", version: 1, state, number: null, content, authors: [], steps: [], createdAt: "", changedAt: "" });
const head = (id: string, kind: string, content: unknown) => ({ id, kind, state: "", label: "confidential" as const, content, changedAt: "", stateSince: "" });
const linkedTo = (partner: Partner | undefined, about?: Case) => [...(partner ? [head(examplePartnerId, "protection.partner", partner)] : []), ...(about ? [head(caseId, "protection.case", about)] : [])];
const why = (step: ExchangeStep, given: Partial<Exchange> = {}, linked = linkedTo(aPartner())) => whyNotExchangeStep(step, { record: recordOf(anExchange(given)), linked });

describe("an exchange is held", () => {
  test.each(["confirm", "hold"] as const)("never against what a partner said: %s", (step) => {
    expect(why(step)).toBeUndefined();
    expect(why(step, { way: "telephone" })).toBe("protection.contact-never");
    expect(why(step, { at: "12:00" })).toBe("protection.contact-outside-hours");
    expect(why(step, { at: null })).toBe("protection.contact-hour-missing");
  });

  test("on a day that is known; whoever cannot see a partner cannot say that it is safe", () => {
    expect([why("hold", { on: null }), why("confirm", { on: null })]).toEqual(["protection.exchange-day-missing", undefined]);
    expect(why("confirm", {}, linkedTo(undefined))).toBe("protection.partner-not-open");
  });

  test("and closed when of each need it is said whether it was met and what was done", () => {
    const need = { key: "n1", what: "A place to stay", state: "met", done: "Two weeks in another town" } as const;
    expect(why("close", { needs: [need] })).toBeUndefined();
    expect(why("close", { needs: [{ ...need, state: "cannot-be-met" }] })).toBeUndefined();
    for (const open of [{ ...need, done: "" }, { ...need, state: "in-hand" as const }, { ...need, state: "raised" as const }]) expect(why("close", { needs: [need, open] })).toBe("protection.need-open");
  });
});

describe("a referral", () => {
  const referral = { exchangeKind: "referral", caseId, people: ["amal"], tool: "Precautionary measures" } satisfies Partial<Exchange>;
  const consent = { personKey: "amal", purpose: "share", element: "whole", recipient: "", answer: "yes", on: "2026-05-01", how: "in-person", askedBy: "The desk", givenBy: "self", note: "", isWithdrawal: false, recordedBy: examplePartnerId, recordedAt: "2026-05-01T10:00:00Z" } as const;
  const mechanism = aPartner({ partnerKind: "regional-mechanism", mechanism: "ACHPR" });
  const agreed = (...consents: Case["consents"]) => linkedTo(mechanism, aCase({ consents }));

  test("is made when everybody in it agreed that it is shared, with this partner or with whomever", () => {
    expect(why("hold", referral, agreed(consent))).toBeUndefined();
    expect(why("hold", referral, agreed({ ...consent, recipient: "ACHPR" }))).toBeUndefined();
    expect(why("hold", referral, agreed({ ...consent, recipient: "IACHR" }))).toBe("protection.consent-to-share-missing");
    expect(why("hold", referral, agreed())).toBe("protection.consent-to-share-missing");
    expect(why("hold", referral, agreed({ ...consent, purpose: "raise" }))).toBe("protection.consent-to-share-missing");
    expect(why("hold", referral, agreed(consent, { ...consent, answer: "no", on: "2026-05-03" }))).toBe("protection.consent-to-share-missing");
  });

  test("names its case, its people and what is asked for", () => {
    expect(exchangeFaults(anExchange({ exchangeKind: "referral" })).map(({ code }) => code)).toEqual(["protection.referral-case-missing", "protection.referral-tool-missing"]);
    expect(exchangeFaults(anExchange({ caseId })).map(({ code }) => code)).toEqual(["protection.case-of-referral-only"]);
    expect(why("hold", { ...referral, people: [] }, agreed(consent))).toBe("protection.referral-people-missing");
    expect(why("hold", { ...referral, people: ["nobody"] }, agreed(consent))).toBe("protection.person-unknown");
    expect(why("hold", referral, linkedTo(mechanism))).toBe("protection.case-not-open");
  });

  test("is granted to a partner only once it was made, and tells of nobody", () => {
    const content = anExchange({ ...referral, account: "They fear for the children", needs: [{ key: "n1", what: "Shelter", state: "raised", done: "" }] });
    expect(sharedExchange(content, "planned")).toBeUndefined();
    expect(sharedExchange(anExchange(), "cancelled")).toBeUndefined();
    const told = JSON.stringify(sharedExchange(content, "held"));
    expect(told).toContain("Precautionary measures");
    expect(told).not.toMatch(/amal|children|Shelter|19:30|secure-message/);
  });
});
