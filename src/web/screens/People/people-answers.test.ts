import { expect, test } from "vitest";
import { standingOf } from "./people-answers.ts";

test.each([
  { disabledAt: null, hasPasskey: false, hasPassword: false, standing: "invited" },
  { disabledAt: null, hasPasskey: false, hasPassword: true, standing: "password" },
  { disabledAt: null, hasPasskey: true, hasPassword: true, standing: "passkey" },
  { disabledAt: "2026-03-03T10:00:00Z", hasPasskey: true, hasPassword: true, standing: "closed" },
])("closed on $disabledAt, passkey $hasPasskey, password $hasPassword: the account is $standing", ({ standing, ...account }) => {
  expect(standingOf(account)).toBe(standing);
});
