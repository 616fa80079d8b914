import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { hashPassword, makeTotpSecret, openVault } from "#platform/identity/password.ts";
import { inviteAccount, useInvitation, findInvitation } from "#platform/identity/invitation.ts";
import { anAlertTo, anOffice, house, issue, later, mails, origin, tokenIn, useTrials } from "./testing/alert-trials.ts";
import { compareRanks, type Difference } from "./testing/two-samples.ts";

/**
 * S3: answers at the doors do not tell whether there is an account, an invitation or a receipt behind what was tried, in a thousand
 * trials each. The hash of passwords is made a hundred times cheaper: it would take four minutes, and it hides under its own hundred
 * milliseconds what else might differ, so this is the sterner test. With the real hash: sign-in.test.ts.
 */
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return { ...real, hash: (password: string, cost: object) => real.hash(password, { ...cost, memoryCost: 1_024, timeCost: 1 }) };
});

useTrials();

const pairs = 1_000;
/** Fewer than the least limit allows in one window (S4). */
const inOneWindow = 8;

let known: string;
let passkeyOnly: string;
let unknown: string;

async function emailOf(id: string): Promise<string> {
  return (await sql<{ email: string }>`select email from access.account where id = ${id}`.execute(house.database.auth.db)).rows[0]!.email;
}

beforeAll(async () => {
  const [person, other, gone] = [await house.person(), await house.person(), await house.person()];
  [known, passkeyOnly, unknown] = [await emailOf(person.id), await emailOf(other.id), await emailOf(gone.id)];
  const secret = openVault(house.dataDirectory).seal(makeTotpSecret());
  await sql`insert into access.password (account_id, hash, totp_secret) values (${person.id}, ${await hashPassword("a kestrel above the river")}, ${secret})`.execute(house.database.auth.db);
  await sql`update access.account set email = 'moved@example.org' where id = ${gone.id}`.execute(house.database.auth.db);
});

type Asked = { readonly path: string; readonly form?: Record<string, string> };
type Heard = { readonly answer: string; readonly milliseconds: number };

async function ask({ path, form }: Asked): Promise<Heard> {
  const headers = { origin: form ? "null" : origin, "sec-fetch-site": "same-origin", "accept-language": "en" };
  const init = form ? { method: "POST", headers: { ...headers, "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams(form).toString() } : { headers };
  const begun = performance.now();
  const response = await house.app.request(path, init);
  const body = await response.text();
  const milliseconds = performance.now() - begun;
  return { answer: JSON.stringify([response.status, [...response.headers].toSorted(), body.length, body]), milliseconds };
}

/** Asks for all of them in turn, each round in another order, so that whatever else the machine does falls on all alike. */
async function listen<Name extends string>(doors: Readonly<Record<Name, Asked>>): Promise<{ answers: Set<string>; times: Record<Name, number[]> }> {
  const names = Object.keys(doors) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const answers = new Set<string>();
  for (let round = 0; round < pairs; round += 1) {
    const turn = round % inOneWindow;
    if (turn === 0) later(16 * 60_000);
    // The first who asks in a new window waits while the counts of the last are cleared away: each is that first as often as any other.
    const from = (turn + Math.floor(round / inOneWindow)) % names.length;
    const order = [...names.slice(from), ...names.slice(0, from)];
    for (const name of Math.floor(turn / names.length) % 2 === 0 ? order : order.toReversed()) {
      const { answer, milliseconds } = await ask(doors[name]);
      answers.add(answer);
      times[name].push(milliseconds);
    }
  }
  return { answers, times };
}

/**
 * Equal distributions give p ≤ 0.01 once in a hundred runs, so the size decides as well: 0.05 away from even is 3.9 standard deviations of
 * a thousand pairs, once in ten thousand runs, and about a tenth of the spread of the times, whatever the machine. A door that skips the cheap hash
 * even now is at 0.9 or more, as the last test shows.
 */
const isTold = ({ p, larger }: Difference) => p <= 0.01 && Math.abs(larger - 0.5) > 0.05;
const say = (name: string, { p, larger }: Difference) => void process.stderr.write(`${name}: p = ${p.toFixed(3)}, longer in ${(larger * 100).toFixed(1)} of 100\n`);

function expectSilence(times: Readonly<Record<string, number[]>>): void {
  const [[, first], ...others] = Object.entries(times) as [[string, number[]], ...[string, number[]][]];
  for (const [name, one] of others) {
    const difference = compareRanks(first, one);
    say(name, difference);
    expect(isTold(difference), `${name}: ${JSON.stringify(difference)}`).toBe(false);
  }
}

describe("S3: a thousand trials at each door", () => {
  test("do not tell an account with a password and one with a passkey alone from none", async () => {
    const trying = (email: string) => ({ path: "/sign-in", form: { email, password: "another river altogether", code: "123456", to: "" } });
    const { answers, times } = await listen({ "no account": trying(unknown), "account with a password": trying(known), "account with a passkey": trying(passkeyOnly) });
    expect([...answers].map((answer) => JSON.parse(answer)[0])).toEqual([400]);
    expectSilence(times);
  }, 120_000);

  test("do not tell a used invitation and that of a closed account from none", async () => {
    const { db } = house.database.auth;
    const [member, closed] = [await house.person(), await house.person()];
    const used = await inviteAccount(db, member.id, house.clock.now);
    await useInvitation(db, (await findInvitation(db, used, house.clock.now))!.id, house.clock.now);
    const ofClosed = await inviteAccount(db, closed.id, house.clock.now);
    await sql`update access.invitation set expires_at = 'infinity'`.execute(db);
    const administrator = await house.person({ administrator: true });
    expect((await administrator.send("POST", `/api/accounts/${closed.id}/disable`, { reason: "Left the office" })).status).toBe(204);
    const opening = (token: string) => ({ path: `/welcome/${token}` });
    const { answers, times } = await listen({ "no invitation": opening(randomBytes(32).toString("base64url")), "used invitation": opening(used), "invitation of a closed account": opening(ofClosed) });
    expect([...answers].map((answer) => JSON.parse(answer)[0])).toEqual([404]);
    expectSilence(times);
  }, 120_000);

  test("do not tell the link of a receipt that was replaced from none", async () => {
    const office = await anOffice();
    const alertId = await anAlertTo(office, ["envoy"]);
    await issue(office, alertId);
    const replaced = tokenIn((await mails(alertId))[0]!.body);
    await house.app.request(`/answer/${replaced}/renew`, { method: "POST", headers: { origin: "null", "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" } });
    for (const what of ["", "/code", "/renew"]) {
      const trying = (token: string): Asked => (what === "" ? { path: `/answer/${token}`, form: { code: "123456" } } : { path: `/answer/${token}${what}`, form: {} });
      const invented = randomBytes(32).toString("base64url");
      if (what !== "") expect((await ask(trying(replaced))).answer).toBe((await ask(trying(invented))).answer);
      else {
        const { answers, times } = await listen({ "no receipt": trying(invented), "replaced link": trying(replaced) });
        expect([...answers].map((answer) => JSON.parse(answer)[0])).toEqual([404]);
        expectSilence(times);
      }
    }
  }, 120_000);

  test("would tell a door that skips the hash", async () => {
    const times: { hashed: number[]; unhashed: number[] } = { hashed: [], unhashed: [] };
    for (let round = 0; round < 40; round += 1) {
      if (round % inOneWindow === 0) later(16 * 60_000);
      times.hashed.push((await ask({ path: "/sign-in", form: { email: unknown, password: "another river altogether", code: "123456", to: "" } })).milliseconds);
      times.unhashed.push((await ask({ path: "/sign-in" })).milliseconds);
    }
    expect(isTold(compareRanks(times.hashed, times.unhashed))).toBe(true);
  });
});
