import { describe, expect, test } from "vitest";
import * as v from "valibot";
import { Claim } from "./claim.ts";
import { countAccounts, nextActKey, speaksFor, toldByClaim, toldByEvent, withAccounts } from "./accounts.ts";
import { Incident, incidentKind } from "./incident.ts";

const situationId = "11111111-1111-4111-8111-111111111111";
const claimId = "22222222-2222-4222-8222-222222222222";
const otherId = "33333333-3333-4333-8333-333333333333";
const eventId = "44444444-4444-4444-8444-444444444444";
const nothing = { accounts: [], working: null };

const claim = (change: Partial<Claim>): Claim =>
  v.parse(Claim, { label: "confidential", situationId, reportId: situationId, statement: "Riders burned the granary", when: null, place: null, killed: null, injured: null, credibility: null, ...change });
const incident: Incident = v.parse(Incident, { label: "confidential", situationId, title: "Attack on the granary", claims: [], events: [], when: nothing, where: nothing, acts: [], standard: null });

describe("what a claim says, taken over with one press", () => {
  test("dead and injured belong to different acts, and an act without a number keeps none", () => {
    const told = toldByClaim(claimId, claim({ actTypes: ["cah-a", "property-damage", "physical-attack"], killed: { low: 3, best: null, high: null }, injured: { low: null, best: 9, high: null }, victims: "villagers" }));
    expect(told.acts.map(({ types, count }) => [types, count])).toEqual([
      [["cah-a"], { low: 3, best: null, high: null }],
      [["physical-attack"], { low: null, best: 9, high: null }],
      [["property-damage"], null],
    ]);
  });

  test("it joins the claim, and the server's own rule finds nothing to refuse", () => {
    const next = withAccounts(incident, toldByClaim(claimId, claim({ actTypes: ["killing"], when: "2026-03", killed: { low: 3, best: 4, high: 4 } })));
    expect(next.claims).toEqual([claimId]);
    expect(next.when.accounts).toEqual([{ from: claimId, value: "2026-03", note: "" }]);
    expect(next.acts[0]?.victims).toBe("");
    expect(v.is(Incident, next)).toBe(true);
    expect(incidentKind.whyNotSave?.(next, [])).toBeUndefined();
  });

  test.each([
    { own: "unclassified", claimed: "confidential", label: "confidential" },
    { own: "strictly-confidential", claimed: "confidential", label: "strictly-confidential" },
  ] as const)("an incident that is $own and rests on a claim that is $claimed is $label", ({ own, claimed, label }) => {
    expect(withAccounts({ ...incident, label: own }, toldByClaim(claimId, claim({ label: claimed }))).label).toBe(label);
  });

  test("what is not said becomes no account: unknown is not zero", () => {
    const next = withAccounts(incident, toldByClaim(claimId, claim({ actTypes: ["killing"] })));
    expect(countAccounts(next)).toBe(0);
    expect(next.acts).toHaveLength(1);
  });

  test("a second account of the same act stands beside the first", () => {
    const first = withAccounts(incident, toldByClaim(claimId, claim({ actTypes: ["killing"], killed: { low: 3, best: 3, high: 3 } })));
    const both = withAccounts(first, toldByClaim(otherId, claim({ actTypes: ["wc-killing"], killed: { low: 40, best: 40, high: 40 } })));
    expect(both.acts).toHaveLength(1);
    expect(both.acts[0]?.count.accounts.map(({ value }) => value.best)).toEqual([3, 40]);
  });

  test("victims that one account does not name are those that another names, and stay what was said first", () => {
    const first = withAccounts(incident, toldByClaim(claimId, claim({ actTypes: ["killing"] })));
    const second = withAccounts(first, toldByClaim(otherId, claim({ actTypes: ["killing"], victims: "millers" })));
    expect(second.acts.map(({ victims }) => victims)).toEqual(["millers"]);
    expect(withAccounts(second, toldByClaim(eventId, claim({ actTypes: ["killing"], victims: "soldiers" }))).acts.map(({ victims }) => victims)).toEqual(["millers"]);
  });

  test.each([
    { said: { victims: "two journalists" }, acts: [["unknown"]] },
    { said: { perpetrator: "Grey Column" }, acts: [["unknown"]] },
    { said: { when: "2026-03" }, acts: [] },
    { said: { victims: "two journalists", actTypes: ["unknown", "threat"] }, acts: [["unknown", "threat"]] },
  ])("whoever names victims or an author tells of an act, even of an unknown kind (%#)", ({ said, acts }) => {
    expect(toldByClaim(claimId, claim(said)).acts.map(({ types }) => types)).toEqual(acts);
  });

  test("taking the same claim twice changes nothing, even when the claim has changed meanwhile", () => {
    const once = withAccounts(incident, toldByClaim(claimId, claim({ when: "2026-03" })));
    expect(withAccounts(once, toldByClaim(claimId, claim({ when: "2026-04" })))).toEqual(once);
  });
});

describe("what an imported event says", () => {
  const event = {
    when: "2026-03-04", countryIso3: "XKS", countryName: "Kasuria", adm1: "North", adm2: null, whereDescription: "Belen town", latitude: 1, longitude: 2,
    wherePrecision: "near", kind: "one-sided", sideA: "Grey Column", sideB: "Civilians", deaths: { low: 2, best: 3, high: 5 },
  } as const;

  test("one-sided violence says who did it to whom", () => {
    const next = withAccounts(incident, toldByEvent(eventId, event));
    expect(next.events).toEqual([eventId]);
    expect(next.acts[0]).toMatchObject({ victims: "Civilians", count: { accounts: [{ value: { low: 2, best: 3, high: 5 } }] }, perpetrators: { accounts: [{ value: { name: "Grey Column", involvement: "carried-out" } }] } });
    expect(v.is(Incident, next)).toBe(true);
  });

  test("from a battle no act is taken, because its dead are fighters too", () => {
    expect(toldByEvent(eventId, { ...event, kind: "state-based" }).acts).toEqual([]);
  });

  test.each([
    { wherePrecision: "exact", precision: "exact" },
    { wherePrecision: "near", precision: "place" },
    { wherePrecision: "first-level-area", precision: "area-centroid" },
    { wherePrecision: "international", precision: "unknown" },
  ] as const)("a point that is $wherePrecision there is never more exact here: $precision", ({ wherePrecision, precision }) => {
    expect(toldByEvent(eventId, { ...event, wherePrecision }).where?.precision).toBe(precision);
  });

  test("numbers out of order in the data set become no account", () => {
    expect(toldByEvent(eventId, { ...event, deaths: { low: 5, best: 3, high: 4 } }).acts[0]?.count).toBeNull();
  });
});

test("a claim for which an account speaks is known to be needed", () => {
  const next = withAccounts(incident, toldByClaim(claimId, claim({ when: "2026-03" })));
  expect(speaksFor(next, claimId)).toBe(true);
  expect(speaksFor(next, otherId)).toBe(false);
});

test("the key of a new act is above all others", () => {
  const act = withAccounts(incident, toldByClaim(claimId, claim({ actTypes: ["killing"] }))).acts[0]!;
  expect(nextActKey([{ ...act, key: "act-7" }, { ...act, key: "burning" }])).toBe("act-8");
});
