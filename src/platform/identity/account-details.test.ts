import { describe, expect, test } from "vitest";
import { changedDetails, whyNotChangeDetails } from "./account-details.ts";

const ines = { name: "Ines Vareth", email: "ines@north.example", language: "fr", clearance: 1, isAdministrator: false };

describe("what would be different of an account", () => {
  test.each([
    { wanted: { name: "Ines Moravec" }, changed: ["name"] },
    { wanted: { name: "Ines Vareth", clearance: 2 }, changed: ["clearance"] },
    { wanted: { clearance: 0, email: "ines@south.example", language: "en" }, changed: ["email", "language", "clearance"] },
    { wanted: {}, changed: [] },
  ])("$wanted: $changed", ({ wanted, changed }) => {
    expect(changedDetails(ines, wanted)).toEqual(changed);
  });
});

describe("why it cannot be changed", () => {
  test("nothing would be different", () => {
    expect(whyNotChangeDetails(ines, { name: "Ines Vareth", clearance: 1 })).toBe("platform.nothing-changed");
    expect(whyNotChangeDetails(ines, { clearance: 2 })).toBeUndefined();
  });

  test("an administrator reads no content, so nobody gives them a clearance; another name they may get", () => {
    const administrator = { ...ines, clearance: 0, isAdministrator: true };
    expect(whyNotChangeDetails(administrator, { clearance: 1 })).toBe("platform.administrator-holds-no-clearance");
    expect(whyNotChangeDetails(administrator, { name: "Ines Moravec", clearance: 0 })).toBeUndefined();
  });
});
