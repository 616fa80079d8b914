import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "#platform/database/engine/address.ts";
import { serveScreens } from "#platform/http/screens.ts";
import { ensureScreens } from "../../web/build.ts";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { givenASealedOffice } from "../../testing/sealed-office.ts";
import { startServerProcess, type ServerProcess } from "../../testing/server-process.ts";

const staff = "https://vigie.example.org";
const own = "https://contact.example.org";

/** The public page at an address of its own (D7): what is not of it is absent there, and it is absent where the staff works. */
let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation({ origin: staff, contactOrigin: own, screens: serveScreens(await ensureScreens()) });
}, 120_000);
afterAll(() => house.close());

const id = "00000000-0000-4000-8000-00000000dead";
const addressOf = (path: string) => path.replace(/:\w+/g, id);
type Seen = { readonly status: number; readonly text: string; readonly headers: readonly (readonly [string, string])[] };

async function ask(path: string, { method = "GET", on = "contact", headers = {} }: { method?: string; on?: "contact" | "app"; headers?: Record<string, string> } = {}): Promise<Seen> {
  const response = await house[on]!.request(path, { method, headers: { "accept-language": "en", ...headers }, ...(method === "GET" || method === "HEAD" ? {} : { body: "{}" }) });
  return { status: response.status, text: await response.text(), headers: [...response.headers].toSorted() };
}

describe("at the address of the public page", () => {
  test("every address of the staff answers the same 404: each route, each screen, each file of the screens, with every verb, signed in or not", async () => {
    const none = await ask("/this-was-never-there");
    expect(none.status).toBe(404);
    const { cookie } = await house.person({ administrator: true });
    const screens = ["/situations", "/inbox", "/keys", "/help/keys", "/index.html", "/assets/start.js", "/assets/en.js", "/.vite/start-pages.json", "/contact/..%2findex.html", "/contact/x", "/contacts", "/api/contact", "/service-worker.js", "/manifest.webmanifest"];
    const routes = house.routes.filter(({ path }) => path !== "/contact");
    expect(routes.length).toBeGreaterThan(200);
    for (const path of [...screens, ...routes.map((route) => addressOf(route.path))]) {
      expect(await ask(path), path).toEqual(none);
      expect(await ask(path, { headers: { cookie, "x-vigie": "1" } }), path).toEqual(none);
    }
    for (const { method, path } of routes.filter((route) => route.method !== "GET")) expect(await ask(addressOf(path), { method, headers: { cookie, "x-vigie": "1", "content-type": "application/json", origin: own } }), path).toEqual(none);
  });

  test("the page, its scripts and what they ask for are there; the name alone leads to it", async () => {
    const page = await ask("/contact");
    expect([page.status, page.text.includes('src="/contact/start.js"')]).toEqual([200, true]);
    expect((await ask("/contact/start.js")).status).toBe(200);
    expect((await ask("/api/contact/keys")).status).toBe(200);
    // What a browser without scripts sends and fetches: the empty form is refused as a form, and an answer that is over says so.
    expect((await ask("/contact/search", { method: "POST", headers: { origin: own, "content-type": "application/x-www-form-urlencoded" } })).status).toBe(400);
    expect((await ask("/contact/shown/over")).text).toContain("two minutes");
    const bare = await ask("/");
    expect([bare.status, bare.headers.find(([name]) => name === "location")?.[1]]).toEqual([303, "/contact"]);
  });

  test("the policies are as strict as everywhere, and passkeys are closed besides; no cookie is set", async () => {
    const read = async (path: string, on: "contact" | "app") => Object.fromEntries((await ask(path, { on })).headers);
    const [signIn, page, none, asked] = [await read("/sign-in", "app"), await read("/contact", "contact"), await read("/situations", "contact"), await read("/api/contact/keys", "contact")];
    for (const headers of [page, none, asked]) {
      for (const name of ["strict-transport-security", "x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "cross-origin-embedder-policy", "cross-origin-resource-policy", "x-frame-options"]) expect(headers[name], name).toBe(signIn[name]);
      expect(headers["permissions-policy"]).toBe(signIn["permissions-policy"]!.replaceAll("=(self)", "=()"));
      expect(headers["permissions-policy"]).toContain("publickey-credentials-get=()");
      expect(headers["set-cookie"]).toBeUndefined();
    }
    expect([page["content-security-policy"], none["content-security-policy"]]).toEqual([signIn["content-security-policy"], signIn["content-security-policy"]]);
    expect(asked["content-security-policy"]).toContain("default-src 'none'");
  });

  test("a form that comes from the staff's address is a stranger's (S56), and its own is taken", async () => {
    const send = (origin: string) => ask("/api/contact/visits", { method: "POST", headers: { origin, "content-type": "application/json", "x-vigie": "1" } });
    expect((await send(staff)).status).toBe(403);
    expect((await send(own)).status).toBe(400);
  });
});

describe("at the staff's address", () => {
  test("a plain link is left of the public page, in the reader's language", async () => {
    for (const [language, sentence] of [["en", "has an address of its own"], ["fr", "a sa propre adresse"], ["ar", "عنوان خاص"]] as const) {
      const { status, text } = await ask("/contact", { on: "app", headers: { "accept-language": language } });
      expect([status, text.includes(sentence), text.includes(`href="${own}/contact"`), text.includes("<form"), text.includes("<script")]).toEqual([200, true, true, false, false]);
    }
  });

  test("nothing else of it is there", async () => {
    for (const [method, path] of [["POST", "/contact/search"], ["GET", "/contact/start.js"], ["GET", "/api/contact/keys"], ["POST", "/api/contact/submissions"], ["POST", "/api/contact/visits"], ["POST", "/api/contact/files"]] as const) expect((await ask(path, { method, on: "app", headers: { origin: staff, "x-vigie": "1" } })).status, path).toBe(404);
    expect(house.routes.filter(({ path }) => path.startsWith("/api/contact"))).toEqual([]);
  });
});

test("what is shown there is what the staff opened: doors and keys are of the same installation", async () => {
  await givenASealedOffice(house, await house.compartment("Mandate on defenders"));
  expect((await ask("/contact")).text).toContain("Mandate on defenders");
  expect(JSON.parse((await ask("/api/contact/keys")).text).doors).toHaveLength(1);
});

describe("as people run it", () => {
  let folder: string;
  let server: ServerProcess;
  let port: number;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "vigie-contact-"));
    port = await freePort();
    server = await startServerProcess(join(folder, "data"), { VIGIE_CONTACT_ORIGIN: `http://localhost:${port}`, VIGIE_CONTACT_PORT: String(port) });
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("each port serves its own, whatever name the request says it wants", async () => {
    const status = async (base: string, path: string, headers: Record<string, string> = {}) => (await fetch(`${base}${path}`, { headers, redirect: "manual" })).status;
    const [there, here] = [`http://localhost:${port}`, server.base];
    expect([await status(there, "/contact"), await status(there, "/sign-in"), await status(there, "/healthz"), await status(there, "/api/session")]).toEqual([200, 404, 404, 404]);
    expect([await status(here, "/sign-in"), await status(here, "/healthz"), await status(here, "/api/contact/keys")]).toEqual([200, 200, 404]);
    expect(await status(there, "/sign-in", { host: new URL(here).host, "x-forwarded-host": new URL(here).host })).toBe(404);
  });
});
