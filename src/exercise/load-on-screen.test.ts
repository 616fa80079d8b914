import { afterAll, beforeAll, expect, test } from "vitest";
import { openServedInstallation, type ServedInstallation } from "../testing/served.ts";

let vigie: ServedInstallation;
beforeAll(async () => {
  vigie = await openServedInstallation();
});
afterAll(() => vigie.close());

test("an administrator who loads the exercise is shown a personal link for everybody in it, this once", { timeout: 120_000 }, async () => {
  const page = await (await vigie.visit(await vigie.house.person({ administrator: true, clearance: 0 }))).newPage();
  const failures: string[] = [];
  page.on("pageerror", (error) => void failures.push(error.message));
  await page.goto(vigie.base);
  await page.getByRole("button", { name: "Load the training exercise" }).click();
  const rows = page.locator("main table tbody tr");
  await rows.first().waitFor({ timeout: 90_000 });
  expect(await rows.count()).toBeGreaterThan(7);
  expect(await rows.locator("a[href*='/welcome/']").count()).toBe(await rows.count());
  expect(await rows.filter({ hasText: "Yara Desrosiers" }).count()).toBe(1);
  await page.getByRole("button", { name: "Remove the exercise" }).waitFor();
  expect(failures).toEqual([]);
});
