import { cpSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { identityField } from "#information/model/source.ts";
import { searchFor } from "../../testing/planted-words.ts";
import { openRoad, type Road } from "../../testing/road.ts";
import { fileBox, givenASealedOffice, givenOwnKeys, testPassphrase, toldInConfidence, type SealedOffice } from "../../testing/sealed-office.ts";
import { makeSigningPair } from "#platform/rules/sealing/signing.ts";
import { poorSatellite } from "../../testing/slow-line.ts";
import { aCase, aPartner, aVisit } from "./examples.ts";
import { sealWords } from "./model/sealed-words.ts";

/** A device on the road, from the desk to the road and home again, in a browser whose profile lies on the disk. */
const tokens = ["Zqtitle7f21c0", "Zqpurpose93be11", "Zqpartner5510ad", "Zqnote8c42ee", "Zqdraft02d7aa", "Zqsource6b19f3"] as const;
const [title, purpose, partner, noted, half, source] = tokens;
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
afterEach(async () => {
  await device?.close();
  await road.arrive();
});
afterAll(() => road.close());

/** Makes a pack as its holder does, and waits until it is on the device. */
async function makePack(page: Page, beside: () => Promise<void> = async () => undefined): Promise<void> {
  await page.goto(`${road.base}/visits/${visitId}/mission-pack`);
    await page.getByLabel("Partners", { exact: true }).selectOption({ label: `House ${partner}` });
  await page.getByLabel("Passphrase of this pack").fill(passphrase);
  await page.getByLabel("The same passphrase again").fill(passphrase);
  await page.getByRole("button", { name: "Go on to closing" }).click();
  await page.getByRole("heading", { name: "Close and keep" }).waitFor();
  await beside();
  await page.getByRole("button", { name: "Close the pack" }).click();
  await page.getByText("The pack is on this device").waitFor({ timeout: 60_000 });
}

async function openIt(page: Page): Promise<void> {
  await page.getByLabel("Passphrase of this pack").fill(passphrase);
  await page.getByRole("button", { name: "Open the pack" }).click();
}

/** Where on the disk of a device something stands. */
async function inProfile(profile: string, ...words: readonly string[]): Promise<string[]> {
  const copy = road.newProfile();
  cpSync(profile, copy, { recursive: true });
  const search = searchFor(words.map((name) => ({ name, bytes: Buffer.from(name) })));
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
    expect(await inProfile(profile, ...tokens, passphrase, testPassphrase)).toEqual([]);

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
    expect(body.packs).toMatchObject([{ records: 2, wipedAt: null }]);

    await again.goto(`${road.base}/visits/${visitId}?part=road`);
    await again.getByLabel(/^Passphrase/).fill(testPassphrase);
    await again.getByRole("button", { name: "Open with my key" }).click();
    await again.getByText(`Met the elders, ${noted}.`).waitFor();
  });

  test("S76: who a source is goes along by its code name, from the office's box into the pack's, and stands nowhere on the disk", { timeout: 240_000 }, async () => {
    const person = await road.house.person({ roles: { [desk.office]: ["director", "mandateHolder"] }, clearance: 2 });
    const director = await givenOwnKeys(person);
    expect((await desk.officer.person.send("POST", "/api/sealing/certificates", { certificate: desk.certificateFor(director) })).status).toBe(201);
    const made = async (path: string, content: object) => (await person.send("POST", `/api/${path}`, { compartmentId: desk.office, content })).body.id as string;
    const [heron, curlew] = [await made("sources", { label: "confidential", title: "HERON", kind: "individual", reliability: "B" }), await made("sources", { label: "confidential", title: "CURLEW", kind: "individual", reliability: "B" })];
    const place = { organisation: desk.root.signer, compartment: desk.office, record: heron, field: identityField };
    await made("source-identities", { label: "strictly-confidential", sourceId: heron, ...(await sealWords({ name: `Tesk ${source}`, contact: "", safetyNotes: "" }, place, 1, [{ recipient: director.pair.recipient, signer: director.author.signer }], director.author)) });
    const profile = road.newProfile();
    device = await road.device(person, profile);
    const page = await device.newPage();
    await makePack(page, async () => {
      await page.getByLabel(/^Passphrase/).fill(testPassphrase);
      await page.getByRole("button", { name: "Open with my key" }).click();
      await page.getByLabel("Who a source is").selectOption(curlew);
      await page.getByRole("button", { name: "Take along: CURLEW" }).click();
      await page.getByText("Nobody has written down who this source is").waitFor();
      await page.getByLabel("Who a source is").selectOption(heron);
      await page.getByRole("button", { name: "Take along: HERON" }).click();
      await page.getByText("along", { exact: true }).waitFor();
    });
    await road.leave();
    await page.goto(road.base);
    await openIt(page);
    await page.locator("summary", { hasText: "HERON" }).click();
    await page.getByText(`Tesk ${source}`).waitFor();
    await device.close();
    expect(await inProfile(profile, source, passphrase, testPassphrase)).toEqual([]);
  });

  test("two hundred records come over 256 kbit/s and 600 ms in at most sixty seconds", { timeout: 240_000 }, async () => {
    const { person } = desk.officer;
    const made = async (path: string, content: object) => ({ path, id: (await person.send("POST", `/api/${path}`, { compartmentId: desk.office, content })).body.id as string });
    const records = [{ path: "visits", id: visitId }];
    for (let at = 0; records.length < 200; at += 1) records.push(at % 3 === 0 ? await made("cases", aCase({ title: `Case ${at} of the road` })) : await made("mandate-partners", aPartner({ name: `House ${at}` })));
    const { body: pack } = await person.send("POST", `/api/visits/${visitId}/mission-packs`, { signer: makeSigningPair().signer, hours: 72, records });
    device = await road.device(person, road.newProfile());
    const page = await device.newPage();
    await page.goto(`${road.base}/help`);
    await (await device.newCDPSession(page)).send("Network.emulateNetworkConditions", poorSatellite);
    const carried = await page.evaluate(async (address) => {
      const started = performance.now();
      let [count, letters] = [0, 0];
      for (let from: number | null = 0; from !== null; ) {
        const answer: Response = await fetch(`${address}?from=${from}`, { headers: { "x-vigie": "1" } });
        const text: string = await answer.text();
        const { items, next } = JSON.parse(text);
        [count, letters, from] = [count + items.length, letters + text.length, next];
      }
      return { count, letters, seconds: (performance.now() - started) / 1_000 };
    }, `${road.base}/api/visits/${visitId}/mission-packs/${pack.id}/answers`);
    process.stderr.write(`mission pack: 200 records, ${Math.round(carried.letters / 1_000)} KB before compression, ${carried.seconds.toFixed(1)} s\n`);
    expect(carried.count).toBe(200);
    expect(carried.seconds).toBeLessThanOrEqual(60);
    expect((await person.send("POST", "/api/mission-pack-contact", { token: pack.token, isWiped: true })).status).toBe(200);
  });

  test("S76: what was told in confidence is taken along one by one, each with a sign-in of its own, and read on the road", { timeout: 240_000 }, async () => {
    for (const what of [`They came at night, ${source}`, `They came by day, ${source}`]) expect((await fileBox(road.house.stranger(), desk.office, toldInConfidence(what))).answer.status).toBe(204);
    const profile = road.newProfile();
    device = await road.device(desk.officer.person, profile);
    const page = await device.newPage();
    await makePack(page, async () => {
      await page.getByLabel(/^Passphrase/).fill(testPassphrase);
      await page.getByRole("button", { name: "Open with my key" }).click();
      await page.getByRole("button", { name: /^Take along/ }).first().click();
      await page.getByText("along", { exact: true }).waitFor();
      await page.getByRole("button", { name: /^Take along/ }).first().click();
      await page.getByRole("link", { name: "Sign in again" }).waitFor();
      expect(await page.getByText("along", { exact: true }).count()).toBe(1);
    });
    await road.leave();
    await page.goto(road.base);
    await openIt(page);
    await page.getByText("Confidential submission").first().click();
    await page.getByText(source).waitFor();
    await device.close();
    expect(await inProfile(profile, ...tokens, passphrase, testPassphrase)).toEqual([]);
  });

  test("S73: a clock that is set back closes the pack, and at the end of its time what it held is gone from the device", { timeout: 240_000 }, async () => {
    const profile = road.newProfile();
    device = await road.device(desk.officer.person, profile);
    await makePack(await device.newPage());
    await road.leave();
    const hour = 3_600_000;
    const at = async (offset: number): Promise<Page> => {
      const page = await device.newPage();
      await page.addInitScript((by) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + by;
      }, offset);
      await page.goto(road.base);
      return page;
    };
    const back = await at(-hour);
    await back.getByText("The clock of this device was set back").waitFor();
    expect(await back.getByLabel("Passphrase of this pack").count()).toBe(0);
    await openIt(await at(71 * hour));
    const late = await at(73 * hour);
    await late.getByText("The time of this pack is over").waitFor();
    const again = await at(0);
    await again.getByText("The time of this pack is over").waitFor();
    expect(await again.evaluate(boxesOnDevice)).toBe(0);
  });

  test("S75: a wipe takes at most two seconds without a network and leaves no key on the disk to anything that may still lie there", { timeout: 240_000 }, async () => {
    const profile = road.newProfile();
    device = await road.device(desk.officer.person, profile, { language: "en", isPhone: true });
    const page = await device.newPage();
    await makePack(page);
    const closed = await page.evaluate(closedOnDevice);
    expect(await inProfile(profile, closed.slice(100, 160))).not.toEqual([]);
    // The key with which this device signs files (decision 0041) goes as well.
    await page.evaluate(() => new Promise<void>((resolve) => {
      const request = indexedDB.open("vigie-device", 1);
      request.addEventListener("success", () => resolve(request.result.close()));
    }));
    await road.leave();
    await page.goto(road.base);
    await page.getByRole("button", { name: "Wipe this device" }).click();
    const start = performance.now();
    await page.getByRole("button", { name: "Wipe now" }).click();
    // The page itself goes when nothing is left.
    await expect.poll(() => page.url(), { interval: 20 }).not.toContain(road.base);
    expect(performance.now() - start).toBeLessThan(2_000);
    await road.arrive();
    await page.goto(`${road.base}/help`);
    expect(await page.evaluate(async () => [...(await indexedDB.databases()), ...(await caches.keys()), ...(await navigator.serviceWorker.getRegistrations())].length)).toBe(0);
    await device.close();
    expect(await inProfile(profile, closed.slice(100, 160))).toEqual([]);
  });

  test("S75: a device whose wiping was ordered hands over its closed notes and is wiped at its next contact, whoever holds it, signed in or not", { timeout: 240_000 }, async () => {
    const profile = road.newProfile();
    device = await road.device(desk.officer.person, profile);
    const page = await device.newPage();
    const atHome = async () => (await desk.officer.person.get(`/api/visits/${visitId}/mission-packs`)).body;
    const before = await atHome();
    await makePack(page);
    const { id } = (await atHome()).packs.find((one: { id: string }) => !before.packs.some((other: { id: string }) => other.id === one.id));
    await road.leave();
    await page.goto(road.base);
    await openIt(page);
    await page.getByRole("textbox", { name: "Note" }).fill("Written before the device was lost");
    await page.getByRole("button", { name: "Close and keep the note" }).click();
    await page.getByText("1 note waits to go home.").first().waitFor();
    await device.clearCookies();
    await desk.officer.person.send("POST", `/api/visits/${visitId}/mission-packs/${id}/wipe`, { reason: "Left in a taxi" });
    await road.arrive();
    await page.goto(road.base);
    await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length).catch(() => -1), { timeout: 15_000 }).toBe(0);
    await expect.poll(async () => (await atHome()).packs.find((one: { id: string }) => one.id === id).wipedAt).not.toBeNull();
    expect((await atHome()).notes).toHaveLength(before.notes.length + 1);
  });
});

/** Of the database that the pages keep. */
async function boxesOnDevice(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open("vigie-mission");
    request.addEventListener("success", () => resolve(request.result));
  });
  return new Promise((resolve) => {
    const request = database.transaction("boxes").objectStore("boxes").count();
    request.addEventListener("success", () => resolve(request.result));
  });
}

async function closedOnDevice(): Promise<string> {
  const file = await (await navigator.storage.getDirectory()).getFileHandle("vigie-mission-key");
  return (await file.getFile()).text();
}
