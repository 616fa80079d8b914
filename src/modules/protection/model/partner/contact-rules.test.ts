import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contactWays, isWithinHours, whyNotContact, type ContactRule } from "./contact-rules.ts";
import { partnerFaults } from "./partner-kind.ts";
import { aPartner } from "../../examples.ts";

const rule = (given: Partial<ContactRule>): ContactRule => ({ key: "c1", way: "telephone", answer: "may", from: null, until: null, risk: "unknown", address: "", note: "", ...given });

describe("what a partner said about being reached", () => {
  test("never by telephone is never by telephone, at no hour and whatever else was said", () => {
    const rules = [rule({ answer: "never" }), rule({ key: "c2", from: "18:00", until: "22:00" })];
    for (const at of ["19:00", null]) expect(whyNotContact(rules, { way: "telephone", at })).toBe("protection.contact-never");
    expect(whyNotContact(rules, { way: "post", at: null })).toBeUndefined();
  });

  test.each([
    { at: "17:59", why: "protection.contact-outside-hours" },
    { at: "18:00", why: undefined },
    { at: "23:59", why: undefined },
    { at: null, why: "protection.contact-hour-missing" },
  ])("only after 18:00: at $at", ({ at, why }) => {
    expect(whyNotContact([rule({ from: "18:00" })], { way: "telephone", at })).toBe(why);
  });

  test("of two spans either will do, and a span may run over midnight", () => {
    const rules = [rule({ from: "06:00", until: "07:00" }), rule({ key: "c2", from: "22:00", until: "02:00" })];
    const safe = ["06:30", "22:00", "00:00", "01:59"];
    for (const at of ["05:59", "07:00", "12:00", "02:00", ...safe]) expect(whyNotContact(rules, { way: "telephone", at }) === undefined).toBe(safe.includes(at));
  });

  test("a span and its rest share no minute and leave none out", () => {
    const hour = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((pair) => pair.map((part) => String(part).padStart(2, "0")).join(":"));
    fc.assert(fc.property(hour, hour, hour, (from, until, at) => {
      fc.pre(from !== until);
      expect(isWithinHours({ from, until }, at)).toBe(!isWithinHours({ from: until, until: from }, at));
    }));
  });

  test("a further rule of another way changes nothing", () => {
    fc.assert(fc.property(fc.constantFrom(...contactWays), fc.constantFrom(...contactWays), fc.constantFrom("may", "never"), (way, other, answer) => {
      fc.pre(way !== other);
      expect(whyNotContact([rule({ way: other, answer })], { way, at: null })).toBeUndefined();
    }));
  });
});

test("hours need the place whose clock they follow, a mechanism its name, a country its code", () => {
  const codes = (given: Parameters<typeof aPartner>[0]) => partnerFaults(aPartner(given)).map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({ zone: "" })).toEqual(["protection.zone-missing"]);
  expect(codes({ zone: "", rules: [] })).toEqual([]);
  expect(codes({ partnerKind: "regional-mechanism" })).toEqual(["protection.mechanism-missing"]);
});
