import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../testing/installation.ts";
import { openServedInstallation, violationsOn, type ServedInstallation } from "../../testing/served.ts";
import { aPartner } from "./examples.ts";

let vigie: ServedInstallation;
let desk: Person;
let partnerId: string;

beforeAll(async () => {
  vigie = await openServedInstallation();
  const office = await vigie.house.compartment("Mandate on defenders");
  desk = await vigie.house.person({ roles: { [office]: ["desk"] }, clearance: 1 });
  partnerId = (await desk.send("POST", "/api/mandate-partners", { compartmentId: office, content: aPartner() })).body.id;
});
afterAll(() => vigie.close());

test("on a telephone each rule of a partner is read with its titles, nothing is cut off, and a listener finds a table", async () => {
  for (const language of ["en", "ar"] as const) {
    const page = await (await vigie.visit(desk, { device: "phone", language })).newPage();
    await page.goto(`${vigie.base}/mandate-partners/${partnerId}`);
    const rows = page.getByRole("main").getByRole("row").filter({ has: page.getByRole("cell") });
    await rows.first().waitFor();
    const region = page.getByRole("main").getByRole("region").filter({ has: page.getByRole("table") }).first();
    expect(await region.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    expect(await rows.first().getByRole("cell").count()).toBe(6);
    expect(await rows.first().getByRole("cell").first().evaluate((cell) => getComputedStyle(cell, "::before").content)).toContain(language === "en" ? "Way" : "الوسيلة");
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  }
});

test("an exchange begun from a partner's page names that partner", async () => {
  const page = await (await vigie.visit(desk)).newPage();
  await page.goto(`${vigie.base}/mandate-partners/${partnerId}`);
  await page.getByRole("link", { name: "New exchange" }).click();
  const partners = page.getByRole("group", { name: "With" });
  await partners.getByText("SEDGE house", { exact: true }).first().waitFor();
  expect(await partners.innerText()).not.toContain("not open to you");
});
