import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { givenAChain, type Chain } from "../../testing/chain.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import type { Route } from "./route.ts";

let house: TestInstallation;
let ids: Chain;
let people: Person[];
beforeAll(async () => {
  house = await openTestInstallation();
  const office = await house.compartment();
  const member = await house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2 });
  ids = await givenAChain(member, office, "marshwort");
  people = [member, await house.person({ administrator: true, clearance: 0 })];
});
afterAll(() => house.close());

/** Requests, of which a tenth come from nobody: the least-privileged way in is malformed as often as any. */
const count = 11_000;

const nastyWords = ["", " ", "0", "-1", "1e309", "NaN", "null", "true", "'", "\"", "';--", "\u0000", "\ud800", "%00", "%", "..", "../../etc/passwd", "\u202e", "{{7*7}}", "${x}", "2026-02-30T25:61:61Z", "0000-01-01", "9".repeat(19), "9".repeat(400), "a".repeat(5_000)];
const nasty = fc.oneof(
  fc.constantFrom(...nastyWords),
  fc.string({ maxLength: 60, unit: "binary" }),
  fc.uuid(),
);
const value: fc.Arbitrary<unknown> = fc.oneof({ depthSize: "small" }, nasty, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.jsonValue(), { maxLength: 4 }));
const names = ["compartmentId", "content", "reason", "label", "title", "accountId", "role", "validUntil", "email", "name", "clearance", "language", "challengeId", "response", "input", "kind", "days", "mapping", "upload", "state", "__proto__", "constructor"];
const body = fc.oneof(
  fc.dictionary(fc.oneof(fc.constantFrom(...names), nasty), value, { maxKeys: 5 }).map((made) => JSON.stringify(made)),
  fc.record({ compartmentId: nasty, content: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 }), reason: nasty }, { requiredKeys: [] }).map((made) => JSON.stringify(made)),
  fc.jsonValue().map((made) => JSON.stringify(made)),
  fc.constantFrom("{", "[".repeat(200), `${"[".repeat(5_000)}${"]".repeat(5_000)}`, "\ufeff{}", "{\"a\":1,\"a\":2}", "{\"__proto__\":{\"isAdministrator\":true}}", "a=1&a=2&%=%", "\u0000", ""),
);
const queryNames = ["q", "after", "before", "limit", "state", "situation", "compartment", "linked", "at", "from", "to", "country", "language", "name", "label", "box", "cell", "latitude", "longitude", "kind", "actor", "month"];
const query = fc.dictionary(fc.oneof(fc.constantFrom(...queryNames), nasty), nasty, { maxKeys: 3 });
const request = fc.record({
  who: fc.integer({ min: 0, max: 9 }),
  // Half the time a real id, so that requests come further than the first check.
  segment: fc.oneof(fc.constant("real"), nasty),
  query,
  body,
  type: fc.constantFrom("application/json", "application/json; charset=utf-16", "application/x-www-form-urlencoded", "text/plain", "multipart/form-data", ""),
  ifMatch: fc.oneof(fc.constant('"1"'), fc.constantFrom("", "*", "W/\"1\"", "-1", "999999999999999999999")),
});

const seen = new Set<number>();
const leak = /select |insert into|update |relation "|column "|syntax error|violates|at .*\.ts:\d|node_modules|postgres|kysely|valibot|TypeError|marshwort/i;

function addressFor(route: Route, segment: string, found: Record<string, string>): string | undefined {
  const own = Object.keys(ids).find((one) => route.path.startsWith(`/api/${one}/`) || route.path.startsWith(`/print/${one}/`));
  const real = ids[own ?? "situations"]!;
  try {
    const path = route.path.replace(/:[a-zA-Z]+/g, () => (segment === "real" ? real : encodeURIComponent(segment.slice(0, 300)) || "x"));
    return `${path}?${new URLSearchParams(found)}`;
  } catch {
    return undefined;
  }
}

test(`S58: ${count} malformed requests over all routes: never a failure of ours, never a word of the machinery`, { timeout: 120_000 }, async () => {
  const routes = house.routes.filter((route) => route.path !== "/api/live" && route.path !== "/api/session/end" && !(route.method === "DELETE" && route.path.startsWith("/api/sessions")));
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(request, async (made) => {
      const route = routes[sent % routes.length]!;
      sent += 1;
      const address = addressFor(route, made.segment, made.query);
      if (address === undefined) return;
      const person = people[made.who === 0 ? 2 : made.who % 2];
      const headers: Record<string, string> = { cookie: person?.cookie ?? "", origin: "http://localhost:8440", "sec-fetch-site": "same-origin", "x-vigie": "1", "if-match": made.ifMatch, ...(made.type ? { "content-type": made.type } : {}) };
      const response = await house.app.request(address, { method: route.method, headers, ...(route.method === "GET" ? {} : { body: made.body }) });
      const text = await response.text();
      seen.add(response.status);
      expect(response.status, `${route.method} ${address} ${made.body.slice(0, 200)}: ${text.slice(0, 200)} ${house.log.at(-1)}`).toBeLessThan(500);
      if (response.status >= 400) expect(leak.exec(text.replaceAll(made.body, ""))?.[0], `${route.method} ${address}: ${text.slice(0, 300)}`).toBeUndefined();
    }),
    { numRuns: count, endOnFailure: true },
  );
  expect(sent).toBeGreaterThanOrEqual(10_000);
  // The generator reaches further than one refusal.
  expect([...seen].toSorted()).toEqual(expect.arrayContaining([200, 400, 403, 404]));
});

test("S58: every word that an address may carry, with every malformed value: never a failure of ours", { timeout: 120_000 }, async () => {
  let sent = 0;
  for (const route of house.routes) {
    const schema: any = route.query;
    for (const word of Object.keys(schema?.entries ?? {})) {
      for (const value of nastyWords) {
        const address = addressFor(route, "real", { [word]: value });
        // Whoever comes furthest: the other is turned away before a word is read.
        const person = people[route.data === "administration" ? 1 : 0];
        sent += 1;
        const response = await house.app.request(address ?? "", { method: route.method, headers: { cookie: person?.cookie ?? "", origin: "http://localhost:8440", "sec-fetch-site": "same-origin", "x-vigie": "1" } });
        await response.text();
        expect(response.status, `${route.method} ${route.path}?${word}=${value.slice(0, 40)}: ${house.log.at(-1)}`).toBeLessThan(500);
      }
    }
  }
  expect(sent).toBeGreaterThan(2_000);
});

const nastyValues: readonly unknown[] = ["2026-02-30", "0000-01-01", "2026-02-30T10:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:60Z", "\u0000", "\ud800", "x".repeat(70_000), 1e300, -1, 0.5, true, null, [], {}];

/** Where a record's content holds a value; of a list its first entry stands for all. */
function placesIn(content: unknown): string[][] {
  if (content === null || typeof content !== "object") return [[]];
  const entries = Object.entries(content);
  return [[], ...(Array.isArray(content) ? entries.slice(0, 1) : entries).flatMap(([key, part]) => placesIn(part).map((place) => [key, ...place]))];
}

function put(content: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy: any = structuredClone(content);
  copy[key] = put(copy[key], rest, value);
  return copy;
}

test("S58: every field of every kind of record, with every malformed value: never a failure of ours", { timeout: 240_000 }, async () => {
  const [member] = people;
  let refused = 0;
  let saved = 0;
  for (const [path, id] of Object.entries(ids)) {
    const { compartmentId, content } = (await member!.get(`/api/${path}/${id}`)).body;
    for (const place of placesIn(content)) {
      for (const value of nastyValues) {
        const answer = await member!.send("POST", `/api/${path}`, { compartmentId, content: put(content, place, value), reason: "malformed" });
        if (answer.status === 201) saved += 1;
        else refused += 1;
        expect(answer.status, `${path} ${place.join(".")}: ${JSON.stringify(value)?.slice(0, 60)}: ${house.log.at(-1)}`).toBeLessThan(500);
      }
    }
  }
  expect(refused).toBeGreaterThan(2_000);
  expect(saved).toBeGreaterThan(50);
});
