import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenAChain, type Chain } from "../../testing/chain.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import type { Route } from "../http/route.ts";
import { inviteAccount, inviteFirstAdministrator } from "./invitation.ts";

let house: TestInstallation;
const absent = "00000000-0000-4000-8000-00000000dead";
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

async function givePasskey(person: Person, name = "Telephone"): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into access.passkey (account_id, credential_id, public_key, counter, name) values (${person.id}, ${randomUUID()}, '\\x00', 0, ${name}) returning id
  `.execute(house.database.auth.db);
  return rows[0]!.id;
}

async function events(person: Person): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`select event from ledger.entry where actor_id = ${person.id} order by at`.execute(house.database.worker.db);
  return rows.map((row) => row.event);
}

async function mailsTo(person: Person): Promise<string> {
  const { rows } = await sql<{ body: string }>`select body from mail.message where address = (select email from access.account where id = ${person.id}) order by created_at`.execute(house.database.worker.db);
  return rows.map((row) => row.body).join("\n");
}

describe("S8: ways into an account", () => {
  test("are listed for their owner alone, by name", async () => {
    const [owner, other] = [await house.person(), await house.person()];
    await givePasskey(owner, "Blue key");
    expect((await owner.get("/api/passkeys")).body.items).toMatchObject([{ name: "Blue key" }]);
    expect((await other.get("/api/passkeys")).body.items).toEqual([]);
    expect((await owner.get("/api/sessions")).body.items).toMatchObject([{ isThisOne: true, assurance: 2 }]);
  });

  test("of others cannot be named: a foreign id answers like an absent one on every verb", async () => {
    const [owner, other] = [await house.person(), await house.person()];
    await givePasskey(other);
    const passkey = await givePasskey(owner);
    const { body: made } = await owner.send("POST", "/api/tokens", { name: "Script", days: 1, isReadOnly: true });
    const session = (await owner.get("/api/sessions")).body.items[0].id;
    for (const [path, id] of [["passkeys", passkey], ["tokens", made.id], ["sessions", session]]) {
      for (const method of ["DELETE", "PUT", "POST"] as const) {
        const [foreign, none] = [await other.send(method, `/api/${path}/${id}`), await other.send(method, `/api/${path}/${absent}`)];
        expect(foreign.status, `${method} ${path}`).toBe(404);
        expect(foreign.text).toBe(none.text);
      }
    }
    expect((await owner.get("/api/passkeys")).body.items).toHaveLength(1);
    expect((await owner.get("/api/session")).status).toBe(200);
  });

  test("change only after a fresh sign-in", async () => {
    const stale = await house.person({ verifiedMinutesAgo: 6 });
    const passkey = await givePasskey(stale);
    const [first] = (await stale.get("/api/sessions")).body.items;
    for (const [method, path] of [["DELETE", `/api/passkeys/${passkey}`], ["POST", "/api/passkeys/options"], ["DELETE", `/api/sessions/${first.id}`]] as const) {
      const answer = await stale.send(method, path);
      expect([answer.status, answer.body.code], path).toEqual([403, "platform.fresh-sign-in-needed"]);
    }
  });

  test("taken away leave an entry and a mail to their owner, which nobody else can see", async () => {
    const office = await house.compartment();
    const owner = await house.person({ roles: { [office]: ["director"] } });
    const passkey = await givePasskey(owner, "Lost telephone");
    await givePasskey(owner);
    expect((await owner.send("DELETE", `/api/passkeys/${passkey}`)).status).toBe(204);
    expect(await events(owner)).toContain("access.passkey-removed");
    expect(await mailsTo(owner)).toContain("“Lost telephone” was removed");
    const { rows } = await sql<{ count: number }>`select count(id) as count from mail.message`.execute(house.database.app.db);
    expect(rows[0]!.count).toBe(0);
  });

  test("keep at least one: the last is not removed", async () => {
    const owner = await house.person();
    const passkey = await givePasskey(owner);
    const answer = await owner.send("DELETE", `/api/passkeys/${passkey}`);
    expect([answer.status, answer.body.code]).toEqual([409, "platform.last-way-in"]);
    expect((await owner.get("/api/passkeys")).body.items).toHaveLength(1);
  });

  test("are not strengthened from a session that a password opened", async () => {
    const weak = await house.person({ assurance: 1 });
    const answer = await weak.send("POST", "/api/passkeys/options");
    expect([answer.status, answer.body.code]).toEqual([403, "platform.own-passkey-needed"]);
  });

  test("a session ended from another one is over at once", async () => {
    const owner = await house.person();
    const [{ id }] = (await owner.get("/api/sessions")).body.items;
    expect((await owner.send("DELETE", `/api/sessions/${id}`)).status).toBe(204);
    expect((await owner.get("/api/session")).status).toBe(401);
  });

  test("a new link made by an administrator is told to the person it is for", async () => {
    const [owner, administrator] = [await house.person(), await house.person({ administrator: true, clearance: 0 })];
    const answer = await administrator.send("POST", `/api/accounts/${owner.id}/invite`, { reason: "Lost the telephone" });
    expect(answer.body.invitation).toMatch(/\/welcome\/[\w-]{43}$/);
    expect(await mailsTo(owner)).toContain("An administrator made a new sign-in link");
    expect(await events(administrator)).toEqual(["access.account-invited-again"]);
    expect((await administrator.send("POST", `/api/accounts/${absent}/invite`, { reason: "Nobody" })).status).toBe(404);
  });
});

describe("S7: the first administrator", () => {
  test("comes by a one-hour link that works once, and only while nobody is there", async () => {
    const empty = await openTestInstallation();
    try {
      const { auth } = empty.database;
      const token = (await inviteFirstAdministrator(auth.db, empty.clock.now))!;
      const person = { name: "Sera Lindqvist-Obi", email: "sera@example.org" };
      for (const route of empty.routes.filter((one) => one.path !== "/api/live")) {
        const path = route.path.replace(":token", "A".repeat(43)).replace(/:[a-zA-Z]+/g, absent);
        if (route.method === "GET") await empty.stranger().get(path);
        else await empty.stranger().send(route.method, path, { ...person, isAdministrator: true, clearance: 2 });
      }
      const { rows } = await sql<{ count: number }>`select count(*) as count from access.account where email <> 'command-line@vigie.invalid'`.execute(auth.db);
      expect(rows[0]!.count).toBe(0);
      empty.clock.now = new Date(empty.clock.now.getTime() + 61 * 60_000);
      expect((await empty.stranger().send("POST", `/api/welcome/${token}/passkey/options`, person)).status).toBe(404);
      empty.clock.now = new Date(empty.clock.now.getTime() - 2 * 60_000);
      expect((await empty.stranger().send("POST", `/api/welcome/${token}/passkey/options`, person)).status).toBe(200);
      expect(await inviteFirstAdministrator(auth.db, empty.clock.now)).toBeUndefined();
    } finally {
      await empty.close();
    }
  });

  test("an invitation for another person gives nothing but that person's account", async () => {
    const owner = await house.person();
    const token = await inviteAccount(house.database.auth.db, owner.id, house.clock.now);
    const answer = await house.stranger().send("POST", `/api/welcome/${token}/passkey/options`, { name: "Somebody Else", email: "else@example.org" });
    expect(answer.body.options.user.displayName).toBe("A Person");
  });
});

const isApart = (route: Route) => route.path === "/api/live" || route.path === "/api/session/end";
const filled = (route: Route, ids: Chain) => {
  const path = Object.keys(ids).find((one) => route.path.startsWith(`/api/${one}/`) || route.path.startsWith(`/print/${one}/`));
  const address = route.path.replace(":step", "submit").replace(":key", "sg").replace(":token", "A".repeat(43)).replace(/:[a-zA-Z]+/g, (path && ids[path]) ?? absent);
  return address.endsWith("as-known-on") || address.endsWith("/known") ? `${address}?at=2030-01-01T00:00:00Z` : address;
};

describe("S6: what needs a fresh sign-in", () => {
  test("is flagged: grants, keys, identities of sources", () => {
    const flagged = new Set(house.routes.filter((route) => route.stepUp).map((route) => `${route.method} ${route.path}`));
    const must = [
      "POST /api/accounts", "POST /api/accounts/:id/disable", "POST /api/accounts/:id/invite", "POST /api/compartments", "POST /api/memberships", "POST /api/memberships/:id/end", "POST /api/barriers",
      "POST /api/tokens", "POST /api/passkeys", "POST /api/passkeys/options", "DELETE /api/passkeys/:id", "DELETE /api/sessions/:id",
      "GET /api/source-identities", "GET /api/source-identities/:id", "GET /api/source-identities/:id/history", "GET /api/source-identities/:id/as-known-on", "PUT /api/source-identities/:id",
    ];
    expect(must.filter((name) => !flagged.has(name))).toEqual([]);
  });

  test("is refused on every flagged route six minutes after the last one, and let through four minutes after", async () => {
    const office = await house.compartment();
    const roles = { [office]: ["monitor", "analyst", "senior", "director", "desk"] };
    for (const route of house.routes.filter((one) => one.stepUp)) {
      const administrator = route.allowed === "administrator";
      const ask = async (minutes: number) => {
        const person = await house.person({ ...(administrator ? {} : { roles }), administrator, clearance: administrator ? 0 : 2, verifiedMinutesAgo: minutes });
        return route.method === "GET" ? person.get(filled(route, {})) : person.send(route.method, filled(route, {}), {}, 1);
      };
      expect((await ask(6)).body?.code, `${route.method} ${route.path}`).toBe("platform.fresh-sign-in-needed");
      expect((await ask(4)).body?.code, `${route.method} ${route.path}`).not.toBe("platform.fresh-sign-in-needed");
    }
  });

  test("a confidential assessment is exported only then; a visit is led to the sign-in page and back", async () => {
    const office = await house.compartment();
    const roles = { [office]: ["monitor", "analyst", "senior", "director", "desk"] };
    const ids = await givenAChain(await house.person({ roles, clearance: 2 }), office, "heronwort");
    const stale = await house.person({ roles, clearance: 2, verifiedMinutesAgo: 6 });
    const path = `/print/assessments/${ids["assessments"]}?language=fr`;
    expect((await stale.get(path)).body.code).toBe("platform.fresh-sign-in-needed");
    const visit = await house.app.request(path, { headers: { cookie: stale.cookie, "sec-fetch-mode": "navigate", "sec-fetch-site": "same-origin" } });
    expect([visit.status, visit.headers.get("location")]).toEqual([303, `/sign-in?to=${encodeURIComponent(path)}`]);
  });
});

describe("S10: a personal access token", () => {
  let office: string;
  let ids: Chain;
  let owner: Person;
  beforeAll(async () => {
    office = await house.compartment("Office with programs");
    owner = await house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2 });
    ids = await givenAChain(owner, office, "stilwort");
  });

  const makeToken = async (person: Person, isReadOnly = false) => (await person.send("POST", "/api/tokens", { name: "Script", days: 90, isReadOnly })).body.token as string;
  async function withToken(token: string, method: string, path: string): Promise<{ status: number; text: string; cookie: string | null }> {
    const response = await house.app.request(path, { method, headers: { authorization: `Bearer ${token}`, "accept-language": "en", ...(method === "GET" ? {} : { "content-type": "application/json", "if-match": '"1"' }) }, ...(method === "GET" ? {} : { body: "{}" }) });
    return { status: response.status, text: await response.text(), cookie: response.headers.get("set-cookie") };
  }

  test("reads at most what its owner reads, on every route, and never gets a session", async () => {
    const token = await makeToken(owner);
    for (const route of house.routes.filter((one) => one.method === "GET" && !isApart(one))) {
      const path = filled(route, ids);
      const [own, program] = [await owner.get(path), await withToken(token, "GET", path)];
      expect(program.cookie, path).toBeNull();
      // A person takes an original with a ticket (S48); a program gets it where its owner would get one.
      const asOwner = route.path === "/api/files/:id" ? { ...own, status: (await owner.send("POST", `${path}/tickets`)).status === 201 ? 200 : 404 } : own;
      if (program.status !== 403) expect(program.status, path).toBe(asOwner.status);
    }
  });

  test("makes no token, no factor, no account and no grant, whoever owns it", async () => {
    for (const person of [owner, await house.person({ administrator: true, clearance: 0 })]) {
      const token = await makeToken(person);
      for (const route of house.routes.filter((one) => one.method !== "GET" && (one.data === "own" || one.data === "administration"))) {
        const answer = await withToken(token, route.method, filled(route, {}));
        expect([answer.status, answer.cookie], `${route.method} ${route.path}`).toEqual([403, null]);
      }
    }
  });

  test("does nothing that needs a person to be there", async () => {
    const token = await makeToken(owner);
    for (const route of house.routes.filter((one) => one.stepUp)) expect((await withToken(token, route.method, filled(route, ids))).status, route.path).toBe(403);
  });

  test("for reading changes nothing", async () => {
    const token = await makeToken(owner, true);
    for (const route of house.routes.filter((one) => one.method !== "GET" && one.allowed !== "anyone")) expect((await withToken(token, route.method, filled(route, ids))).status, route.path).toBe(403);
  });

  test("lives ninety days at most, in the request and in the database, and ends with its owner", async () => {
    expect((await owner.send("POST", "/api/tokens", { name: "Long", days: 91, isReadOnly: true })).status).toBe(400);
    const insert = sql`insert into access.api_token (account_id, name, token_hash, is_read_only, assurance, expires_at) values (${owner.id}, 'x', '\\x01', true, 1, now() + interval '91 days')`;
    await expect(insert.execute(house.database.auth.db)).rejects.toThrow("api_token_lifetime");
    const leaving = await house.person({ roles: { [office]: ["analyst"] } });
    const token = await makeToken(leaving);
    expect((await withToken(token, "GET", "/api/situations")).status).toBe(200);
    await sql`update access.account set disabled_at = now() where id = ${leaving.id}`.execute(house.database.auth.db);
    house.clock.now = new Date(house.clock.now.getTime() + 5_000);
    expect((await withToken(token, "GET", "/api/situations")).status).toBe(401);
  });
});
