import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ucdpText } from "#information/actions/import-example.ts";
import { tahlaProvince } from "#geography/examples.ts";
import type { Person } from "./testing/installation.ts";
import { walkTo } from "./testing/keyboard.ts";
import { openServedInstallation, violationsOn, type ServedInstallation } from "./testing/served.ts";

/** A table that is nobody's format comes in through the screen: chosen, its columns named, its first rows looked at, and started. */
let vigie: ServedInstallation;
let monitor: Person;
let folder: string;

const table = [
  "ref,day,village,dead,lat,lon",
  "a1,2026-05-02,Hvannar,3,64.9,-19.2",
  "a2,2026-02-30,Selmyra,1,64.6,-20.1",
  "a3,2026-05-09,Oddvik,many,65.2,-18.4",
  "a4,2026-06-11,Kaldhamar,0,64.2,-17",
].join("\n");

beforeAll(async () => {
  vigie = await openServedInstallation();
  const office = await vigie.house.compartment();
  monitor = await vigie.house.person({ roles: { [office]: ["monitor"] }, clearance: 1 });
  folder = mkdtempSync(join(tmpdir(), "vigie-table-"));
  writeFileSync(join(folder, "villages.csv"), table);
  writeFileSync(join(folder, "renamed.csv"), ucdpText([{}]));
  const features = [tahlaProvince(), tahlaProvince()].map(({ pcode, names, geometry }) => ({ type: "Feature", properties: { ADM1_PCODE: pcode, ADM1_EN: names["en"] }, geometry }));
  writeFileSync(join(folder, "provinces.geojson"), JSON.stringify({ type: "FeatureCollection", features }));
  writeFileSync(join(folder, "picture.csv"), Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await vigie.close();
});

async function openWizard(language: "en" | "ar", person = monitor, path = "/imports/new"): Promise<Page> {
  const context = await vigie.visit(person, { language });
  const page = await context.newPage();
  await page.goto(`${vigie.base}${path}`);
  await page.locator("main input[type=file]").waitFor();
  return page;
}

/** Opens the browser's own dialog with the keyboard, and chooses a file in it. */
async function choose(page: Page, name: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await walkTo(page, "Tab", "main input[type=file]");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(join(folder, name));
}

const columnOf = (page: Page, field: string) => page.locator(`main select[name=${field}]`);

describe("the import of a table, with the keyboard alone", () => {
  test("says of a broken file its name and the reason, and waits for another", async () => {
    const page = await openWizard("en");
    await choose(page, "picture.csv");
    const alert = page.locator("main [role=alert]");
    await alert.getByText("picture.csv was not taken.").waitFor();
    expect(await alert.innerText()).toMatch(/This file is not a table: its content is .*Save the table as CSV/);
    expect(await page.locator("main input[type=file]").isVisible()).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  }, 60_000);

  test("shows of the first rows which cannot be read, in which column and what to do; keeps what was chosen when one goes back; and brings the others in", async () => {
    const page = await openWizard("en");
    await choose(page, "villages.csv");
    await columnOf(page, "dateFrom").waitFor();
    expect(await columnOf(page, "dateFrom").inputValue()).toBe("day");

    await walkTo(page, "Tab", "main select[name=place]");
    await page.keyboard.type("village");
    await walkTo(page, "Tab", "main select[name=deathsBest]");
    await page.keyboard.type("dead");
    const problems = page.getByRole("list", { name: "Problems of the first rows" });
    await expect.poll(() => problems.locator("li").allInnerTexts()).toEqual([
      "Row 3, column “day”: “2026-02-30” is not in the calendar. Check the day and the month.",
      "Row 4, column “dead”: “many” is not a number. Write digits; if the number is not known, leave the cell empty.",
    ]);
    const rows = page.getByRole("region", { name: "What the first rows become" }).locator("tbody tr");
    expect(await rows.count()).toBe(2);
    expect(await page.locator("main").innerText()).toContain("2 of the first rows become events, 2 are rejected.");
    expect(await violationsOn(page)).toEqual([]);

    await walkTo(page, "Tab", "main button", "Choose another file");
    await page.keyboard.press("Enter");
    await walkTo(page, "Tab", "main button", "Back to villages.csv");
    await page.keyboard.press("Enter");
    await columnOf(page, "place").waitFor();
    expect([await columnOf(page, "place").inputValue(), await columnOf(page, "deathsBest").inputValue()]).toEqual(["village", "dead"]);

    await walkTo(page, "Tab", "main form button[type=submit]");
    await page.keyboard.press("Enter");
    await page.getByText("4 rows were read, 2 events are new or changed, 2 rows were rejected.").waitFor({ timeout: 30_000 });
    await walkTo(page, "Tab", "main a[download='rejected-rows-unclassified.csv']");
    await page.context().close();
  }, 60_000);

  test("of UCDP's own layout asks for the release that the name of the file does not say, and brings it in under that", async () => {
    const page = await openWizard("en");
    await choose(page, "renamed.csv");
    const release = page.locator("main input[name=release]");
    await release.waitFor();
    expect([await release.inputValue(), await release.getAttribute("aria-required")]).toEqual(["", "true"]);
    await walkTo(page, "Tab", "main form button[type=submit]");
    await page.keyboard.press("Enter");
    await page.locator("main form").getByText("The name of this file does not say which release it is.").first().waitFor();
    await walkTo(page, "Shift+Tab", "main input[name=release]");
    await page.keyboard.type("23.1");
    await page.keyboard.press("Enter");
    await page.getByText("1 row was read").waitFor({ timeout: 30_000 });
    expect((await monitor.get("/api/imports")).body.items[0]).toMatchObject({ fileName: "renamed.csv", release: "23.1" });
    await page.getByText("Vigie looked for the same events in other data sets and found none.").waitFor({ timeout: 30_000 });
    await page.context().close();
  }, 60_000);

  test("is mirrored for an Arabic reader, and as accessible", async () => {
    const page = await openWizard("ar");
    await choose(page, "villages.csv");
    await columnOf(page, "dateFrom").waitFor();
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    // The first two fields of a row of fields: the first stands at the right.
    const [first, second] = await Promise.all(["key", "dateFrom"].map(async (field) => (await columnOf(page, field).boundingBox())!));
    expect(Math.abs(first!.y - second!.y)).toBeLessThan(first!.height * 2);
    expect(first!.x).toBeGreaterThan(second!.x);
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  }, 60_000);
});

describe("boundaries, dropped by an administrator", () => {
  const path = "/people?part=boundaries";

  test("are refused with the name of the file and the reason, or go in; an area left out is named with its place and why", async () => {
    const administrator = await vigie.house.person({ administrator: true, clearance: 0 });
    const page = await openWizard("en", administrator, path);
    await choose(page, "villages.csv");
    await page.locator("main [role=alert]").getByText("villages.csv was not taken.").waitFor();
    expect(await page.locator("main [role=alert]").innerText()).toContain("This file is not readable JSON");

    await walkTo(page, "Shift+Tab", "main input[name=country]");
    await page.keyboard.type("xks");
    await choose(page, "provinces.geojson");
    await page.getByRole("heading", { name: "provinces.geojson was imported" }).waitFor();
    expect(await page.getByRole("list", { name: "Areas left out" }).innerText()).toBe("Number 2 in the file: The code KX01 is given to two areas. The first was kept, this one left out. Ask the publisher which of them has it.");
    expect(await page.locator("main [role=alert]").innerText()).toBe("");
    expect(await violationsOn(page)).toEqual([]);
    expect((await monitor.get("/api/areas/names?country=XKS")).body.areas.map(({ pcode }: any) => pcode)).toEqual(["KX01"]);
    await page.context().close();
  }, 60_000);

  test("are offered to nobody else, and in Arabic as accessibly", async () => {
    const page = await openWizard("ar", await vigie.house.person({ administrator: true, clearance: 0 }), path);
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
    const context = await vigie.visit(monitor);
    const other = await context.newPage();
    await other.goto(`${vigie.base}${path}`);
    await other.locator("main h1").waitFor();
    expect(await other.locator("main input[type=file]").count()).toBe(0);
    await context.close();
  }, 60_000);
});
