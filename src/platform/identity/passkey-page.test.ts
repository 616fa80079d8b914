import { sql } from "kysely";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServedInstallation, type ServedInstallation } from "../../testing/served.ts";
import { inviteAccount, inviteFirstAdministrator } from "./invitation.ts";

let served: ServedInstallation;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  served = await openServedInstallation();
  context = await served.browser.newContext({ locale: "en" });
  page = await context.newPage();
  await addAuthenticator(page);
});
afterAll(() => served.close());

/** A key in the machine itself that always recognises its owner, as the browser's own debugging protocol offers it. */
async function addAuthenticator(on: Page): Promise<void> {
  const devtools = await on.context().newCDPSession(on);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
}

const session = (on = page) => on.evaluate(async () => (await fetch("/api/session", { headers: { "x-vigie": "1" } })).json() as Promise<{ user?: { name: string }; administrator?: boolean; assurance?: number }>);
const events = async () => (await sql<{ event: string }>`select event from ledger.entry order by at`.execute(served.house.database.worker.db)).rows.map((row) => row.event);

describe("a passkey in a real browser", () => {
  test("registered on the welcome page makes the first administrator and signs in", async () => {
    const token = await inviteFirstAdministrator(served.house.database.auth.db, served.house.clock.now);
    await page.goto(`${served.base}/welcome/${token}`);
    await page.getByLabel("Your name").fill("Sera Lindqvist-Obi");
    await page.getByLabel("E-mail address").fill("sera@example.org");
    await page.getByRole("button", { name: "Register a passkey" }).click();
    await page.waitForURL(`${served.base}/`);
    expect(await session()).toMatchObject({ user: { name: "Sera Lindqvist-Obi" }, administrator: true, assurance: 2 });
    expect(await events()).toEqual(["access.first-administrator-made", "access.passkey-registered", "access.signed-in"]);
  });

  test("the link does not work a second time", async () => {
    const { rows } = await sql<{ used: boolean }>`select used_at is not null as used from access.invitation`.execute(served.house.database.auth.db);
    expect(rows).toEqual([{ used: true }]);
  });

  test("signs in on the sign-in page, and the sign-in for a fresh proof returns to where it was asked", async () => {
    const before = (await context.cookies()).find((cookie) => cookie.name === "__Host-vigie")?.value;
    await page.goto(`${served.base}/sign-in?to=${encodeURIComponent("/people?tab=accounts")}`);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL(`${served.base}/people?tab=accounts`);
    const cookie = (await context.cookies()).find((one) => one.name === "__Host-vigie");
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Strict", path: "/" });
    expect(cookie!.value).not.toBe(before);
    const old = await served.house.app.request("/api/session", { headers: { cookie: `__Host-vigie=${before}` } });
    expect(old.status, "S5: the token from before the fresh proof opens nothing").toBe(401);
    expect(await session()).toMatchObject({ assurance: 2 });
    const { rows } = await sql<{ open: number }>`select count(*) as open from access.session where revoked_at is null`.execute(served.house.database.auth.db);
    expect(rows[0]!.open).toBe(1);
  });

  test("a second one is added by its owner, who is told; the first can then be removed", async () => {
    const other = await context.newPage();
    await addAuthenticator(other);
    await other.goto(`${served.base}/sign-in`);
    const added = await other.evaluate(async () => {
      const send = async (method: string, path: string, body: unknown) =>
        (await fetch(path, { method, headers: { "content-type": "application/json", "x-vigie": "1" }, body: JSON.stringify(body) })).json();
      const { challengeId, options } = await send("POST", "/api/passkeys/options", {});
      const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON({ ...options, excludeCredentials: [] }) });
      const { id } = await send("POST", "/api/passkeys", { challengeId, response: (credential as PublicKeyCredential).toJSON(), name: "Second key" });
      const { items } = await (await fetch("/api/passkeys")).json();
      const first = items.find((item: { id: string }) => item.id !== id);
      const { status } = await fetch(`/api/passkeys/${first.id}`, { method: "DELETE", headers: { "content-type": "application/json", "x-vigie": "1" }, body: "{}" });
      return { status, left: (await (await fetch("/api/passkeys")).json()).items.map((item: { name: string }) => item.name) };
    });
    expect(added).toEqual({ status: 204, left: ["Second key"] });
    const { rows } = await sql<{ body: string }>`select body from mail.message where address = 'sera@example.org'`.execute(served.house.database.worker.db);
    expect(rows.map((row) => row.body).join()).toContain("A passkey named “Second key” was added");
    await other.close();
  });

  test("a cancelled registration leaves the link open, and the page says so in words", async () => {
    const owner = await served.house.person();
    const token = await inviteAccount(served.house.database.auth.db, owner.id, served.house.clock.now);
    const bare = await (await served.browser.newContext({ locale: "fr" })).newPage();
    const devtools = await bare.context().newCDPSession(bare);
    await devtools.send("WebAuthn.enable");
    await devtools.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: false, automaticPresenceSimulation: true } });
    await bare.goto(`${served.base}/welcome/${token}`);
    await bare.locator("[data-passkey]").click();
    await bare.locator("[data-complaint]:not([hidden])").waitFor();
    expect((await bare.locator("[data-complaint]").textContent())!.length).toBeGreaterThan(20);
    const { rows } = await sql<{ used: boolean }>`select used_at is not null as used from access.invitation where account_id = ${owner.id}`.execute(served.house.database.auth.db);
    expect(rows).toEqual([{ used: false }]);
    await bare.context().close();
  });
});
