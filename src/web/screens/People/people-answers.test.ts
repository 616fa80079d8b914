import { expect, test } from "vitest";
import { differing, standingOf } from "./people-answers.ts";

test.each([
  { disabledAt: null, hasPasskey: false, hasPassword: false, standing: "invited" },
  { disabledAt: null, hasPasskey: false, hasPassword: true, standing: "password" },
  { disabledAt: null, hasPasskey: true, hasPassword: true, standing: "passkey" },
  { disabledAt: "2026-03-03T10:00:00Z", hasPasskey: true, hasPassword: true, standing: "closed" },
])("closed on $disabledAt, passkey $hasPasskey, password $hasPassword: the account is $standing", ({ standing, ...account }) => {
  expect(standingOf(account)).toBe(standing);
});

test("a form left open sends only what was changed in it, so that it changes nothing back", () => {
  const shown = { name: "Ines Vareth", email: "ines@north.example", language: "fr", clearance: 1 };
  expect(differing(shown, { ...shown, name: " Ines Vareth " })).toEqual({});
  expect(differing(shown, { ...shown, clearance: 0 })).toEqual({ clearance: 0 });
  expect(differing(shown, { name: "Ines Moravec", email: "ines@south.example", language: "en", clearance: 2 })).toEqual({ name: "Ines Moravec", email: "ines@south.example", language: "en", clearance: 2 });
});
