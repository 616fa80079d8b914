import { expect, test } from "vitest";
import { eventQuery, noEventFilters } from "./event-query.ts";

test("an empty bar asks for everything", () => {
  expect(eventQuery(noEventFilters)).toEqual({});
});

test.each([
  ["country", "mli"],
  ["from", "2031-02-30"],
  ["to", "2031-02"],
  ["kind", "war"],
  ["deathsMin", "-1"],
  ["deathsMin", "many"],
  ["cell", "833"],
] as const)("%s=%s means nothing and is left out", (name, value) => {
  expect(eventQuery({ ...noEventFilters, [name]: value, q: " well " })).toEqual({ q: "well" });
});

test.each([
  ["country", "MLI"],
  ["from", "2032-02-29"],
  ["kind", "one-sided"],
  ["conflict", "Tarvo: Government"],
  ["deathsMin", "0"],
  ["cell", "833a0b1ffffffff"],
] as const)("%s=%s is asked for", (name, value) => {
  expect(eventQuery({ ...noEventFilters, [name]: value })).toEqual({ [name]: value });
});
