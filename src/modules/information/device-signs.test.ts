import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readStatement, fingerprintOf, type DeviceStatement } from "#platform/rules/device-statement.ts";
import type { Person } from "../../testing/installation.ts";
import { openServedInstallation, type ServedInstallation } from "../../testing/served.ts";

let served: ServedInstallation;
let office: string;
let situationId: string;
beforeAll(async () => {
  served = await openServedInstallation();
  office = await served.house.compartment();
  const analyst = await served.house.person({ roles: { [office]: ["analyst"] } });
  const content = { label: "confidential", title: "The bridge", countries: ["XKS"], areas: [], period: "2026-11/..", crimesConsidered: [], populationsAtRisk: [], possiblePerpetrators: [], concernLevel: null, concernHistory: [], reviewOn: null };
  situationId = (await analyst.send("POST", "/api/situations", { compartmentId: office, content })).body.id;
});
afterAll(() => served.close());

const content = Buffer.from("Two lorries without plates, at the bridge.\n");
const monitor = () => served.house.person({ roles: { [office]: ["monitor"] } });
const statements = async (by: Person) => (await sql<{ said: string | null }>`select device_statement as said from attachment.file where added_by = ${by.id} order by added_at, id`.execute(served.house.database.worker.db)).rows.map(({ said }) => (said === null ? null : readStatement(said)!));
const keyOf = async (by: Person) => (await statements(by)).map((one) => one?.deviceKey);

async function addFile(page: Page, sentence: string | RegExp): Promise<void> {
  await page.goto(`${served.base}/reports/new?situation=${situationId}`);
  await page.locator("input[type=file]").first().setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer: content });
  await page.getByText(sentence).first().waitFor();
}

describe("S54: a file added in a browser", () => {
  test("is hashed and signed there, with a key of this person that cannot be read and is the same tomorrow", { timeout: 60_000 }, async () => {
    const [person, colleague] = [await monitor(), await monitor()];
    const context = await served.visit(person);
    const page = await context.newPage();
    await addFile(page, "Signed by a device before it was sent");
    expect(await statements(person)).toEqual([{ format: "vigie-device/1", sha256: expect.any(String), size: content.length, capturedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), deviceKey: expect.any(String), signature: expect.any(String) } satisfies DeviceStatement]);
    const taken = await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open("vigie-device");
        request.addEventListener("success", () => resolve(request.result));
      });
      const pairs = await new Promise<CryptoKeyPair[]>((resolve) => {
        const request = database.transaction("keys").objectStore("keys").getAll();
        request.addEventListener("success", () => resolve(request.result));
      });
      database.close();
      return Promise.all(pairs.map(({ privateKey }) => crypto.subtle.exportKey("pkcs8", privateKey).then(() => "taken", (error: DOMException) => error.name)));
    });
    expect(taken).toEqual(["InvalidAccessError"]);
    await addFile(page, "Signed by a device before it was sent");
    const [name = "", value = ""] = colleague.cookie.split("=");
    await context.addCookies([{ name, value, url: served.base.replace("http:", "https:"), secure: true, httpOnly: true, sameSite: "Strict" }]);
    await addFile(page, "Signed by a device before it was sent");
    const [[first, second], [theirs]] = [await keyOf(person), await keyOf(colleague)];
    expect([second === first, theirs === first]).toEqual([true, false]);

    await page.goto(`${served.base}/people`);
    await page.getByText(await fingerprintOf(theirs!)).waitFor();
    expect(await page.getByText(await fingerprintOf(first!)).count()).toBe(0);
    await context.close();
  });

  test("is added all the same where a browser keeps nothing, and says that no device signed it", { timeout: 60_000 }, async () => {
    const person = await monitor();
    const context = await served.visit(person, { language: "fr" });
    await context.addInitScript(() => void (IDBFactory.prototype.open = () => {
      throw new DOMException("not here", "InvalidStateError");
    }));
    await addFile(await context.newPage(), "Aucun appareil ne l’a signé");
    expect(await statements(person)).toEqual([null]);
    await context.close();
  });

  test("that is damaged on the way is refused in a sentence, and nothing of it is kept", { timeout: 60_000 }, async () => {
    const person = await monitor();
    const context = await served.visit(person);
    const page = await context.newPage();
    await page.route("**/api/files?*", (route) => route.continue({ postData: Buffer.from("Two lorries without plates, at the ford.\n") }));
    await addFile(page, "damaged or changed on the way");
    expect(await statements(person)).toEqual([]);
    await context.close();
  });
});
