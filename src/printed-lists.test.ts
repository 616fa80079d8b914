import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "./testing/installation.ts";
import { openServedInstallation, type ServedInstallation } from "./testing/served.ts";

/** On paper nobody can choose a filter: a printed list says in a sentence what it was asked, and when that was true. */
let vigie: ServedInstallation;
let analyst: Person;
let situationId: string;

beforeAll(async () => {
  vigie = await openServedInstallation();
  const office = await vigie.house.compartment();
  analyst = await vigie.house.person({ roles: { [office]: ["monitor", "analyst"] }, clearance: 2, name: "Lena Ortiz" });
  expect((await analyst.send("POST", "/api/exercise")).status).toBe(201);
  const content = { label: "confidential", title: "The lower ford", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null };
  situationId = (await analyst.send("POST", "/api/situations", { compartmentId: office, content })).body.id;
}, 120_000);
afterAll(() => vigie.close());

async function open(address: string, language: "en" | "fr" | "ar" = "en"): Promise<Page> {
  const page = await (await vigie.visit(analyst, { language })).newPage();
  await page.goto(`${vigie.base}${address}`);
  await page.locator("main h1").waitFor();
  await page.waitForFunction(() => document.querySelector("[class*=skeleton]") === null);
  return page;
}

const controls = "main search :is(input, select, button, summary)";
const shownControls = (page: Page) => page.locator(controls).filter({ visible: true }).count();

describe("a printed list", () => {
  test.each([
    ["/reports", "All reports."],
    ["/claims?country=XKS", "Claims in Kasuria."],
    ["/incidents?from=2026-01-01", "Incidents since 1 January 2026."],
    ["/events?kind=one-sided", "Imported events, one-sided violence."],
    ["/situations?state=open", "Situations, state: open."],
    ["/alerts", "Alerts: the whole list."],
  ])("%s says “%s” and has no control", async (address, sentence) => {
    const page = await open(address);
    expect(await shownControls(page)).toBeGreaterThan(0);
    await page.emulateMedia({ media: "print" });
    expect(await shownControls(page)).toBe(0);
    const said = page.locator("main search p");
    await said.getByText(sentence, { exact: true }).waitFor();
    expect(await said.locator("time").innerText()).toMatch(/^As of \d/);
    expect((await said.boundingBox())!.width).toBeGreaterThan(300);
    await page.context().close();
  });

  test("in French says it in French, in Arabic in Arabic", async () => {
    for (const [language, sentence] of [["fr", "Tous les rapports."], ["ar", "كل التقارير."]] as const) {
      const page = await open("/reports", language);
      await page.emulateMedia({ media: "print" });
      await page.locator("main search p").getByText(sentence, { exact: true }).waitFor();
      await page.context().close();
    }
  });
});

test("on the screen the sentence is there for those who hear the page, takes no room and is announced by nobody", async () => {
  const page = await open("/reports");
  const said = page.locator("main search p");
  expect((await said.boundingBox())!.width).toBeLessThanOrEqual(1);
  expect(await said.evaluate((element) => element.closest("[aria-live], [role=status]") === null)).toBe(true);
  await page.context().close();
});

test("a page whose filter names a confidential situation is marked as high as its name, though nothing is found", async () => {
  const page = await open(`/reports?situation=${situationId}&q=zzzzqqq`);
  expect(await page.locator("main search p").textContent()).toMatch(/situation “\u2068The lower ford\u2069”/);
  await page.locator("main header").getByText("Confidential").waitFor();
  await page.context().close();
});
