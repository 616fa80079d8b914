import { cpSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { searchFor } from "../../testing/planted-words.ts";
import { openRoad, type Road } from "../../testing/road.ts";
import { givenASealedOffice, testPassphrase, type SealedOffice } from "../../testing/sealed-office.ts";
import { aPartner, aVisit } from "./examples.ts";

/** A device on the road, from the desk to the road and home again, in a browser whose profile lies on the disk. */
const tokens = ["Zqtitle7f21c0", "Zqpurpose93be11", "Zqpartner5510ad", "Zqnote8c42ee", "Zqdraft02d7aa"] as const;
const [title, purpose, partner, noted, half] = tokens;
const passphrase = "willow anchor nine candle harbour stone";

let road: Road;
let desk: SealedOffice;
let visitId: string;
let device: BrowserContext;
beforeAll(async () => {
  road = await openRoad();
  const office = await road.house.compartment("The desk of the mandate");
  desk = await givenASealedOffice(road.house, office);
  const visit = await desk.officer.person.send("POST", "/api/visits", { compartmentId: office, content: aVisit({ title: `Visit ${title}`, purpose, label: "confidential" }), reason: "" });
  visitId = visit.body.id;
  await desk.officer.person.send("POST", "/api/mandate-partners", { compartmentId: office, content: aPartner({ name: `House ${partner}` }), reason: "" });
}, 120_000);
afterEach(() => device?.close());
afterAll(() => road.close());

/** Makes a pack as its holder does, and waits until it is on the device. */
async function makePack(page: Page): Promise<void> {
  await page.goto(`${road.base}/visits/${visitId}/mission-pack`);
    await page.getByLabel("Partners", { exact: true }).selectOption({ label: `House ${partner}` });
  await page.getByLabel("Passphrase of this pack").fill(passphrase);
  await page.getByLabel("The same passphrase again").fill(passphrase);
  await page.getByRole("button", { name: "Go on to closing" }).click();
  await page.getByRole("button", { name: "Close the pack" }).click();
  await page.getByText("The pack is on this device").waitFor({ timeout: 60_000 });
}

async function openIt(page: Page): Promise<void> {
  await page.getByLabel("Passphrase of this pack").fill(passphrase);
  await page.getByRole("button", { name: "Open the pack" }).click();
}

async function found(profile: string): Promise<string[]> {
  const copy = road.newProfile();
  cpSync(profile, copy, { recursive: true });
  const search = searchFor([...tokens, passphrase, testPassphrase].map((name) => ({ name, bytes: Buffer.from(name) })));
  return [...(await search.inFolder(copy)).entries()].flatMap(([file, names]) => [...names].map((name) => `${name} in ${file.slice(copy.length)}`));
}

describe("S72-S75: on the road", () => {
  test("a pack is read and written to without a server, and what was written comes home signed for", { timeout: 240_000 }, async () => {
    const profile = road.newProfile();
    device = await road.device(desk.officer.person, profile);
    const page = await device.newPage();
    await makePack(page);
    await road.leave();
    await page.goto(`${road.base}/visits/${visitId}`);
    await openIt(page);
    await page.getByRole("heading", { name: `Visit ${title}` }).waitFor();
    expect(await page.getByText(purpose).count()).toBe(1);
    expect(await page.title()).not.toContain(title);
    await page.getByRole("link", { name: "Mission pack" }).first().click();
    await page.getByRole("link", { name: `House ${partner}` }).click();
    await page.getByRole("heading", { name: `House ${partner}` }).waitFor();
    await page.getByRole("link", { name: "Mission pack" }).first().click();
    await page.getByRole("textbox", { name: "Note" }).fill(`Met the elders, ${noted}.`);
    await page.getByRole("button", { name: "Close and keep the note" }).click();
    await page.getByText("1 note waits to go home.").first().waitFor();
    await page.getByRole("textbox", { name: "Note" }).fill(`Half written ${half}`);
    await page.waitForTimeout(1_500);
    // The battery is empty.
    await device.close();
    expect(await found(profile)).toEqual([]);

    device = await road.device(desk.officer.person, profile);
    const again = await device.newPage();
    await again.goto(road.base);
    await again.getByText("1 note waits to go home.").waitFor();
    await openIt(again);
    await expect.poll(() => again.getByRole("textbox", { name: "Note" }).inputValue()).toBe(`Half written ${half}`);
    await road.arrive();
    await again.getByRole("button", { name: "Reach the server now" }).click();
    await again.getByText("Nothing waits to go home.").waitFor();
    const { body } = await desk.officer.person.get(`/api/visits/${visitId}/mission-packs`);
    expect(body.notes).toHaveLength(1);
    expect(body.packs[0]).toMatchObject({ records: 2, wipedAt: null });

    await again.goto(`${road.base}/visits/${visitId}?part=road`);
    await again.getByLabel(/^Passphrase/).fill(testPassphrase);
    await again.getByRole("button", { name: "Open with my key" }).click();
    await again.getByText(`Met the elders, ${noted}.`).waitFor();
  });
});
