import { describe, expect, test } from "vitest";
import { matchingCommands } from "./commands.ts";
import { routes } from "../routes.ts";
import { currentEntry, navLinks, type NavLink } from "./navigation.ts";
import { makeReference } from "./reference.ts";

const links: NavLink[] = [
  { entry: "watch", path: "/", titleKey: "" },
  { entry: "alerts", path: "/alerts", titleKey: "" },
  { entry: "people", path: "/alerts/people", titleKey: "" },
];

test.each([
  { path: "/", entry: "watch" },
  { path: "/alerts", entry: "alerts" },
  { path: "/alerts/7", entry: "alerts" },
  { path: "/alerts/people/3", entry: "people" },
  { path: "/alertsomething", entry: undefined },
])("at $path the navigation marks $entry", ({ path, entry }) => {
  expect(currentEntry(links, path)).toBe(entry);
});

test("whoever administers is offered no list of content", () => {
  const entries = (isAdministrator: boolean) => navLinks(isAdministrator).map(({ entry }) => entry);
  expect(entries(true)).toEqual(["watch", "people", "ledger", "jobs", "help"]);
  expect(entries(false)).toEqual(expect.arrayContaining(["situations", "information", "assessments", "alerts", "partners"]));
});

test("no entry of the navigation leads nowhere", () => {
  const paths = routes.map(({ path }) => path);
  expect(navLinks(false).filter(({ path }) => !paths.includes(path))).toEqual([]);
});

describe("the command list", () => {
  const commands = ["Aller à : Évaluations", "Aller à : Alertes"].map((text) => ({ id: text, text, run: () => undefined }));
  test.each([
    { typed: "eval", found: 1 },
    { typed: "ALL ale", found: 1 },
    { typed: "aller", found: 2 },
    { typed: "", found: 2 },
    { typed: "lertes", found: 0 },
  ])("“$typed” finds $found: beginnings of words, without case and accents", ({ typed, found }) => {
    expect(matchingCommands(commands, typed)).toHaveLength(found);
  });
});

test("a reference is four signs that cannot be misread aloud", () => {
  for (let i = 0; i < 200; i++) expect(makeReference()).toMatch(/^[2-9A-HJ-NP-Z]{4}$/);
});
