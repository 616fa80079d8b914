import { expect, test } from "vitest";
import { happeningQuery, noHappeningFilters } from "./happening-query.ts";

test("an empty bar asks for everything", () => {
  expect(happeningQuery("information.incident", noHappeningFilters)).toEqual({});
});

test.each([
  ["country", "mli"],
  ["area", "no area"],
  ["from", "2031-02-30"],
  ["to", "2031-02"],
  ["type", "media"],
  ["reliability", "G"],
  ["credibility", "0"],
  ["missing", "colour"],
  ["cell", "833"],
  ["situation", "the plain"],
] as const)("%s=%s means nothing and is left out", (name, value) => {
  expect(happeningQuery("information.incident", { ...noHappeningFilters, [name]: value, q: " well " })).toEqual({ q: "well" });
});

test.each([
  ["country", "MLI"],
  ["area", "ML01"],
  ["from", "2032-02-29"],
  ["actor", "Plain Defence Committees"],
  ["type", "killing"],
  ["reliability", "B"],
  ["missing", "any"],
  ["missing", "victim"],
  ["state", "verified"],
  ["cell", "833a0b1ffffffff"],
] as const)("%s=%s is asked for", (name, value) => {
  expect(happeningQuery("information.incident", { ...noHappeningFilters, [name]: value })).toEqual({ [name]: value });
});

test("the type of a report is a kind of source, that of an incident a kind of act", () => {
  expect(happeningQuery("information.report", { ...noHappeningFilters, type: "media" })).toEqual({ type: "media" });
  expect(happeningQuery("information.report", { ...noHappeningFilters, type: "killing" })).toEqual({});
});

test("a last day before the first is left out", () => {
  expect(happeningQuery("information.report", { ...noHappeningFilters, from: "2031-06-02", to: "2031-06-01" })).toEqual({ from: "2031-06-02" });
});
