import { sql } from "kysely";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import type { Route } from "./route.ts";
import { serveScreens } from "./screens.ts";

let house: TestInstallation;
let screens: string;
let member: Person;
let administrator: Person;
const absent = "00000000-0000-4000-8000-00000000dead";
const origin = "http://localhost:8440";

beforeAll(async () => {
  screens = mkdtempSync(join(tmpdir(), "vigie-screens-"));
  mkdirSync(join(screens, "assets"));
  writeFileSync(join(screens, "index.html"), "<!doctype html><title>Vigie</title>");
  writeFileSync(join(screens, "assets", "start-1a2b.js"), "export {};");
  house = await openTestInstallation({ origin, screens: serveScreens(screens) });
  member = await house.person({ roles: { [await house.compartment()]: ["analyst", "senior", "director"] }, clearance: 2 });
  administrator = await house.person({ administrator: true, clearance: 0 });
});
afterAll(async () => {
  await house.close();
  rmSync(screens, { recursive: true });
});

const filled = (route: Route) => route.path.replace(":step", "submit").replace(":token", "A".repeat(43)).replace(/:[a-zA-Z]+/g, absent);
const asked = (path: string, method = "GET", headers: Record<string, string> = {}, body?: string) => house.app.request(path, { method, headers, ...(body === undefined ? {} : { body }) });
const own = (person: Person) => ({ cookie: person.cookie, origin, "sec-fetch-site": "same-origin", "x-vigie": "1", "content-type": "application/json" });

async function whatLacks(response: Response): Promise<string[]> {
  const header = (name: string) => response.headers.get(name) ?? "";
  const policy = new Map(header("content-security-policy").split("; ").map((part) => [part.split(" ")[0], part] as const));
  await response.body?.cancel();
  const checks: Record<string, boolean> = {
    "default-src none": policy.get("default-src") === "default-src 'none'",
    "no inline or foreign script": ["script-src 'self'", undefined].includes(policy.get("script-src")),
    "no inline or foreign style": /^(style-src 'self'|style-src 'sha256-[\w+/=]+'|undefined)$/.test(String(policy.get("style-src"))),
    "nothing that runs is made of text": !policy.has("script-src") || (policy.has("require-trusted-types-for") && ["trusted-types own-thread", "trusted-types 'none'"].includes(String(policy.get("trusted-types")))),
    "not framed": policy.get("frame-ancestors") === "frame-ancestors 'none'" || policy.has("sandbox"),
    "no base": policy.get("base-uri") === "base-uri 'none'" || policy.has("sandbox"),
    hsts: /^max-age=\d{8,}; includeSubDomains$/.test(header("strict-transport-security")),
    nosniff: header("x-content-type-options") === "nosniff",
    "no referrer": header("referrer-policy") === "no-referrer",
    "closed permissions": ["camera=()", "geolocation=()", "microphone=()"].every((one) => header("permissions-policy").includes(one)),
    isolated: header("cross-origin-opener-policy") === "same-origin" && header("cross-origin-embedder-policy") === "require-corp" && header("cross-origin-resource-policy") === "same-origin",
    "no foreign reader": !response.headers.has("access-control-allow-origin"),
    "not kept": header("cache-control") === "no-store",
  };
  return Object.entries(checks).flatMap(([name, holds]) => (holds ? [] : [name]));
}

describe("S55: every response carries the headers of safety", () => {
  test("of every route, for strangers, members and administrators, errors included", async () => {
    for (const route of house.routes) {
      for (const person of [house.stranger(), member, administrator]) {
        const headers = route.method === "GET" ? { cookie: person.cookie } : own(person);
        const response = await asked(filled(route), route.method, headers, route.method === "GET" ? undefined : "{}");
        expect(await whatLacks(response), `${route.method} ${route.path} (${response.status})`).toEqual([]);
        if (route.path === "/api/session/end") member = await house.person({ roles: { [await house.compartment()]: ["analyst", "senior", "director"] }, clearance: 2 });
        if (route.path === "/api/session/end") administrator = await house.person({ administrator: true, clearance: 0 });
      }
    }
  }, 120_000);

  test.each([
    ["GET", "/api/nothing-here"],
    ["GET", "/nothing.png"],
    ["GET", "/"],
    ["GET", "/situations/1"],
    ["GET", "/..%2f..%2fetc/passwd"],
    ["GET", "/%ff%fe"],
    ["PATCH", "/api/situations"],
    ["OPTIONS", "/api/situations"],
    ["TRACE", "/"],
    ["POST", "/"],
  ])("%s %s", async (method, path) => {
    const response = method === "TRACE" ? await house.app.fetch(Object.defineProperty(new Request(`${origin}${path}`), "method", { value: "TRACE" })) : await asked(path, method);
    expect(response.status).toBeLessThan(500);
    expect(await whatLacks(response)).toEqual([]);
  });

  test("a built file whose name carries its hash may be kept, and nothing else", async () => {
    const response = await asked("/assets/start-1a2b.js");
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(await whatLacks(response)).toEqual(["not kept"]);
  });
});

/** Everything a change could leave behind, counted by the two roles that see it. */
async function state(): Promise<string> {
  const { auth, worker } = house.database;
  const { rows: access } = await sql<{ text: string }>`
    select concat_ws(' ', (select count(*) from access.session), (select count(*) from access.session where revoked_at is null), (select count(*) from access.api_token),
           (select count(*) from access.challenge), (select sum(count) from access.attempt), (select count(*) from access.invitation),
           (select string_agg(language || (disabled_at is null), '' order by id) from access.account)) as text
  `.execute(auth.db);
  const { rows: work } = await sql<{ text: string }>`
    select concat_ws(' ', (select count(*) from access.compartment), (select count(*) from access.membership where valid_until is null), (select count(*) from access.barrier),
           (select count(*) from record.revision), (select count(*) from ledger.entry), (select count(*) from job.run), (select count(*) from mail.message)) as text
  `.execute(worker.db);
  return `${access[0]!.text} | ${work[0]!.text}`;
}

describe("S56: a page of another site", () => {
  const attacks: [string, Record<string, string>][] = [
    ["a plain request with the cookie alone", {}],
    ["a form of another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["a page that hides its origin", { origin: "null", "sec-fetch-site": "cross-site", "x-vigie": "1" }],
    ["an old browser without Sec-Fetch-Site", { origin: "https://evil.example", "x-vigie": "1" }],
    ["another name of the same site", { origin: "http://other.localhost:8440", "sec-fetch-site": "same-site", "x-vigie": "1" }],
    ["another port of the same host", { origin: "http://localhost:9999", "x-vigie": "1" }],
    ["our origin, claimed from another site", { origin, "sec-fetch-site": "cross-site", "x-vigie": "1" }],
    ["a wrong token beside the cookie", { authorization: "Bearer x", origin: "https://evil.example" }],
  ];

  test.each(attacks)("by %s changes nothing on any route, signing in and out included", async (_how, headers) => {
    const bodies: [string, string][] = [["application/json", "{}"], ["application/x-www-form-urlencoded", "email=a%40example.org&password=x&code=1"], ["text/plain", "{}"]];
    const before = await state();
    for (const route of house.routes.filter((one) => one.method !== "GET")) {
      for (const person of [member, administrator]) {
        for (const [type, body] of bodies) {
          const response = await asked(filled(route), route.method, { cookie: person.cookie, "content-type": type, ...headers }, body);
          expect([401, 403], `${route.method} ${route.path}: ${response.status}`).toContain(response.status);
          expect(response.headers.get("set-cookie")).toBeNull();
        }
      }
    }
    expect(await state()).toBe(before);
  });

  test("without our own header nothing is changed through the API even from our origin", async () => {
    for (const route of house.routes.filter((one) => one.method !== "GET" && one.path.startsWith("/api/"))) {
      const { "x-vigie": _header, ...headers } = own(member);
      expect((await asked(filled(route), route.method, headers, "{}")).status, route.path).toBe(403);
    }
  });

  test("cannot sign anybody in or out by a link", async () => {
    const before = await state();
    for (const route of house.routes.filter((one) => one.method === "GET" && one.allowed === "anyone")) {
      const response = await asked(filled(route), "GET", { cookie: member.cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" });
      expect(response.headers.get("set-cookie"), route.path).toBeNull();
    }
    expect(await state()).toBe(before);
    expect((await member.get("/api/session")).status).toBe(200);
  });
});
