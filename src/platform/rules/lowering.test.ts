import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labelRank, labels } from "./label.ts";
import { whyNotAskLowering, whyNotDecideLowering, type Lowering } from "./lowering.ts";

const asking = { label: "strictly-confidential", to: "confidential", isPending: false, mayEdit: true } as const;
const lowering: Lowering = { to: "unclassified", reason: "published since", askedBy: "a", askedAt: "2026-03-01T00:00:00Z", version: 3 };
const deciding = { lowering, userId: "b", roles: ["director"], version: 3 };

describe("S22: a classification is lowered by two people", () => {
  test("only to something lower", () => {
    fc.assert(fc.property(fc.constantFrom(...labels), fc.constantFrom(...labels), (label, to) => {
      const why = whyNotAskLowering({ ...asking, label, to });
      expect(why === undefined).toBe(labelRank(to) < labelRank(label));
    }));
  });

  test("asked for by whoever may write the record, once at a time", () => {
    expect(whyNotAskLowering(asking)).toBeUndefined();
    expect(whyNotAskLowering({ ...asking, mayEdit: false })).toBe("platform.step-not-for-your-role");
    expect(whyNotAskLowering({ ...asking, isPending: true })).toBe("platform.lowering-pending");
  });

  test("decided by somebody else who may declassify, on the version that was meant", () => {
    expect(whyNotDecideLowering(deciding)).toBeUndefined();
    expect(whyNotDecideLowering({ ...deciding, userId: "a" })).toBe("platform.lowering-second-person");
    expect(whyNotDecideLowering({ ...deciding, roles: ["analyst"] })).toBe("platform.step-not-for-your-role");
    expect(whyNotDecideLowering({ ...deciding, version: 4 })).toBe("platform.lowering-outdated");
  });
});
