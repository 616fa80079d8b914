import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { aClaim, anAlert, anIssuedAlert, aPublicStatement } from "../examples.ts";
import { alertKind } from "./alert-kind.ts";
import { CorrectInput } from "./alert-steps.ts";
import { Claim, isOver, statedClaim, whyNotClaim } from "./claim.ts";
import { sharedAlert } from "./shared-alert.ts";
import { whyNotSaveAlert } from "./why-not-alert-step.ts";

const noon = "2026-09-01T12:00:00Z";

describe("an alert leaves", () => {
  test("without a claim, or with the whole of one", () => {
    expect(whyNotClaim(null, noon)).toBeUndefined();
    expect(whyNotClaim(aClaim(), noon)).toBeUndefined();
    expect(whyNotClaim(aClaim({ judgedBy: "" }), noon)).toBeUndefined();
  });

  test.each([{ text: " " }, { horizon: null }, { likelihood: null }])("not with a part of one: %j", (given) => {
    expect(whyNotClaim(aClaim(given), noon)).toBe("warning.claim-incomplete");
    expect(statedClaim(aClaim(given))).toBeUndefined();
  });

  test.each([
    { horizon: "2026-08-31", why: "warning.claim-horizon-passed" },
    { horizon: "2026-09-01", why: "warning.claim-horizon-passed" },
    { horizon: "2026-09-02", why: undefined },
  ])("on 1 September with the last day $horizon: $why", ({ horizon, why }) => expect(whyNotClaim(aClaim({ horizon }), noon)).toBe(why));
});

test("the claim speaks of the whole of its last day", () => {
  expect(isOver("2026-12-31", "2026-12-31T23:59:59Z")).toBe(false);
  expect(isOver("2026-12-31", "2027-01-01T00:00:00Z")).toBe(true);
});

test("a day that is not in the calendar is no last day", () => {
  expect(v.safeParse(Claim, aClaim({ horizon: "2026-02-30" })).success).toBe(false);
});

test("a public statement holds no claim, whoever writes it into one", () => {
  expect(whyNotSaveAlert(aPublicStatement({ claim: aClaim() }))).toBe("warning.claim-in-public");
});

test("a correction does not touch the claim", () => {
  expect(v.safeParse(CorrectInput, { what: "Another day", claim: aClaim() }).success).toBe(false);
  const alert = anIssuedAlert({ claim: aClaim() });
  const record = { id: "7a3d9c10-2f44-4c1b-8d55-90b1c2d3e401", compartmentId: "7a3d9c10-2f44-4c1b-8d55-90b1c2d3e409", kind: "warning.alert", version: 4, state: "issued" as const, number: "2026/001", content: alert, authors: [], steps: [], createdAt: noon, changedAt: noon };
  const corrected = alertKind.apply?.("correct", { record, actor: { userId: "7a3d9c10-2f44-4c1b-8d55-90b1c2d3e408", roles: ["director"] }, linked: [], further: [], input: { what: "Another plain", keyJudgement: "Unlikely after all." }, reason: "", now: noon });
  expect([corrected?.keyJudgement, corrected?.claim]).toEqual(["Unlikely after all.", aClaim()]);
});

test("a partner reads it with what is judged; an alert without one says nothing of it", () => {
  const namesOf = (alert: ReturnType<typeof anAlert>) => sharedAlert(alert, "issued")?.map((fact) => fact.name);
  expect(namesOf(anIssuedAlert({ claim: aClaim() }))).toEqual(expect.arrayContaining(["warning.shared.claim", "warning.shared.claim-likelihood", "warning.shared.claim-until"]));
  expect(namesOf(anIssuedAlert())?.some((name) => name.includes("claim"))).toBe(false);
});
