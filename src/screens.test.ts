import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "#web/routes.ts";
import { givenAChain } from "./testing/chain.ts";
import type { Person } from "./testing/installation.ts";
import { faultsOfFocus, faultsOfForcedColours, faultsOfMotion, faultsOfTargets, faultsOfWidth, faultsOnPaper } from "./testing/page-faults.ts";
import { walkTo } from "./testing/keyboard.ts";
import { giveSubmission } from "./testing/sealed-row.ts";
import { openServedInstallation, violationsOn, type ServedInstallation } from "./testing/served.ts";
import { shownKeys } from "./testing/shown-keys.ts";

/**
 * Every screen in a real browser on the training exercise: no violation of WCAG 2.2 AA in English and Arabic, no error in the
 * console, no key instead of a sentence, nothing wider than a telephone or too small for a finger, no page too heavy for an old machine.
 */
let vigie: ServedInstallation;
let analyst: Person;
let principal: Person;
let partner: Person;
let administrator: Person;
/** A record for each route that names one, by the first part of its address. */
let ids: Record<string, string>;

beforeAll(async () => {
  vigie = await openServedInstallation();
  const office = await vigie.house.compartment();
  analyst = await vigie.house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2, name: "Lena Ortiz" });
  const loaded = await analyst.send("POST", "/api/exercise");
  expect(loaded.status).toBe(201);
  const exercise = (await analyst.get(`/api/situations/${loaded.body.situationId}`)).body;
  principal = await vigie.house.person({ roles: { [exercise.compartmentId]: ["principal"] }, clearance: 2, name: "Bo Halvorsen" });
  partner = await vigie.house.person({ clearance: 2, name: "Nia Fairbairn" });
  administrator = await vigie.house.person({ administrator: true, clearance: 0, name: "Sera Okafor" });
  // Beside the exercise a chain of an ordinary office: what it holds is opened there too.
  const submission = await giveSubmission(vigie.house.database.worker.db, analyst, office, "wagtail");
  ids = { ...(await givenAChain(analyst, office, "wagtail")), ...submission, inbox: submission["sealed-submissions"]!, shared: await share(exercise) };
  for (const path of ["situations", "sources", "reports", "claims", "incidents", "assessments", "alerts", "measures", "actors", "events"]) {
    ids[path] = (await analyst.get(`/api/${path}`)).body.items[0]?.id ?? ids[path];
  }
  const computed = async (path: string, state: string) => (await analyst.get(`/api/${path}?state=${state}`)).body.items.at(-1).id;
  ids = { ...ids, "forecast-runs": await computed("forecast-runs", "estimated"), "mass-killing-runs": await computed("mass-killing-runs", "estimated"), "country-tables": await computed("country-tables", "read"), "foreign-forecasts": await computed("foreign-forecasts", "read") };
}, 120_000);
afterAll(() => vigie.close());

async function share(situation: { id: string; version: number }): Promise<string> {
  const { rows } = await sql<{ email: string }>`select email from access.account where id = ${partner.id}`.execute(vigie.house.database.auth.db);
  expect((await analyst.send("POST", `/api/situations/${situation.id}/shares`, { email: rows[0]!.email, days: 30, reason: "They work there too" }, situation.version)).status).toBe(201);
  return (await partner.get("/api/shared")).body.items[0].id;
}

/** The address of a route with a record in it. Without one the screen would be opened by nobody, so there is no other answer. */
function addressOf(path: string): string {
  const plural = path.split("/")[1] ?? "";
  const address = path.replace(":iso3", "MLI").replace(":subject", "alerts").replace(":method", "mass-killing").replace(":unit", "XKS").replace(":id", () => ids[plural] ?? ":id");
  if (address.includes(":")) throw new Error(`no record to open ${path} with: make one in beforeAll`);
  return address;
}

/** What a partner alone may open. */
const ofPartners = ["/shared/:id"];
const addresses = () => routes.map(({ path }) => path).filter((path) => !ofPartners.includes(path)).map(addressOf);

/** By its address, as from a mail or a bookmark; or as a link on the screen before leads to it, which keeps what was loaded. */
type Way = "by address" | "by link";

async function open(page: Page, address: string, way: Way = "by address"): Promise<Page> {
  if (way === "by link" && page.url().startsWith(vigie.base)) await page.evaluate((there) => history.pushState(null, "", there), address);
  else await page.goto(`${vigie.base}${address}`);
  await settled(page);
  return page;
}

/**
 * The screen has its heading, and nothing that waits for the server is left. The open stream of changes keeps the network from ever being
 * idle; and a locator that waits looks again only after half a second.
 */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("main h1")?.checkVisibility() && document.querySelector("[class*=skeleton]") === null);
}

async function untranslated(page: Page): Promise<string[]> {
  const text = await page.locator("body").innerText();
  return shownKeys(text).map((key) => `the key ${key} is shown`);
}

/**
 * Opens every address and gives what is wrong, each with where it was found. Two at a time, because a page waits as long as it works; each of
 * the two goes from one to the next in one tab, because a new tab takes longer than what is to be looked at.
 */
async function lookAt(context: BrowserContext, these: readonly string[], way: Way, look: (page: Page) => Promise<readonly string[]>): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...these];
  const lookOneByOne = async () => {
    const page = await context.newPage();
    let [here, complaints]: [string | undefined, string[]] = [waiting.shift(), []];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    for (; here !== undefined; [here, complaints] = [waiting.shift(), []]) {
      await open(page, here, way);
      const seen = [...(await untranslated(page)), ...(await look(page))];
      found.push(...[...complaints, ...seen].map((text) => `${here}: ${text}`));
    }
  };
  await Promise.all([lookOneByOne(), lookOneByOne()]);
  await context.close();
  return found;
}

describe.each(["en", "ar"] as const)("the screens in %s", (language) => {
  const disclaimer = (JSON.parse(readFileSync(join(import.meta.dirname, `modules/geography/messages.${language}.json`), "utf8")) as Record<string, string>)["geography.map-disclaimer"]!;

  test("are without violations, errors and untranslated keys; maps say what their boundaries do not mean, paper says when and whence, targets are large and focus is seen", async () => {
    const withMap: string[] = [];
    const found = await lookAt(await vigie.visit(analyst, { language }), addresses(), "by link", async (page) => {
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      const maps = await page.locator("main [class*=map-] svg").count();
      if (maps > 0) withMap.push(new URL(page.url()).pathname);
      const said = (await page.locator("main").innerText()).split(disclaimer).length - 1;
      // Colours, sizes and places are the same in both directions; to look twice would take as long again.
      const faults = [...(await violationsOn(page, { contrast: language !== "ar" })), ...(maps === said ? [] : [`${maps} maps, ${said} disclaimers`])];
      return language === "ar" ? faults : [...faults, ...(await faultsOnPaper(page, vigie.house.clock.now)), ...(await faultsOfTargets(page, 24)), ...(await faultsOfFocus(page))];
    });
    expect(found).toEqual([]);
    expect(withMap.toSorted()).toEqual(["/claims", "/countries/MLI", "/events", "/incidents", "/reports"]);
  }, 300_000);
});

/** In megabytes, without what the page before left behind. */
async function heapOf(page: Page): Promise<number> {
  const line = await page.context().newCDPSession(page);
  await line.send("HeapProfiler.collectGarbage");
  await line.send("Performance.enable");
  const { metrics } = await line.send("Performance.getMetrics");
  await line.detach();
  return metrics.find(({ name }) => name === "JSHeapUsedSize")!.value / 1_000_000;
}

const heapMegabytes = 50;
const mostElements = 5_000;

test("on a telephone and in French, whose words are the longest, nothing is wider than the screen, cut off, too small to touch, moving, told by colour alone or hidden when it has the focus, and nothing heavier than an old machine bears", async () => {
  const found = await lookAt(await vigie.visit(analyst, { device: "phone", language: "fr" }), addresses(), "by address", async (page) => {
    const heap = await heapOf(page);
    const elements = await page.locator("*").count();
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(true);
    const faults = [...(await faultsOfWidth(page)), ...(await faultsOfTargets(page, 32)), ...(await faultsOfMotion(page)), ...(await faultsOfForcedColours(page)), ...(await faultsOfFocus(page))];
    return [...faults, ...(heap > heapMegabytes ? [`${heap.toFixed(0)} MB of heap`] : []), ...(elements > mostElements ? [`${elements} elements`] : [])];
  });
  expect(found).toEqual([]);
}, 300_000);

test("an administrator's, a principal's and a partner's screens are without violations, errors and untranslated keys", async () => {
  // A principal is given what was issued to them, which are not the first records of an analyst's lists.
  const given = await Promise.all(["assessments", "alerts"].map(async (path) => `/${path}/${(await principal.get(`/api/${path}`)).body.items[0]?.id}`));
  const seen: [Person, readonly string[]][] = [
    [administrator, ["/", "/people", "/people?part=offices", "/people?part=boundaries", "/ledger", "/jobs", "/help/alerts"]],
    [principal, ["/", "/situations", "/assessments", "/alerts", ...given]],
    [partner, ["/", "/shared", ...ofPartners.map(addressOf)]],
  ];
  const found = [];
  for (const [person, these] of seen) found.push(...(await lookAt(await vigie.visit(person), these, "by link", (page) => violationsOn(page))));
  expect(found).toEqual([]);
}, 300_000);

test("with the keyboard alone one goes from Watch to an alert, opens a step, leaves it with Escape and comes back", async () => {
  const context = await vigie.visit(analyst);
  const page = await open(await context.newPage(), "/");
  await walkTo(page, "Tab", "main a[href^='/alerts/']");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/alerts\/[0-9a-f-]{36}$/);
  await page.locator("[role=group][aria-label='What can be done now']").waitFor();
  await walkTo(page, "Tab", "[role=group][aria-label='What can be done now'] > button:not([aria-disabled=true])");
  const step = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press("Enter");
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(step);
  await walkTo(page, "Shift+Tab", "nav a[href='/']");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${vigie.base}/`);
  await page.locator("main a[href^='/alerts/']").first().waitFor();
  await context.close();
}, 60_000);

test("a pair of events is decided by one key and taken back again; no key decides while one writes, or where single keys are switched off", async () => {
  const context = await vigie.visit(analyst);
  const page = await open(await context.newPage(), "/event-pairs");
  const event = page.locator("main table a[href^='/events/']").first();
  const first = await event.getAttribute("href");
  const isNow = async (matches: (href: string | null) => boolean) => expect.poll(async () => matches(await event.getAttribute("href")), { timeout: 10_000 }).toBe(true);
  await page.keyboard.press("2");
  await isNow((href) => href !== first);
  await page.getByRole("button", { name: "Undo" }).click();
  await isNow((href) => href === first);
  await page.getByLabel("Why (may be left empty)").fill("day 2");
  await page.keyboard.press("3");
  await page.getByLabel("Decide by single keys").uncheck();
  await page.keyboard.press("1");
  const { body } = await analyst.get("/api/event-pairs?limit=100");
  expect(body.items.some((pair: any) => first?.endsWith(pair.one.id)), "it waits as before").toBe(true);
  const [pair] = body.items.filter((one: any) => first?.endsWith(one.one.id));
  expect((await analyst.get(`/api/event-pairs/${pair.id}`)).body.decisions.map((one: any) => one.verdict)).toEqual(["withdrawn", "different"]);
  await context.close();
}, 60_000);

test("a country's page in a forecast, and in chances of mass killing, shows the level that people set there beside what the machine says", async () => {
  const here = (await analyst.get("/api/concern-levels?limit=200")).body.items.find((one: any) => one.countries.includes("XKS") && one.concernLevel !== null);
  const words = JSON.parse(readFileSync(join(import.meta.dirname, "modules/information/messages.en.json"), "utf8")) as Record<string, string>;
  const context = await vigie.visit(analyst);
  const page = await context.newPage();
  for (const path of ["forecast-runs", "mass-killing-runs"]) {
    await open(page, `/${path}/${ids[path]}/countries/XKS`);
    const levels = page.locator("main section").filter({ hasText: "Levels that people set." });
    await expect.poll(() => levels.getByRole("link", { name: here.title }).getAttribute("href")).toBe(`/situations/${here.id}`);
    expect(await levels.locator("tr").filter({ hasText: here.title }).innerText()).toContain(words[`information.concern-level.${here.concernLevel}`]);
    expect(await untranslated(page), "opened by its address, before any screen of situations").toEqual([]);
  }
  await context.close();
}, 60_000);

test("of a form whose file is missing the summary leads to the field of the file, which says so itself", async () => {
  const context = await vigie.visit(analyst);
  for (const address of ["/country-tables/new", "/foreign-forecasts/new"]) {
    const page = await open(await context.newPage(), address);
    await page.locator("main form button[type=submit]").click();
    await page.locator("main form [role=group] a").filter({ hasText: "file" }).first().click();
    const field = await page.evaluate(() => ({ type: document.activeElement?.getAttribute("type"), isWrong: document.activeElement?.getAttribute("aria-invalid"), said: (document.activeElement?.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent).join(" ") }));
    expect([field.type, field.isWrong]).toEqual(["file", "true"]);
    expect(field.said).toContain("No file is chosen");
    expect(await violationsOn(page)).toEqual([]);
  }
  await context.close();
}, 60_000);

test("a second browser sees a change within two seconds", async () => {
  const first = await vigie.visit(analyst);
  const page = await open(await first.newPage(), "/sources");
  const session = await analyst.get("/api/session");
  const compartmentId = session.body.memberships.find((one: any) => one.roles.includes("analyst")).compartmentId;
  await page.getByText("Connected").waitFor();
  await analyst.send("POST", "/api/sources", { compartmentId, content: { label: "unclassified", title: "LAPWING", kind: "media", reliability: "C" } });
  await page.getByText("LAPWING").first().waitFor({ timeout: 2_000 });
  await first.close();
}, 60_000);
