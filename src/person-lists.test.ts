import { readFileSync } from "node:fs";
import type { BrowserContext, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readOverlapTable } from "#assessment/model/undercount/overlap-table.ts";
import type { Person } from "./testing/installation.ts";
import { faultsOfTargets, faultsOfWidth } from "./testing/page-faults.ts";
import { inventedLists } from "./testing/person-lists.ts";
import { openServedInstallation, violationsOn, type ServedInstallation } from "./testing/served.ts";

/** Lists of people compared in the browser: what is found, decided, saved and counted, and that no name leaves the page. */
const lists = inventedLists(60);
const fileOf = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const files = lists.files.map(({ name, text }) => fileOf(`${name}.csv`, text));

let vigie: ServedInstallation;
let analyst: Person;
let sheet: string;
beforeAll(async () => {
  vigie = await openServedInstallation();
  analyst = await vigie.house.person({ roles: { [await vigie.house.compartment()]: ["analyst"] }, clearance: 2, name: "Lena Ortiz" });
}, 120_000);
afterAll(() => vigie.close());

const side = (page: Page) => page.locator("main table").first();
const pressed = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).first().click();
/** How many pairs there are, and how many of them are not decided. */
const counts = async (page: Page) => /, (\d+) likely pairs?, (\d+) of them/.exec(await page.locator("main").innerText())!.slice(1).map(Number) as [number, number];

async function chosen(page: Page, these: ReturnType<typeof fileOf>[], saved?: string): Promise<Page> {
  await page.goto(`${vigie.base}/person-lists`);
  const [ofLists, ofSheet] = [page.locator("input[type=file]").first(), page.locator("input[type=file]").last()];
  await ofLists.setInputFiles(these);
  if (saved !== undefined) await ofSheet.setInputFiles(fileOf("pairs.csv", saved));
  await pressed(page, "Find likely pairs");
  return page;
}

async function found(context: BrowserContext, saved?: string): Promise<Page> {
  const page = await chosen(await context.newPage(), files, saved);
  await page.getByRole("heading", { name: "Your sheet" }).waitFor();
  return page;
}

async function save(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), pressed(page, "Save the sheet (CSV)")]);
  expect(download.suggestedFilename()).toBe("pairs.csv");
  await page.getByText("Saved as it stands").waitFor();
  return readFileSync(await download.path(), "utf8");
}

/** Everything that a page leaves on its device. */
const keptOn = (page: Page) => page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), await caches.keys(), document.cookie, location.href, history.state, document.title]));

function saysAnyName(text: string): string[] {
  const words = `${text} ${decodeURIComponent(text.replaceAll(/%(?![0-9a-f]{2})/gi, ""))}`.toLowerCase();
  return lists.planted.filter((name) => words.includes(name.toLowerCase()));
}

test("pairs are decided by single keys, taken back, put off, looked at again and saved; then the lists are counted and the counts begin an estimate: no name is in any request, and none is kept on the device", async () => {
  const context = await vigie.visit(analyst);
  const requests: Request[] = [];
  context.on("request", (request) => requests.push(request));
  const page = await found(context);
  const [pairs] = await counts(page);
  expect(pairs).toBeGreaterThan(10);
  expect(saysAnyName(await side(page).innerText()).length, "the names stand on the page").toBeGreaterThan(1);
  expect(await violationsOn(page)).toEqual([]);

  const first = await side(page).innerText();
  await page.keyboard.press("1");
  await expect.poll(() => counts(page)).toEqual([pairs, pairs - 1]);
  await pressed(page, "Undo");
  await expect.poll(() => counts(page)).toEqual([pairs, pairs]);
  await pressed(page, "Later");
  await expect.poll(() => side(page).innerText()).not.toBe(first);
  await page.getByLabel("Why (may be left empty)").fill("Their village is 2 hours away");
  await page.keyboard.press("3");
  expect(await counts(page), "whoever writes does not decide").toEqual([pairs, pairs]);
  await pressed(page, /^Different people/);
  await expect.poll(() => counts(page)).toEqual([pairs, pairs - 1]);
  await pressed(page, /^Look again at/);
  await pressed(page, "Take back");
  await expect.poll(() => counts(page)).toEqual([pairs, pairs]);
  await page.getByLabel("Decide by single keys").uncheck();
  await page.keyboard.press("1");
  await page.getByLabel("Decide by single keys").check();
  await page.locator("main h1").click();
  for (let left = pairs; left > 3; left -= 1) {
    expect(await counts(page)).toEqual([pairs, left]);
    await page.keyboard.press(left % 7 === 0 ? "3" : left % 5 === 0 ? "d" : "s");
    await expect.poll(() => counts(page)).toEqual([pairs, left - 1]);
  }
  sheet = await save(page);
  expect(saysAnyName(sheet).length).toBeGreaterThan(10);
  await pressed(page, "Count");
  await page.getByRole("status").filter({ hasText: "on several lists" }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  expect(saysAnyName(await keptOn(page))).toEqual([]);
  await pressed(page, "Use it in a new estimate");
  await page.waitForURL(`${vigie.base}/undercounts/new`);
  const table = await page.getByLabel("Table of overlaps").inputValue();
  expect(readOverlapTable(table)).toMatchObject({ overlap: { lists: ["clinic", "elders", "radio"] } });
  expect(saysAnyName(`${table} ${await keptOn(page)}`)).toEqual([]);

  const sent = await Promise.all(requests.map(async (request) => `${request.url()} ${JSON.stringify(await request.allHeaders())} ${request.postData() ?? ""}`));
  expect(sent.filter((one) => one.includes("/api/")).length).toBeGreaterThan(1);
  expect(sent.flatMap(saysAnyName)).toEqual([]);
  await context.close();
}, 120_000);

test("a saved sheet is opened again with all its decisions, and is the same when it is saved again", async () => {
  const context = await vigie.visit(analyst);
  const page = await found(context, sheet);
  expect((await counts(page))[1]).toBe(3);
  await page.getByText("Saved as it stands").waitFor();
  expect(await save(page)).toBe(sheet);
  await context.close();
}, 60_000);

test("whoever leaves with pairs that are in no saved sheet is asked first, and stays with them if they want to", async () => {
  const context = await vigie.visit(analyst);
  const page = await found(context, sheet);
  const asked: string[] = [];
  let isLeaving = false;
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void (isLeaving ? dialog.accept() : dialog.dismiss());
  });
  await page.keyboard.press("2");
  await page.getByText("Not saved yet").waitFor();
  await page.getByRole("link", { name: "Help" }).first().click();
  await expect.poll(() => asked.length).toBe(1);
  expect([page.url(), (await counts(page))[1]]).toEqual([`${vigie.base}/person-lists`, 2]);
  isLeaving = true;
  await page.getByRole("link", { name: "Help" }).first().click();
  await page.waitForURL(`${vigie.base}/help`);
  expect(asked).toEqual(Array.from({ length: 2 }, () => "Decisions or pairs on this page are not saved in a sheet. Leave and lose them?"));
  await context.close();
}, 60_000);

describe("of a wrong file it is said what is wrong, where, and what to do", () => {
  const [clinic, radio] = files;
  test.each([
    ["a spreadsheet", [clinic!, fileOf("radio.csv", "PK\u0003\u0004\0\0")], undefined, /radio\.csv.* is not a table of text\. Save it as CSV/],
    ["a list without names", [clinic!, fileOf("rain.csv", "day,millimetres\n1,2")], undefined, /no column of .*rain\.csv.* holds names \(.*day, millimetres.*\)\. Call one of them name/],
    ["an open quotation mark", [clinic!, fileOf("radio.csv", 'name\nOne\n"Two\nThree')], undefined, /in .*radio\.csv.* a quotation mark that opens in row 3 is never closed\. Close or remove it/],
    ["a sheet of other lists", [clinic!, radio!], "elders", /its row 2 names somebody who does not stand so on these lists\. Choose the lists it was made from/],
  ])("%s", async (_, these, of, sentence) => {
    const context = await vigie.visit(analyst);
    const page = await chosen(await context.newPage(), these, of && [sheet.split("\r\n")[0], ...sheet.split("\r\n").filter((line) => line.startsWith(of) || line.includes(`,${of},`))].join("\r\n"));
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toMatch(sentence);
    expect(await page.getByRole("listitem").filter({ hasText: "clinic.csv" }).count(), "what was chosen is still there").toBe(1);
    await context.close();
  }, 60_000);
});

test.each(["en", "ar"] as const)("in %s on a telephone pairs are as wide as the screen, without violations, and large enough to touch", async (language) => {
  const context = await vigie.visit(analyst, { language, device: "phone" });
  const page = await context.newPage();
  await page.goto(`${vigie.base}/person-lists`);
  await page.locator("input[type=file]").first().setInputFiles(files);
  await page.locator("main section button").last().click();
  await side(page).waitFor();
  await page.keyboard.press("1");
  await page.keyboard.press("2");
  await expect.poll(() => page.locator("main td [class*=buttons]").count()).toBe(2);
  expect([...(await violationsOn(page)), ...(await faultsOfWidth(page)), ...(await faultsOfTargets(page, 32))]).toEqual([]);
  await context.close();
}, 60_000);
