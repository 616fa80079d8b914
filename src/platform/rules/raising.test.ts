import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labelRank, labels } from "./label.ts";
import { whyNotRaise } from "./raising.ts";

const raising = { label: "unclassified", to: "confidential", clearance: 2, isEditable: false, roles: ["senior"] } as const;

describe("S22: a classification is raised after writing", () => {
  test("to something higher, and never above what the person may read", () => {
    fc.assert(fc.property(fc.constantFrom(...labels), fc.constantFrom(...labels), fc.integer({ min: 0, max: 2 }), (label, to, clearance) => {
      const why = whyNotRaise({ ...raising, label, to, clearance });
      expect(why === undefined).toBe(labelRank(to) > labelRank(label) && labelRank(to) <= clearance);
    }));
  });

  test("by one who may declassify too, where the record is no longer written", () => {
    expect(whyNotRaise(raising)).toBeUndefined();
    expect(whyNotRaise({ ...raising, roles: ["analyst"] })).toBe("platform.step-not-for-your-role");
    expect(whyNotRaise({ ...raising, isEditable: true })).toBe("platform.raised-by-editing");
  });
});
