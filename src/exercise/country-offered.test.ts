import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../testing/installation.ts";
import { openServedInstallation, type ServedInstallation } from "../testing/served.ts";

let vigie: ServedInstallation;
beforeAll(async () => {
  vigie = await openServedInstallation();
}, 120_000);
afterAll(() => vigie.close());

async function offered(person: Person): Promise<string[]> {
  const context = await vigie.visit(person);
  const page = await context.newPage();
  await page.goto(`${vigie.base}/reports`);
  const choice = page.locator("main search select[name=country]");
  await choice.waitFor();
  const options = await choice.locator("option").allInnerTexts();
  await context.close();
  return options;
}

test("the invented country is offered to those for whom the exercise is loaded, and to nobody else", async () => {
  const [office, elsewhere] = [await vigie.house.compartment(), await vigie.house.compartment()];
  const trainer = await vigie.house.person({ roles: { [office]: ["analyst"] } });
  const colleague = await vigie.house.person({ roles: { [elsewhere]: ["analyst"] } });
  expect(await offered(trainer)).not.toContain("Kasuria");
  expect((await trainer.send("POST", "/api/exercise")).status).toBe(201);
  const training = await offered(trainer);
  expect(training).toContain("Kasuria");
  expect(training.slice(1), "in its place in the alphabet").toEqual(training.slice(1).toSorted(new Intl.Collator("en-GB", { sensitivity: "base" }).compare));
  expect(await offered(colleague)).not.toContain("Kasuria");
}, 120_000);
