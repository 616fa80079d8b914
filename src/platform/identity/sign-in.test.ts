import { globSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { compareRanks } from "../../testing/two-samples.ts";
import { addressKey, countAttempt } from "./attempts.ts";
import { hashPassword, makeTotpSecret, openVault } from "./password.ts";
import { makeToken } from "./secret-token.ts";
import { localPath } from "./sign-in-routes.ts";

let house: TestInstallation;
let secret: string;
const password = "a kestrel above the river";
const known = "ibrahim.kestrel@example.org";
const withoutPassword = "passkey.only@example.org";

beforeAll(async () => {
  house = await openTestInstallation();
  secret = makeTotpSecret();
  const person = await house.person();
  const other = await house.person();
  const { auth } = house.database;
  await sql`update access.account set email = ${known} where id = ${person.id}`.execute(auth.db);
  await sql`update access.account set email = ${withoutPassword} where id = ${other.id}`.execute(auth.db);
  await sql`insert into access.password (account_id, hash, totp_secret) values (${person.id}, ${await hashPassword(password)}, ${openVault(house.dataDirectory).seal(secret)})`.execute(auth.db);
});
afterAll(() => house.close());

/** Each test has its own window of the limits. */
beforeEach(() => {
  house.clock.now = new Date(house.clock.now.getTime() + 16 * 60_000);
});

const code = () => new TOTP({ secret }).generate({ timestamp: house.clock.now.getTime() });

async function signIn(email: string, given = password, withCode = code(), to = "", cameWith = "") {
  const response = await house.app.request("/sign-in", {
    method: "POST",
    headers: { ...(cameWith === "" ? {} : { cookie: `__Host-vigie=${cameWith}` }), "content-type": "application/x-www-form-urlencoded", origin: "http://localhost:8440", "sec-fetch-site": "same-origin", "accept-language": "en" },
    body: new URLSearchParams({ email, password: given, code: withCode, to }).toString(),
  });
  return { status: response.status, text: await response.text(), cookie: response.headers.get("set-cookie"), to: response.headers.get("location") };
}

describe("signing in with a password", () => {
  test("works once with each code, and leads only to addresses inside Vigie", async () => {
    const first = await signIn(known, password, code(), "/alerts?state=issued");
    expect([first.status, first.to]).toEqual([303, "/alerts?state=issued"]);
    expect((await signIn(known)).status).toBe(400);
  });

  test.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/ok\nset-cookie: x", "evil"])("an address such as %j leads nowhere", (to) => {
    expect(localPath(to)).toBe("");
  });
});

describe("S5: no session is fixed beforehand: whoever signs in leaves with a token that nobody could know", () => {
  const tokenIn = (cookie: string | null) => /__Host-vigie=([^;]*)/.exec(cookie ?? "")?.[1] ?? "";
  const statusWith = async (token: string) => (await house.app.request("/api/session", { headers: { cookie: `__Host-vigie=${token}` } })).status;

  test("a token that was put into the browser before, and belongs to no session, is not taken over", async () => {
    const planted = makeToken();
    const token = tokenIn((await signIn(known, password, code(), "", planted)).cookie);
    expect(token).toHaveLength(43);
    expect(token).not.toBe(planted);
    expect([await statusWith(planted), await statusWith(token)]).toEqual([401, 200]);
  });

  test("neither is one of somebody else's session, which is over then, so that nobody goes on in it unseen", async () => {
    const attacker = await house.person();
    const planted = tokenIn(attacker.cookie);
    expect(await statusWith(planted)).toBe(200);
    const token = tokenIn((await signIn(known, password, code(), "", planted)).cookie);
    expect(token).not.toBe(planted);
    expect([await statusWith(planted), await statusWith(token)]).toEqual([401, 200]);
  });

  test("signing in again for a fresh proof changes the token too, and the one before it opens nothing", async () => {
    const first = tokenIn((await signIn(known)).cookie);
    house.clock.now = new Date(house.clock.now.getTime() + 6 * 60_000);
    const second = tokenIn((await signIn(known, password, code(), "", first)).cookie);
    expect(second).not.toBe(first);
    expect([await statusWith(first), await statusWith(second)]).toEqual([401, 200]);
  });

  test("nothing makes a session fresher or stronger in place", () => {
    const sources = globSync("src/**/*.ts", { exclude: ["src/**/*.test.ts", "src/testing/**"] }).map((file) => readFileSync(file, "utf8"));
    expect(sources.length).toBeGreaterThan(300);
    const raised = sources.flatMap((source) => [...source.matchAll(/update access\.session\s+set[^`]*/g)].map(([text]) => text)).filter((text) => /\b(verified_at|assurance|account_id|token_hash)\s*=/.test(text.split(/\bwhere\b/)[0] ?? ""));
    expect(raised).toEqual([]);
  });
});

describe("S3: whether an account exists", () => {
  test("is in no part of the answer", async () => {
    const wrong = "another river altogether";
    const answers = [await signIn(known, wrong), await signIn(known, password, "000000"), await signIn(withoutPassword, wrong), await signIn("nobody@example.org", wrong)];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 400, cookie: null });
  });

  /**
   * Thirty interleaved pairs. 3.29 standard deviations is p = 0.001 for equal distributions; with thirty pairs a shift of one standard
   * deviation is beyond it in six of ten runs and of two in practically all. An answer that skips the hash is always found, as the
   * second half shows.
   */
  test("cannot be told from the time it takes", { timeout: 60_000 }, async () => {
    const times: Record<string, number[]> = { known: [], unknown: [], unhashed: [] };
    const measure = async (name: string, work: () => Promise<unknown>) => {
      const start = performance.now();
      await work();
      times[name]!.push(performance.now() - start);
    };
    for (let pair = 0; pair < 30; pair += 1) {
      if (pair % 8 === 0) house.clock.now = new Date(house.clock.now.getTime() + 16 * 60_000);
      const order = pair % 2 === 0 ? [known, `nobody${pair}@example.org`] : [`nobody${pair}@example.org`, known];
      for (const email of order) await measure(email === known ? "known" : "unknown", () => signIn(email, "not the password at all"));
      await measure("unhashed", async () => (await house.app.request("/sign-in")).text());
    }
    expect(Math.abs(compareRanks(times["known"]!, times["unknown"]!).deviation)).toBeLessThan(3.29);
    expect(Math.abs(compareRanks(times["known"]!, times["unhashed"]!).deviation)).toBeGreaterThan(3.29);
  });
});

describe("S4: attempts are limited", () => {
  test("by account, however its address is spelled, and also for the right password then", async () => {
    const variants = [known, known.toUpperCase(), ` ${known}`, `${known} `, "Ibrahim.Kestrel@Example.org", "\u0130brahim.kestrel@example.org", "ibrahim.\u212Aestrel@example.org", "\u00a0ibrahim.kestrel@example.org"];
    for (let attempt = 0; attempt < 10; attempt += 1) await signIn(variants[attempt % 4]!, "wrong wrong wrong");
    for (const variant of variants) {
      const answer = await signIn(variant);
      expect(answer.cookie, variant).toBeNull();
    }
    expect((await signIn(known)).text).toContain("Too many attempts");
    house.clock.now = new Date(house.clock.now.getTime() + 16 * 60_000);
    expect((await signIn(known)).status).toBe(303);
  });

  test("by address of the client", async () => {
    const ask = () => house.app.request("/api/sign-in/passkey/options", { method: "POST", headers: { "content-type": "application/json", "x-vigie": "1", origin: "http://localhost:8440" }, body: "{}" });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 61; attempt += 1) statuses.push((await ask()).status);
    expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true);
    expect(statuses[60]).toBe(429);
  });

  test("by everybody together, from however many addresses they come", async () => {
    const { auth } = house.database;
    await sql`insert into access.attempt (key, window_start, count) values ('everybody', date_bin('15 minutes', ${house.clock.now}::timestamptz, 'epoch'), 2000) on conflict (key, window_start) do update set count = 2000`.execute(auth.db);
    expect((await signIn("somebody.new@example.org")).text).toContain("Too many attempts");
    house.clock.now = new Date(house.clock.now.getTime() + 16 * 60_000);
    expect((await signIn(known)).status).toBe(303);
  });

  test.each([
    [["192.0.2.1", "::ffff:192.0.2.1", "::FFFF:c000:0201", "0:0:0:0:0:ffff:192.0.2.1"]],
    [["2001:db8:1:2::1", "2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2:0:0:0:0", "2001:db8:1:2::1%eth0"]],
    [["::1", "0::2", "0:0:0:0:1:2:3:4"]],
    [["", "unknown", "192.0.2.256", "evil, 192.0.2.1"]],
  ])("one key for %j", (addresses) => {
    expect(new Set(addresses.map(addressKey)).size).toBe(1);
  });

  test.each([["192.0.2.1", "192.0.2.2"], ["2001:db8:1:2::1", "2001:db8:1:3::1"], ["::1", "1::"]])("two keys for %s and %s", (one, other) => {
    expect(addressKey(one)).not.toBe(addressKey(other));
  });

  test("and counts are forgotten with their window", async () => {
    const { auth } = house.database;
    await countAttempt(auth.db, house.clock.now, { [addressKey("198.51.100.7")]: 5 });
    await countAttempt(auth.db, new Date(house.clock.now.getTime() + 16 * 60_000), { [addressKey("198.51.100.8")]: 5 });
    const { rows } = await sql<{ key: string }>`select key from access.attempt`.execute(auth.db);
    expect(rows.map((row) => row.key)).toEqual(["ip4 198.51.100.8"]);
  });
});
