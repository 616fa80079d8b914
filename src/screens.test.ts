import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "#web/routes.ts";
import type { Person } from "./testing/installation.ts";
import { openServedInstallation, violationsOn, type ServedInstallation } from "./testing/served.ts";

/**
 * Every screen in a real browser on the training exercise: no violation of WCAG 2.2 AA in English and Arabic, no error in the
 * console, nothing wider than a telephone.
 */
let vigie: ServedInstallation;
let analyst: Person;
let ids: Record<string, string>;

beforeAll(async () => {
  vigie = await openServedInstallation();
  const office = await vigie.house.compartment();
  analyst = await vigie.house.person({ roles: { [office]: ["analyst"] }, clearance: 2, name: "Lena Ortiz" });
  expect((await analyst.send("POST", "/api/exercise")).status).toBe(201);
  ids = {};
  for (const path of ["situations", "sources", "reports", "claims", "incidents", "assessments", "alerts", "measures", "actors", "events"]) {
    ids[path] = (await analyst.get(`/api/${path}`)).body.items[0]?.id ?? "";
  }
});
afterAll(() => vigie.close());

/** The addresses of all screens that the exercise can fill; those of records nobody has made are tested where they are made. */
function addresses(): string[] {
  return routes.flatMap(({ path }) => {
    const plural = path.split("/")[1] ?? "";
    const filled = path.replace(/:iso3/, "MLI").replace(/:id/, ids[plural] ?? "");
    return filled.includes(":") || filled.includes("//") || (path.includes(":id") && !ids[plural]) ? [] : [filled];
  });
}

async function open(context: BrowserContext, address: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`${vigie.base}${address}`);
  await page.locator("main h1").first().waitFor();
  await settled(page);
  return { page, complaints };
}

/** Nothing that waits for the server is left on the page. The open stream of changes keeps the network from ever being idle. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("[class*=skeleton]") === null);
}

describe.each(["en", "ar"] as const)("the screens in %s", (language) => {
  test("are without violations, errors and untranslated keys", async () => {
    const context = await vigie.visit(analyst, { language });
    const found: string[] = [];
    for (const address of addresses()) {
      const { page, complaints } = await open(context, address);
      found.push(...complaints.map((text) => `${address}: ${text}`));
      found.push(...(await violationsOn(page)).map((text) => `${address}: ${text}`));
      const text = await page.locator("body").innerText();
      found.push(...[...text.matchAll(/\b(?:web|ui|platform|partners|geography|information|assessment|warning|response|exercise)\.[a-z][\w-]*\.[\w.-]+/g)].map(([key]) => `${address}: the key ${key} is shown`));
      await page.close();
    }
    await context.close();
    expect(found).toEqual([]);
    expect(addresses().length).toBeGreaterThan(45);
  }, 300_000);
});

test("no screen is wider than a telephone", async () => {
  const context = await vigie.visit(analyst, { device: "phone" });
  const wide: string[] = [];
  for (const address of addresses()) {
    const { page } = await open(context, address);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) wide.push(`${address}: ${over} px`);
    await page.close();
  }
  await context.close();
  expect(wide).toEqual([]);
}, 300_000);

test("a second browser sees a change within two seconds", async () => {
  const first = await vigie.visit(analyst);
  const { page } = await open(first, "/sources");
  const session = await analyst.get("/api/session");
  const compartmentId = session.body.memberships.find((one: any) => one.roles.includes("analyst")).compartmentId;
  await page.getByText("Connected").waitFor();
  await analyst.send("POST", "/api/sources", { compartmentId, content: { label: "unclassified", title: "LAPWING", kind: "media", reliability: "C" } });
  await page.getByText("LAPWING").first().waitFor({ timeout: 2_000 });
  await first.close();
}, 60_000);
