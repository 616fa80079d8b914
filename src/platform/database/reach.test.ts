import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasLost, reachOf } from "./reach.ts";

const office = "00000000-0000-4000-8000-00000000000a";
const open = "00000000-0000-4000-8000-00000000000d";
const someone = { userId: "00000000-0000-4000-8000-000000000001", memberships: [], openData: [open], clearance: 2, assurance: 2 } as const;

describe("how far a person sees", () => {
  test("without a role nothing, not even open data", () => {
    expect(reachOf(someone)).toMatchObject({ compartments: [], released: [] });
  });

  test("with a role their compartment and open data", () => {
    expect(reachOf({ ...someone, memberships: [{ compartmentId: office, role: "analyst" }] }).compartments).toEqual([office, open]);
  });

  test("a principal what was released, and no open data for that alone", () => {
    expect(reachOf({ ...someone, memberships: [{ compartmentId: office, role: "principal" }] })).toMatchObject({ compartments: [], released: [office] });
  });

  test("a focal point what was released, beside open data", () => {
    expect(reachOf({ ...someone, memberships: [{ compartmentId: office, role: "focalPoint" }] })).toMatchObject({ compartments: [open], released: [office] });
  });

  test.each(["custodian", "trainer", "coordinator", "protocol", "publisher", "protectionOfficer", "a role to come"])("%s open data, and nothing of the office", (role) => {
    expect(reachOf({ ...someone, memberships: [{ compartmentId: office, role }] })).toMatchObject({ compartments: [open], released: [] });
  });

  test("a protection officer or a publisher, beside that, the records that name the role", () => {
    for (const role of ["protectionOfficer", "publisher"]) expect(reachOf({ ...someone, memberships: [{ compartmentId: office, role }] })).toMatchObject({ narrow: [office], held: [`${office} ${role}`] });
    expect(reachOf({ ...someone, memberships: [{ compartmentId: office, role: "analyst" }] }).narrow).toEqual([]);
  });

  test("S1: without a passkey nothing above Unclassified, whatever the clearance", () => {
    fc.assert(fc.property(fc.constantFrom(0 as const, 1 as const, 2 as const), (clearance) => {
      expect(reachOf({ ...someone, clearance, assurance: 1 }).clearance).toBe(0);
      expect(reachOf({ ...someone, clearance }).clearance).toBe(clearance);
    }));
  });
});

describe("what is seen no more than before", () => {
  const before = reachOf({ ...someone, clearance: 1, memberships: [{ compartmentId: office, role: "analyst" }, { compartmentId: office, role: "principal" }] });

  test.each([
    { what: "nothing has changed", now: before, lost: false },
    { what: "another office came with a higher clearance", now: { ...before, compartments: [...before.compartments, "another"], clearance: 2 }, lost: false },
    { what: "the office was lost", now: { ...before, compartments: [open] }, lost: true },
    { what: "open data was lost behind a barrier", now: { ...before, compartments: [office] }, lost: true },
    { what: "nothing is released any more", now: { ...before, released: [] }, lost: true },
    { what: "the role that looks after people was lost", before: { ...before, held: [...before.held, `${office} protectionOfficer`] }, now: before, lost: true },
    { what: "the clearance is lower", now: { ...before, clearance: 0 }, lost: true },
  ])("$what: $lost", ({ now, lost, before: earlier = before }) => {
    expect(hasLost(earlier, now)).toBe(lost);
  });
});
