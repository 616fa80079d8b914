import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileBox, testPassphrase, toldInConfidence } from "../../testing/sealed-office.ts";
import { openServedInstallation, type ServedInstallation } from "../../testing/served.ts";
import { shownKeys } from "../../testing/shown-keys.ts";
import type { Person } from "../../testing/installation.ts";
import { clearColumns, clearFields, clearOfRecords } from "./model/clear-columns.ts";

/** An organisation begins: keys of people, the ceremony with five custodians, a colleague's key, a way in; then the page locks itself. */
let vigie: ServedInstallation;
let office: string;
let officer: Person;
let handedOut: readonly string[];
beforeAll(async () => {
  vigie = await openServedInstallation();
  office = await vigie.house.compartment("Mandate on defenders");
  officer = await vigie.house.person({ roles: { [office]: ["desk", "mandateHolder"] }, name: "Ines Varga" });
});
afterAll(() => vigie.close());

async function open(person: Person, path: string): Promise<Page> {
  const page = await (await vigie.visit(person)).newPage();
  await page.goto(`${vigie.base}${path}`);
  await page.locator("main h1").waitFor();
  return page;
}

async function makeOwnKey(person: Person): Promise<void> {
  const page = await open(person, "/keys");
  await page.getByLabel("Passphrase", { exact: false }).first().fill(testPassphrase);
  await page.getByLabel("The same passphrase again").fill(testPassphrase);
  await page.getByRole("button", { name: "Make my key" }).click();
  await page.getByText("Write it down first").first().waitFor();
  await page.getByLabel("I have written it down").check();
  await page.getByRole("button", { name: "Make my key" }).click();
  await page.getByRole("button", { name: "Make a new key" }).waitFor();
  await page.close();
}

describe("keys for ordinary people", () => {
  test("S34: the ceremony keeps nothing before three custodians have typed their shares back; two and a wrong one are refused", { timeout: 60_000 }, async () => {
    await makeOwnKey(officer);
    const administrator = await vigie.house.person({ administrator: true, clearance: 0 });
    const page = await open(administrator, "/keys/ceremony");
    await page.getByLabel("Name").fill("The house of lanterns");
    await page.getByLabel("Ines Varga").check();
    await page.getByRole("button", { name: "Make the root" }).click();
    const shares: string[] = [];
    for (let at = 1; at <= 5; at += 1) {
      await page.getByRole("button", { name: `Show share ${at}` }).click();
      shares.push(await page.locator("main code").innerText());
      await page.getByRole("button", { name: "Written down" }).click();
    }
    expect(new Set(shares).size).toBe(5);
    handedOut = shares;
    const type = async (typed: readonly string[]) => {
      for (const [at, share] of typed.entries()) await page.getByLabel(`Share of custodian ${at + 1}`).fill(share);
      await page.getByRole("button", { name: "Conclude the ceremony" }).click();
    };
    await type([shares[0]!, shares[1]!, shares[1]!]);
    await page.getByText("Three different shares are needed").waitFor();
    await type([shares[0]!, shares[1]!, shares[2]!.replace(/.$/, (last) => (last === "0" ? "1" : "0"))]);
    await page.getByText("Not every share was typed as it was written down").waitFor();
    expect(await page.getByLabel("Share of custodian 3").getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel("Share of custodian 1").getAttribute("aria-invalid")).not.toBe("true");
    expect((await officer.get("/api/sealing")).body.organisation).toBeNull();
    await type([shares[4]!, shares[0]!, shares[2]!]);
    await page.getByText("The ceremony is concluded").waitFor();
    expect((await officer.get("/api/sealing")).body.organisation).toMatchObject({ name: "The house of lanterns" });
    const kept = JSON.stringify((await officer.get("/api/sealing")).body);
    for (const share of shares) expect(kept).not.toContain(share.replaceAll("-", "").slice(12, 60));
  });

  test("an officer vouches for a colleague after comparing, and opens the way in", { timeout: 60_000 }, async () => {
    const colleague = await vigie.house.person({ roles: { [office]: ["desk"] }, name: "Bram Koster" });
    await makeOwnKey(colleague);
    const page = await open(officer, "/keys");
    await page.getByRole("button", { name: "Vouch: Bram Koster" }).click();
    await page.getByLabel("Passphrase").fill(testPassphrase);
    await page.getByRole("button", { name: "Open with my key" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Vouch" }).click();
    await page.getByText("Compare the signs first").first().waitFor();
    await page.getByLabel("We have compared them").check();
    await page.getByRole("dialog").getByRole("button", { name: "Vouch" }).click();
    await page.locator("td", { hasText: "opens what comes" }).waitFor();
    await page.getByLabel("Name the public reads").first().fill("Mandate on defenders");
    await page.getByLabel("Open on the public page").first().check();
    await page.getByRole("button", { name: "Save" }).first().click();
    const offered = async () => (await vigie.house.stranger().get("/api/contact/keys")).body.doors;
    await expect.poll(offered, { timeout: 15_000 }).toHaveLength(1);
    const doors = await offered();
    expect(doors).toMatchObject([{ name: "Mandate on defenders", door: "submission" }]);
    expect(doors[0].readers).toHaveLength(2);
    await page.getByRole("link", { name: "On the public page now" }).waitFor();
    // Nobody here has a role that reads tips, so the door of tips is open to nobody, and whoever keeps it is told.
    await page.getByLabel("Name the public reads").nth(1).fill("Mandate on defenders");
    await page.getByLabel("Open on the public page").nth(1).check();
    await page.getByRole("button", { name: "Save" }).nth(1).click();
    await page.getByText("nobody here who may read a tip has a vouched key").waitFor();
    expect(await offered()).toHaveLength(1);
  });

  test("one lost telephone is not a lost archive: three custodians open the inbox, which is on record with its reason; two are refused and ask for nothing", { timeout: 60_000 }, async () => {
    const page = await open(officer, "/keys/recovery");
    await page.locator('textarea[name=reason]').fill("The telephone with the key was lost at the border");
    const type = async (typed: readonly string[]) => {
      for (const [at, share] of typed.entries()) await page.getByLabel(`Share of custodian ${at + 1}`).fill(share);
      await page.getByRole("button", { name: "Open with three shares" }).click();
    };
    await type([handedOut[0]!, handedOut[1]!, handedOut[0]!]);
    await page.getByText("Three different shares are needed").waitFor();
    const asked = async () => (await sql`select reason from protection.recovery`.execute(vigie.house.database.worker.db)).rows;
    expect(await asked()).toEqual([]);
    await type([handedOut[3]!, handedOut[1]!, handedOut[4]!]);
    await page.getByText("The recovery key is open in this page").waitFor();
    expect(await asked()).toEqual([{ reason: "The telephone with the key was lost at the border" }]);
    const analyst = await vigie.house.person({ roles: { [office]: ["analyst"] } });
    expect((await analyst.send("POST", "/api/sealing/recovery", { compartmentId: office, reason: "to look" })).status).toBe(403);
  });

  test("S38: the page of what the server can see says every column, and nothing but words", { timeout: 60_000 }, async () => {
    const page = await open(officer, "/keys/visible");
    const said = await page.locator("main section li").allInnerTexts();
    const told = [...Object.values(clearColumns).map((columns) => Object.values<string>(columns)), ...Object.values(clearFields).map((fields) => [...clearOfRecords, ...Object.values<string>(fields)])];
    expect(said).toHaveLength(told.reduce((sum, words) => sum + new Set(words).size, 0));
    expect(shownKeys(await page.locator("main").innerText())).toEqual([]);
  });

  test("S35: whoever ends a key is told what its owner may have kept", { timeout: 60_000 }, async () => {
    const page = await open(officer, "/keys");
    await page.getByRole("button", { name: /^End/ }).first().click();
    await page.getByText("What this person could open until today they may have copied; nobody can take that back.").waitFor();
  });

  test("S33: nothing private is stored in the browser, and after five idle minutes the page locks itself, with what was opened in it", { timeout: 60_000 }, async () => {
    const filed = await fileBox(vigie.house.stranger(), office, toldInConfidence("They came to the press at night"));
    expect(filed.answer.status).toBe(204);
    const page = await (await vigie.visit(officer)).newPage();
    await page.clock.install();
    await page.goto(`${vigie.base}/inbox`);
    await page.getByLabel("Passphrase").fill(testPassphrase);
    await page.getByRole("button", { name: "Open with my key" }).click();
    await page.getByText("Your key is open in this page").waitFor();
    await page.getByText("They came to the press at night").waitFor();
    const stored = await page.evaluate(async () => JSON.stringify({ local: { ...localStorage }, session: { ...sessionStorage }, databases: await indexedDB.databases() }));
    expect(stored).not.toMatch(/AGE-SECRET|heron lantern|They came/);
    await page.clock.runFor(4 * 60_000);
    await page.keyboard.press("Tab");
    await page.clock.runFor(4 * 60_000);
    await page.getByText("Your key is open in this page").waitFor();
    await page.clock.runFor(2 * 60_000);
    await page.getByLabel("Passphrase").waitFor();
    expect(await page.content()).not.toContain("They came to the press at night");
  });
});
