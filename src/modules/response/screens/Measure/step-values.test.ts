import { expect, test } from "vitest";
import { decisionIn, effectsIn, idsIn, textIn, withText } from "./step-values.ts";

test("an empty field is left out of what is sent", () => {
  expect(withText({ what: "Met", on: "2026-09-01" }, "on", "")).toEqual({ what: "Met" });
  expect(withText({ what: "Met" }, "on", "2026-09-01")).toEqual({ what: "Met", on: "2026-09-01" });
});

test("what is not there or of another kind reads as nothing", () => {
  expect(textIn({ what: 3 }, "what")).toBe("");
  expect(idsIn({}, "evidence")).toEqual([]);
  expect(effectsIn({ effects: [{ factorId: "RF99", effect: "improved" }] })).toEqual([]);
  expect(decisionIn({ decision: "S/2026/1" })).toEqual({ symbol: "", date: "" });
});

test("what was noted is read back", () => {
  expect(effectsIn({ effects: [{ factorId: "RF6", effect: "improved", note: "" }] })).toEqual([{ factorId: "RF6", effect: "improved", note: "" }]);
});
