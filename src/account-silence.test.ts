import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { hashPassword, makeTotpSecret, openVault } from "#platform/identity/password.ts";
import { inviteAccount, useInvitation, findInvitation } from "#platform/identity/invitation.ts";
import { anAlertTo, anOffice, house, issue, later, mails, origin, tokenIn, useTrials } from "./testing/alert-trials.ts";
import { expectSilence, hear, inOneWindow, isTold, listen, type Heard } from "./testing/silence.ts";
import { compareRanks } from "./testing/two-samples.ts";

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
async function ask({ path, form }: Asked): Promise<Heard> {
  const headers = { origin: form ? "null" : origin, "sec-fetch-site": "same-origin", "accept-language": "en" };
  const init = form ? { method: "POST", headers: { ...headers, "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams(form).toString() } : { headers };
  return hear(() => house.app.request(path, init));
}

/** A door that skips the cheap hash even now is at 0.9 or more, as the last test shows. */
const listenAt = async <Name extends string>(doors: Readonly<Record<Name, Asked>>) => {
  const asked = Object.fromEntries(Object.entries<Asked>(doors).map(([name, one]) => [name, () => ask(one)])) as Record<Name, () => Promise<Heard>>;
  return listen(asked, () => later(16 * 60_000));
};

describe("S3: a thousand trials at each door", () => {
  test("do not tell an account with a password and one with a passkey alone from none", async () => {
    const trying = (email: string) => ({ path: "/sign-in", form: { email, password: "another river altogether", code: "123456", to: "" } });
    const { answers, times } = await listenAt({ "no account": trying(unknown), "account with a password": trying(known), "account with a passkey": trying(passkeyOnly) });
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
    const { answers, times } = await listenAt({ "no invitation": opening(randomBytes(32).toString("base64url")), "used invitation": opening(used), "invitation of a closed account": opening(ofClosed) });
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
        const { answers, times } = await listenAt({ "no receipt": trying(invented), "replaced link": trying(replaced) });
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
