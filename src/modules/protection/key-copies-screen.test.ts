import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { questionFor } from "#platform/rules/sealing/device-copy.ts";
import { toBase64Url } from "#platform/rules/sealing/bytes.ts";
import { givenASealedOffice, testPassphrase, type SealedOffice } from "../../testing/sealed-office.ts";
import { openServedInstallation, violationsOn, type ServedInstallation } from "../../testing/served.ts";

/** Keys opened by a passkey, in a browser with an authenticator that answers (PRF), and in one whose authenticator cannot. */
let vigie: ServedInstallation;
let desk: SealedOffice;
beforeAll(async () => {
  vigie = await openServedInstallation();
  desk = await givenASealedOffice(vigie.house, await vigie.house.compartment("Mandate on defenders"));
});
afterAll(() => vigie.close());

type Device = { readonly page: Page; readonly sent: string[]; readonly complaints: string[] };

async function openDevice(path: string, { hasPrf, language }: { hasPrf: boolean; language?: "en" | "fr" | "ar" }): Promise<Device> {
  const page = await (await vigie.visit(desk.officer.person, { language })).newPage();
  const sent: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => void sent.push(`${request.url()} ${request.postData() ?? ""} ${JSON.stringify(request.headers())}`));
  page.on("console", (message) => message.type() === "error" && !message.text().startsWith("Failed to load resource") && complaints.push(message.text()));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, hasPrf } });
  // What the passkeys answer is noted here, to look for it afterwards in everything that left the browser.
  await page.addInitScript(() => {
    const answers: number[][] = [];
    Object.assign(globalThis, { answers });
    const real = PublicKeyCredential.prototype.getClientExtensionResults;
    PublicKeyCredential.prototype.getClientExtensionResults = function (this: PublicKeyCredential) {
      const results = real.call(this);
      const first = results.prf?.results?.first;
      if (first instanceof ArrayBuffer) answers.push([...new Uint8Array(first)]);
      return results;
    };
  });
  await page.goto(`${vigie.base}${path}`);
  await page.locator("main h1").waitFor();
  return { page, sent, complaints };
}

/** A passkey as the screen of one's account makes it. */
async function addPasskey({ page }: Device, name: string): Promise<void> {
  await page.goto(`${vigie.base}/people`);
  await page.getByLabel("Name of the device").fill(name);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("The passkey is added").first().waitFor();
  await page.goto(`${vigie.base}/keys`);
}

async function letDeviceOpen({ page }: Device): Promise<void> {
  await page.locator("summary", { hasText: "Let this device open your key" }).click();
  await page.getByLabel("Passphrase").fill(testPassphrase);
  await page.getByRole("button", { name: "Let this device open your key" }).click();
}

const openWithDevice = ({ page }: Device) => page.getByRole("button", { name: "Open with this device" });

describe("a passkey opens the key", () => {
  let device: Device;
  beforeAll(async () => {
    device = await openDevice("/keys", { hasPrf: true });
    await addPasskey(device, "Telephone");
  });

  test("S33: made with the passphrase once, it opens and locks and opens again without it; neither question nor answer left the browser", { timeout: 60_000 }, async () => {
    const { page, sent, complaints } = device;
    await letDeviceOpen(device);
    await page.getByText("This device opens your key now").first().waitFor();
    await page.locator("td", { hasText: "Telephone" }).waitFor();
    await page.goto(`${vigie.base}/inbox`);
    for (const _time of ["first", "second"]) {
      await openWithDevice(device).click();
      await page.getByText("Your key is open in this page").first().waitFor();
      await page.getByRole("button", { name: "Lock now" }).click();
    }
    const answers = await page.evaluate(() => (globalThis as unknown as { answers: number[][] }).answers);
    expect(answers).toHaveLength(2);
    expect(answers[0]).toEqual(answers[1]);
    const secrets = [Uint8Array.from(answers[0]!), await questionFor({ account: desk.officer.person.id, signer: desk.officer.author.signer })];
    const kept = JSON.stringify((await desk.officer.person.get("/api/sealing")).body) + JSON.stringify((await sql`select * from protection.key_copy`.execute(vigie.house.database.worker.db)).rows) + vigie.house.log.join("\n");
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    for (const secret of secrets) {
      const ways = [toBase64Url(secret), Buffer.from(secret).toString("base64"), Buffer.from(secret).toString("hex"), secret.join(",")];
      for (const way of ways) for (const text of [...sent, kept, stored]) expect(text.toLowerCase()).not.toContain(way.toLowerCase());
    }
    expect(sent.some((one) => one.includes("key-copies")), "what was sent was looked at").toBe(true);
    expect(complaints).toEqual([]);
  });

  test("the passphrase stands below it and opens as before", async () => {
    const { page } = device;
    await page.getByLabel("Passphrase").fill(testPassphrase);
    await page.getByRole("button", { name: "Open with my key" }).click();
    await page.getByText("Your key is open in this page").first().waitFor();
    await page.getByRole("button", { name: "Lock now" }).click();
  });

  test.each(["fr", "ar"] as const)("in %s the pages with it break no rule of access", { timeout: 60_000 }, async (language) => {
    const { page } = await openDevice("/keys", { hasPrf: true, language });
    expect(await violationsOn(page)).toEqual([]);
    await page.goto(`${vigie.base}/inbox`);
    await page.locator("main h1").waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  });

  test("a device that does not know the passkey says so, and the passphrase still opens", { timeout: 60_000 }, async () => {
    const other = await openDevice("/inbox", { hasPrf: true });
    await openWithDevice(other).click();
    await other.page.getByText("The device did not answer").first().waitFor();
    await other.page.getByLabel("Passphrase").fill(testPassphrase);
    await other.page.getByRole("button", { name: "Open with my key" }).click();
    await other.page.getByText("Your key is open in this page").first().waitFor();
    await other.page.context().close();
  });

  test("a copy that somebody exchanged is not opened, and what to do is said", { timeout: 60_000 }, async () => {
    const { page } = device;
    const { rows } = await sql<{ closed: string }>`select closed from protection.key_copy`.execute(vigie.house.database.worker.db);
    await sql`update protection.key_copy set closed = 'A' || substr(closed, 2)`.execute(vigie.house.database.worker.db);
    await page.goto(`${vigie.base}/inbox`);
    await openWithDevice(device).click();
    await page.getByText("What is kept for this passkey is not opened by it").first().waitFor();
    await sql`update protection.key_copy set closed = ${rows[0]!.closed}`.execute(vigie.house.database.worker.db);
  });

  test("removed, it opens nothing any more; what that takes away is said before", { timeout: 60_000 }, async () => {
    const { page } = device;
    await page.goto(`${vigie.base}/keys`);
    await page.getByRole("button", { name: "Remove: Telephone no longer opens my key" }).click();
    await page.getByText("It takes nothing back").first().waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("That passkey no longer opens your key").first().waitFor();
    await page.goto(`${vigie.base}/inbox`);
    await page.getByLabel("Passphrase").waitFor();
    expect(await openWithDevice(device).count()).toBe(0);
    expect((await desk.officer.person.get("/api/sealing")).body.passkeys).toMatchObject([{ name: "Telephone", copy: null }]);
  });
});

test("a device without PRF is told so when its passkey is asked, and nothing is kept", { timeout: 60_000 }, async () => {
  const device = await openDevice("/keys", { hasPrf: false });
  await addPasskey(device, "Old key");
  await letDeviceOpen(device);
  await device.page.getByText("This passkey signs you in, but cannot open a key").first().waitFor();
  expect((await desk.officer.person.get("/api/sealing")).body.passkeys.every((one: any) => one.copy === null)).toBe(true);
  expect(device.complaints).toEqual([]);
});
