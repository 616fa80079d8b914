import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reachOf } from "./reach.ts";

const office = "00000000-0000-4000-8000-00000000000a";
const open = "00000000-0000-4000-8000-00000000000d";
const someone = { memberships: [], openData: [open], clearance: 2, assurance: 2 } as const;

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

  test("S1: without a passkey nothing above Unclassified, whatever the clearance", () => {
    fc.assert(fc.property(fc.constantFrom(0 as const, 1 as const, 2 as const), (clearance) => {
      expect(reachOf({ ...someone, clearance, assurance: 1 }).clearance).toBe(0);
      expect(reachOf({ ...someone, clearance }).clearance).toBe(clearance);
    }));
  });
});
