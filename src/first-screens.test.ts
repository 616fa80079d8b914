import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSentences } from "#platform/messages/sentences.ts";
import type { Person } from "./testing/installation.ts";
import { openServedInstallation, violationsOn, type ServedInstallation } from "./testing/served.ts";

/** What somebody sees who comes before there is anything: never an empty page, and nothing announced that does not follow. */
let vigie: ServedInstallation;
let monitor: Person;
let analyst: Person;
beforeAll(async () => {
  vigie = await openServedInstallation();
  const office = await vigie.house.compartment();
  monitor = await vigie.house.person({ roles: { [office]: ["monitor"] }, clearance: 0 });
  analyst = await vigie.house.person({ roles: { [office]: ["analyst"] }, clearance: 0 });
}, 120_000);
afterAll(() => vigie.close());

async function open(person: Person, path: string, language: "en" | "fr" | "ar" = "en"): Promise<Page> {
  const context = await vigie.visit(person, { language });
  const page = await context.newPage();
  await page.goto(`${vigie.base}${path}`);
  await page.locator("main h1").waitFor();
  return page;
}

describe("while nothing is there", () => {
  test("Watch offers an analyst two ways to begin", async () => {
    const page = await open(analyst, "/");
    await page.getByText("begin with one of these").waitFor();
    expect(await page.locator("main a[href='/situations/new']").count()).toBe(1);
  });

  test("Watch tells a monitor who begins, and announces nothing to choose from", async () => {
    const page = await open(monitor, "/");
    await page.getByText("Work begins when an analyst of your office opens a situation").waitFor();
    expect(await page.getByText("begin with one of these").count()).toBe(0);
  });

  test.each([
    { who: "a monitor", person: () => monitor, says: "Ask an analyst of your office to open it", links: 0 },
    { who: "an analyst", person: () => analyst, says: "Open the situation first", links: 1 },
  ])("a new report tells $who that it needs a situation, instead of an empty choice", async ({ person, says, links }) => {
    const page = await open(person(), "/reports/new");
    await page.getByText(says).waitFor();
    expect(await page.locator("main select").count()).toBe(0);
    expect(await page.locator("main a[href='/situations/new']").count()).toBe(links);
    expect(await violationsOn(page)).toEqual([]);
  });
});

describe("no English stands in other languages", () => {
  test.each([["fr", "Données ouvertes"], ["ar", "بيانات مفتوحة"]] as const)("published data in the account menu are named in %s, without roles that nobody holds", async (language, name) => {
    const page = await open(monitor, "/help", language);
    await page.locator("header details summary").last().click();
    expect(await page.locator("header details li").allInnerTexts()).toContain(name);
  });

  test.each([["en", "its content is binary data,"], ["fr", "de type binaire,"], ["ar", "ثنائي"]])("what is no known format is called so in %s", (language, words) => {
    expect(readSentences().say(language, "platform.file-not-a-table", { format: "binary" })).toContain(words);
    expect(readSentences().say(language, "platform.file-not-a-table", { format: "PNG" })).toContain("PNG");
  });
});
