import { expect, test } from "vitest";
import { toldOf, whyNotTold, type Told } from "./told.ts";

const told = (given: Partial<Told>): Told => ({ kind: "answered", response: "act", reason: "By telephone", laterUntil: "", at: "2026-09-01T12:00:00Z", ...given });

test("only what belongs to the kind is sent", () => {
  expect(toldOf(told({ kind: "acknowledged" }))).toEqual({ kind: "acknowledged" });
  expect(toldOf(told({ kind: "acted" }))).toEqual({ kind: "acted", at: "2026-09-01T12:00:00Z" });
  expect(toldOf(told({}))).toEqual({ kind: "answered", response: "act", reason: "By telephone", laterUntil: null });
});

test("a day typed for later is not sent with another decision", () => {
  expect(toldOf(told({ laterUntil: "2026-09-09T00:00:00Z" }))).toMatchObject({ laterUntil: null });
  expect(toldOf(told({ response: "later", laterUntil: "2026-09-09T00:00:00Z" }))).toMatchObject({ laterUntil: "2026-09-09T00:00:00Z" });
});

test.each([
  { given: { response: "" }, missing: ["response"] },
  { given: { reason: "  " }, missing: ["reason"] },
  { given: { response: "later" }, missing: ["laterUntil"] },
  { given: { kind: "acted", at: "" }, missing: ["at"] },
  { given: { kind: "acknowledged", reason: "", response: "" }, missing: [] },
  { given: {}, missing: [] },
] as const)("$given lacks $missing", ({ given, missing }) => {
  expect(whyNotTold(told(given)).map((fault) => fault.path)).toEqual(missing);
});
