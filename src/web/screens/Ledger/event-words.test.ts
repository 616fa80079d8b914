import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eventWords, ownEvents } from "./event-words.ts";

/** A small catalogue: as in the real one, a key without a sentence is given back as it is. */
const sentences: Readonly<Record<string, string>> = {
  "web.ledger.event.access.signed-in": "Signed in",
  "web.ledger.created": "{kind}: created",
  "web.ledger.read": "{kind}: read",
  "web.ledger.step": "{kind}: {step}",
  "warning.alert": "Alert",
  "warning.alert.step.issue": "Clear and issue",
  "information.source": "Source",
  "information.source-identity": "Identity of a source",
};
const say = (key: string, values: Readonly<Record<string, unknown>> = {}) => (sentences[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

test.each([
  { event: "access.signed-in", words: "Signed in" },
  { event: "warning.alert-created", words: "Alert: created" },
  { event: "warning.alert-issue", words: "Alert: Clear and issue" },
  { event: "information.source-identity-read", words: "Identity of a source: read" },
  { event: "warning.alert-unheard-of", words: "warning.alert-unheard-of" },
  { event: "elsewhere.thing-done", words: "elsewhere.thing-done" },
])("$event reads as “$words”", ({ event, words }) => {
  expect(eventWords(event, say)).toBe(words);
});

const source = join(import.meta.dirname, "..", "..", "..");

test("what is done to every kind of record has words", () => {
  const routes = readFileSync(join(source, "platform", "records", "routes.ts"), "utf8");
  const doings = [...routes.matchAll(/(?:recordReading\(\w+, \w+, \w+, |event: )`\$\{kind\.kind\}-([a-z-]+)`/g)].map((match) => match[1] ?? "");
  expect(doings.length).toBeGreaterThan(4);
  const catalogue: Record<string, string> = JSON.parse(readFileSync(join(import.meta.dirname, "messages.en.json"), "utf8"));
  expect(doings.filter((doing) => catalogue[`web.ledger.${doing}`] === undefined || eventWords(`warning.alert-${doing}`, (key) => catalogue[key] ?? key) === `warning.alert-${doing}`)).toEqual([]);
});

test("every event that the server writes under a fixed name has words", () => {
  const files = globSync("**/*.ts", { cwd: source }).filter((file) => !file.includes(".test.") && !file.startsWith("testing"));
  const written = files.flatMap((file) => [...readFileSync(join(source, file), "utf8").matchAll(/(?:\b(?:event|audit): |recordReading\(\w+, \w+, \w+, )"([a-z]+\.[a-z-]+)"/g)].map((match) => match[1] ?? ""));
  expect(written.length).toBeGreaterThan(10);
  const sentences: Record<string, string> = JSON.parse(readFileSync(join(import.meta.dirname, "messages.en.json"), "utf8"));
  const known = (key: string, values: Readonly<Record<string, unknown>> = {}) => (sentences[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  expect(written.filter((event) => eventWords(event, known) === event)).toEqual([]);
  expect(ownEvents.filter((event) => sentences[`web.ledger.event.${event}`] === undefined)).toEqual([]);
});
