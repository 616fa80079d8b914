import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCase, aPartner } from "./examples.ts";
import { givenASealedOffice, givenOwnKeys, testPassphrase, type KeyHolder, type SealedOffice } from "../../testing/sealed-office.ts";
import { openServedInstallation, violationsOn, type ServedInstallation } from "../../testing/served.ts";

/** Who a source is, and what is sealed beside cases and partners, written and read in browsers: sealed to those who may know it, and to nobody else of the office. */
let vigie: ServedInstallation;
let desk: SealedOffice;
let sourceId: string;
const people = {} as Record<"analyst" | "monitor" | "later", KeyHolder>;
const secret = "Tesk Orvane";

async function vouch(holder: KeyHolder): Promise<KeyHolder> {
  expect((await desk.officer.person.send("POST", "/api/sealing/certificates", { certificate: desk.certificateFor(holder) })).status).toBe(201);
  return holder;
}

beforeAll(async () => {
  vigie = await openServedInstallation();
  const { house } = vigie;
  desk = await givenASealedOffice(house, await house.compartment("Office on prevention"));
  const member = async (role: string, name: string) => givenOwnKeys(await house.person({ roles: { [desk.office]: [role] }, clearance: 2, name }));
  people.analyst = await vouch(await member("analyst", "Noor Abeyta"));
  people.monitor = await vouch(await member("monitor", "Ilse Moravec"));
  people.later = await member("senior", "Tadeo Vanterpool");
  sourceId = (await people.monitor.person.send("POST", "/api/sources", { compartmentId: desk.office, content: { label: "confidential", title: "HERON", kind: "individual", reliability: "B" } })).body.id;
}, 120_000);
afterAll(() => vigie.close());

async function openPage({ person }: KeyHolder, language: "en" | "fr" | "ar" = "en"): Promise<{ page: Page; sent: string[] }> {
  const page = await (await vigie.visit(person, { language })).newPage();
  const sent: string[] = [];
  page.on("request", (request) => void sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.goto(`${vigie.base}/sources/${sourceId}`);
  await page.locator(`main a[href$='/identity']`).click();
  await page.locator("main input[type=password]").waitFor();
  return { page, sent };
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel("Passphrase").fill(testPassphrase);
  await page.getByRole("button", { name: "Open with my key" }).click();
}
const show = (page: Page) => page.getByRole("button", { name: "Show who it is (logged)" }).click();

describe("who a source is", () => {
  test("is written after the key was opened, says who will be able to open it, and leaves the browser sealed alone; an empty name is asked for at its field", { timeout: 60_000 }, async () => {
    const { page, sent } = await openPage(people.monitor);
    await unlock(page);
    await page.getByRole("button", { name: "Write down who it is" }).click();
    // The desk of the mandate has a key here too, and no business with who speaks to analysts.
    const readers = await page.getByText("Able to open it:").innerText();
    expect(readers).toContain("Ilse Moravec");
    expect(readers).toContain("Noor Abeyta");
    expect(readers).not.toContain("Ines Varga");
    await page.getByRole("button", { name: "Seal and save" }).click();
    await page.getByText("Write the real name").first().waitFor();
    await page.getByLabel("Real name").fill(secret);
    await page.getByLabel("Safety", { exact: true }).fill("Never on a market day.");
    await page.getByRole("button", { name: "Seal and save" }).click();
    await page.getByRole("button", { name: "Show who it is (logged)" }).waitFor();
    expect(sent.join("\n")).not.toContain("Orvane");
    expect(await violationsOn(page)).toEqual([]);
  });

  test("is shown to an analyst by a press of their own that the ledger names, and is gone when the key is locked (S33)", { timeout: 60_000 }, async () => {
    const { page } = await openPage(people.analyst);
    await unlock(page);
    await show(page);
    await page.getByText(secret).waitFor();
    expect(await page.title()).not.toContain("HERON");
    await expect.poll(async () => (await people.analyst.person.get("/api/ledger?limit=50")).text, { timeout: 10_000 }).toContain("information.source-identity-read");
    await page.getByRole("button", { name: "Correct it" }).click();
    await page.getByLabel("How to reach them safely").fill("Through the driver");
    await page.getByRole("button", { name: "Lock now" }).click();
    await page.locator("main input[type=password]").waitFor();
    expect(await page.content()).not.toContain("Orvane");
    await unlock(page);
    // Nothing that was typed came back with the key.
    await page.getByRole("button", { name: "Show who it is (logged)" }).waitFor();
  });

  test("does not open for a colleague whose key came later, until somebody who can has saved it again", { timeout: 60_000 }, async () => {
    const { page } = await openPage(people.later);
    await unlock(page);
    await show(page);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("not sealed to your key");
    await vouch(people.later);

    const again = await openPage(people.analyst);
    await unlock(again.page);
    await show(again.page);
    await again.page.getByText(/Sealed before the keys of \S?Tadeo Vanterpool/).waitFor();
    await again.page.getByRole("button", { name: "Correct it" }).click();
    await again.page.getByRole("button", { name: "Seal and save" }).click();
    await again.page.getByRole("button", { name: "Show who it is (logged)" }).waitFor();

    await page.reload();
    await unlock(page);
    await show(page);
    await page.getByText(secret).waitFor();
  });

  test.each([
    ["a protection plan of a case", "cases", () => aCase(), "plan", "Write the plan", "What is done", "Show the plan (logged)"],
    ["where a partner is reached", "mandate-partners", () => aPartner({ name: "House of reeds" }), "contact", "Write where they are reached", "Numbers and addresses", "Show where they are reached (logged)"],
  ])("%s is sealed to the desk alone, on a part of its own", { timeout: 60_000 }, async (_what, path, content, part, write, field, reveal) => {
    const made = await desk.officer.person.send("POST", `/api/${path}`, { compartmentId: desk.office, content: content() });
    const page = await (await vigie.visit(desk.officer.person)).newPage();
    const sent: string[] = [];
    page.on("request", (request) => void sent.push(request.postData() ?? ""));
    await page.goto(`${vigie.base}/${path}/${made.body.id}?part=${part}`);
    await unlock(page);
    await page.getByRole("button", { name: write }).click();
    expect(await page.getByText("Able to open it:").innerText()).toMatch(/: \S?Ines Varga\S?; and/);
    await page.getByLabel(field).fill(secret);
    await page.getByRole("button", { name: "Seal and save" }).click();
    await page.getByRole("button", { name: reveal }).click();
    await page.getByText(secret).waitFor();
    expect(sent.join("\n")).not.toContain("Orvane");
    expect(await violationsOn(page)).toEqual([]);
  });

  test.each(["fr", "ar"] as const)("its page has words in %s", { timeout: 60_000 }, async (language) => {
    const { page } = await openPage(people.analyst, language);
    expect(await page.locator("main").innerText()).not.toContain("protection.screen");
    expect(await violationsOn(page)).toEqual([]);
  });
});
