import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inContext } from "#platform/database/context.ts";
import { noReach } from "#platform/database/reach.ts";
import { connectAdministrator } from "#platform/database/pools.ts";
import type { Route } from "#platform/http/route.ts";
import { givenAChain, type Chain } from "./testing/chain.ts";
import { giveForecasts, giveForeign, giveKillings, giveSurge, giveVerdict } from "./testing/foretold.ts";
import { giveSubmission } from "./testing/sealed-row.ts";
import { openTestInstallation, type Answered, type Person, type TestInstallation } from "./testing/installation.ts";

/**
 * The access matrix, generated from the table of routes: whoever may not see a compartment gets, on every route, exactly what they
 * would get if it did not exist. A new route is in the matrix by being declared.
 */
const token = "zebrawort";
const absent = "00000000-0000-4000-8000-00000000dead";

let house: TestInstallation;
let hidden: Chain;
let hiddenCompartment: string;
let people: Record<string, Person>;
/** What each hidden record says, as its writer reads it: so that a save is refused for the record, and not for what is in it. */
const contents: Record<string, unknown> = {};

beforeAll(async () => {
  house = await openTestInstallation();
  hiddenCompartment = await house.compartment("The office that is hidden");
  const own = await house.compartment("The reader's own office");
  const writer = await house.person({ roles: { [hiddenCompartment]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2, name: "The writer" });
  const { "sealed-submissions": sealed, ...protectedRows } = await giveSubmission(house.database.worker.db, writer, hiddenCompartment, token);
  hidden = { ...(await givenAChain(writer, hiddenCompartment, token)), ...protectedRows };
  await giveForecasts(house.database.worker.db, { runId: hidden["forecast-runs"]!, compartmentId: hiddenCompartment, labelRank: 1 }, "XKS", token);
  await giveForeign(house.database.worker.db, { runId: hidden["foreign-forecasts"]!, compartmentId: hiddenCompartment, labelRank: 1 }, token);
  await giveKillings(house.database.worker.db, { runId: hidden["mass-killing-runs"]!, compartmentId: hiddenCompartment, labelRank: 1 }, hidden["country-tables"]!, "XKS");
  for (const [path, id] of Object.entries(hidden)) contents[path] = (await writer.get(`/api/${path}/${id}`)).body.content;
  hidden = { ...hidden, "sealed-submissions": sealed!, "surge-signals": await giveSurge(house.database.worker.db, hiddenCompartment, token), files: await giveFile(writer) };
  await giveVerdict(house.database.worker.db, { alertId: hidden["alerts"]!, compartmentId: hiddenCompartment, judgedBy: writer.id }, token);
  const ended = await house.person({ clearance: 2 });
  await sql`insert into access.membership (account_id, compartment_id, role, reason, valid_from, valid_until) values (${ended.id}, ${hiddenCompartment}, 'director', 'test', now() - interval '2 days', now() - interval '1 day')`.execute(house.database.auth.db);
  const barred = await house.person({ roles: { [hiddenCompartment]: ["director"], [own]: ["analyst"] }, clearance: 2 });
  await sql`insert into access.barrier (account_id, compartment_id, reason) values (${barred.id}, ${hiddenCompartment}, 'conflict of interest')`.execute(house.database.auth.db);
  people = {
    "somebody of another office, with every working role there": await house.person({ roles: { [own]: ["monitor", "analyst", "senior", "director", "desk", "mandateHolder"] }, clearance: 2 }),
    "somebody whose membership has ended, and who works elsewhere": await withRole(ended, own),
    "somebody kept out by a barrier": barred,
    "a principal of that office, to whom nothing was released": await house.person({ roles: { [hiddenCompartment]: ["principal"] }, clearance: 2 }),
    "an administrator": await house.person({ administrator: true, clearance: 0 }),
    "somebody without any role": await house.person({ clearance: 2 }),
    "a stranger": house.stranger(),
  };
});
afterAll(() => house.close());

/** A file that hangs on the hidden reply: its name and its content carry the token too. */
async function giveFile(writer: Person): Promise<string> {
  const { body: file } = await writer.upload(`/api/files?compartment=${hiddenCompartment}&label=confidential&name=${token}.txt`, token);
  const saved = await writer.send("PUT", `/api/replies/${hidden["replies"]!}`, { content: { ...(contents["replies"] as object), attachments: [file] }, reason: "" }, 1);
  if (saved.status !== 200) throw new Error(saved.text);
  contents["replies"] = saved.body.content;
  return file.fileId;
}

async function withRole(person: Person, compartmentId: string): Promise<Person> {
  await sql`insert into access.membership (account_id, compartment_id, role, reason) values (${person.id}, ${compartmentId}, 'analyst', 'test')`.execute(house.database.auth.db);
  return person;
}

/** All routes; `npm run bench matrix` asks for those of one room, to tell how long they take alone. */
function routes(): readonly Route[] {
  const only = process.env["VIGIE_MATRIX_OF"];
  return only === undefined ? house.routes : house.routes.filter(({ action }) => action.startsWith(`${only}.`));
}

type Case = { readonly path: string; readonly body: (compartmentId: string) => unknown };

/** Requests that get as far as the record: with bodies the route accepts, and each step of the kind for the routes of steps. */
function casesOf(route: Route): Case[] {
  const path = route.path.replace(":key", "sg").replace(":unit", "XKS").replace(":token", "A".repeat(43));
  const asked = path.endsWith("as-known-on") || path.endsWith("/known") ? `${path}?at=2030-01-01T00:00:00Z` : path;
  const kind = house.kinds.find((one) => path.startsWith(`/api/${one.kind.path}/`) || path === `/api/${one.kind.path}`)?.kind;
  if (path.endsWith("/steps/:step")) return Object.keys(kind!.machine.steps).map((step) => ({ path: asked.replace(":step", step), body: () => ({ reason: "Looked at it" }) }));
  if (kind && route.method === "POST" && path === `/api/${kind.path}`) return [{ path: asked, body: (compartmentId) => ({ compartmentId, content: contents[kind.path], reason: "" }) }];
  if (kind && route.method === "PUT") return [{ path: asked, body: () => ({ content: contents[kind.path], reason: "" }) }];
  const known = bodies.find(([ending]) => path.endsWith(ending));
  return [{ path: asked, body: () => known?.[1] ?? {} }];
}

const reason = { reason: "The same question twice" };
const bodies: readonly (readonly [ending: string, body: unknown])[] = [
  ["/lowering", { to: "unclassified", ...reason }],
  ["/lowering/decision", { decision: "refused", ...reason }],
  ["/raising", { to: "strictly-confidential", ...reason }],
  ["/shares", { email: "partner@example.org", days: 30, ...reason }],
  ["/end", reason],
  ["/event-pairs", { one: "00000000-0000-4000-8000-00000000dead", other: "00000000-0000-4000-8000-00000000beef" }],
  ["/decisions", { verdict: "same", seen: 0 }],
  ["/answers", { kind: "acknowledged" }],
  ["/verdicts", { outcome: "cannot-be-judged", basis: "Nobody could go there" }],
  ["/messages", { id: "00000000-0000-4000-8000-00000000beef", number: 1, sealed: "AAAA", keyIds: [] }],
  ["/revocation", reason],
  ["/copies", { copies: [{ ofId: "00000000-0000-4000-8000-00000000beef", sealed: "AAAA", keyIds: ["A".repeat(43)] }] }],
  ["/mission-packs", { signer: "A".repeat(43), hours: 72, records: [{ path: "visits", id: "00000000-0000-4000-8000-00000000dead" }] }],
  ["/identities", { path: "sealed-submissions", id: "00000000-0000-4000-8000-00000000dead" }],
  ["/wipe", reason],
  ["/tickets", {}],
  ["/notes", { verdict: "known", note: "The market days of the spring" }],
  ["/invite", reason],
  ["/disable", reason],
  ["/details", { name: "Another name", ...reason }],
  ["/rename", { name: "Another office", ...reason }],
  ["/close", reason],
  ["/reopen", reason],
  ["/nationalities", { nationalities: [], ...reason }],
];

function idFor(route: Route): string {
  const path = Object.keys(hidden).find((one) => route.path.startsWith(`/api/${one}/`) || route.path.startsWith(`/print/${one}/`));
  return (path ? hidden[path] : undefined) ?? hidden["situations"]!;
}

async function ask(person: Person, route: Route, id: string, one = casesOf(route)[0]!, compartmentId = hiddenCompartment): Promise<Answered> {
  const address = one.path.replace(/:[a-zA-Z]*[iI]d\b/g, id);
  return route.method === "GET" ? person.get(address) : person.send(route.method, address, one.body(compartmentId), 1);
}

function seen(answer: Answered, id: string): unknown {
  const headers = [...answer.headers].filter(([name]) => name !== "date").map(([name, value]) => [name, value.replaceAll(id, "ID")]);
  return { status: answer.status, headers, text: answer.text.replaceAll(id, "ID") };
}

/** The streams stay open and are tested by what they say; signing out would end the person that the other routes are asked by. */
const isApart = (route: Route) => route.path === "/api/live" || route.path === "/api/session/end";

const who = ["somebody of another office, with every working role there", "somebody whose membership has ended, and who works elsewhere", "somebody kept out by a barrier", "a principal of that office, to whom nothing was released", "an administrator", "somebody without any role", "a stranger"];

/** Every route twice takes ten seconds on a quiet machine, and three times that beside other work. */
const everyRoute = 120_000;

const asksForCompartment = (one: Case) => JSON.stringify(one.body("one")) !== JSON.stringify(one.body("two"));
/** Who knows that the office exists, because it is theirs. */
const belongsThere = ["a principal of that office, to whom nothing was released"];

async function hidesEverythingFrom(name: string): Promise<void> {
  const person = people[name]!;
  for (const route of routes().filter((one) => !isApart(one))) {
    const foreign = idFor(route);
    for (const one of casesOf(route)) {
      const told = `${route.method} ${one.path} for ${name}`;
      const real = await ask(person, route, foreign, one);
      expect(real.text.includes(token) || JSON.stringify([...real.headers]).includes(token), `${told}: ${real.text.slice(0, 300)}`).toBe(false);
      expect(real.status, told).toBeLessThan(500);
      const hasId = /:[a-zA-Z]*[iI]d\b/.test(route.path);
      // A new record asks for no id, but for a compartment: the one that is hidden answers as one that does not exist.
      if (hasId) expect(seen(real, foreign), told).toEqual(seen(await ask(person, route, absent, one), absent));
      else if (asksForCompartment(one) && !belongsThere.includes(name)) expect(seen(real, hiddenCompartment), told).toEqual(seen(await ask(person, route, absent, one, absent), absent));
    }
  }
}

async function crawlsWithoutAWord(): Promise<void> {
  const person = people["somebody of another office, with every working role there"]!;
  for (const route of routes().filter((one) => one.method === "GET" && !one.path.includes(":") && !isApart(one))) {
    for (const query of ["", `?q=${token}`, `?situation=${hidden["situations"]}`, `?linked=${hidden["incidents"]}`, `?compartment=${hiddenCompartment}`]) {
      const answer = await person.get(`${route.path}${query}`);
      // A form that shows what was typed into it tells nothing that the asker did not say.
      expect(answer.text.replaceAll(`value="${token}"`, "").includes(token), `${route.path}${query}`).toBe(false);
      expect(answer.text.includes(hidden["alerts"]!), `${route.path}${query}`).toBe(false);
    }
  }
}

describe("S12, S16, S26: to those who may not see it, a record does not exist", () => {
  test.each(who)("%s: every route answers for a foreign id as for an absent one, and never with a word of it", { timeout: everyRoute }, async (name) => hidesEverythingFrom(name));

  test("lists, searches and the chain of one's own records say nothing of it either", async () => crawlsWithoutAWord());
});

test("the matrix reaches the records: to somebody with every working role, no route with an id refuses the request for what it says", async () => {
  const person = people["somebody of another office, with every working role there"]!;
  const refused: string[] = [];
  for (const route of routes().filter((one) => /:[a-zA-Z]*[iI]d\b/.test(one.path) && one.data === "compartmented")) {
    for (const one of casesOf(route)) {
      const { status } = await ask(person, route, idFor(route), one);
      if (status === 400) refused.push(`${route.method} ${one.path}`);
    }
  }
  expect(refused).toEqual([]);
});

describe("S11: who is let in at all", () => {
  test("without a session every route that is not for anyone asks to sign in", async () => {
    for (const route of routes().filter((one) => one.allowed !== "anyone")) {
      const answer = await ask(people["a stranger"]!, route, absent);
      expect([401, 403], `${route.method} ${route.path}: ${answer.status}`).toContain(answer.status);
      if (route.method === "GET") expect(answer.status).toBe(401);
    }
  });

  test("administration is closed to everybody but administrators and auditors", async () => {
    const person = await house.person({ clearance: 2 });
    for (const route of routes().filter((one) => one.data === "administration")) {
      expect((await ask(person, route, absent)).status, `${route.method} ${route.path}`).toBe(403);
    }
  });

  test("S26: content is closed to administrators", async () => {
    for (const route of routes().filter((one) => one.data === "compartmented" && one.allowed === "member")) {
      expect((await ask(people["an administrator"]!, route, absent)).status, `${route.method} ${route.path}`).toBe(403);
    }
  });

  test("S7: nobody without a session can make an account", async () => {
    const before = await accounts();
    for (const route of routes()) await ask(people["a stranger"]!, route, absent);
    expect(await accounts()).toBe(before);
  });
});

async function accounts(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from access.account`.execute(house.database.auth.db);
  return rows[0]!.count;
}

describe("S15: with the application bypassed, the database alone still hides it", () => {
  test("every table a person's role can read, read whole under their context, holds no word of it", async () => {
    const person = people["somebody of another office, with every working role there"]!;
    const owner = { userId: person.id, sessionId: absent, assurance: 2, reach: noReach } as const;
    const tables = await inContext(house.database.app, house.database.contextKey, owner, async (db) => {
      const { rows } = await sql<{ name: string }>`
        select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'v', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and has_table_privilege('vigie_app', c.oid, 'select')
      `.execute(db);
      return rows.map((row) => row.name);
    });
    expect(tables).toContain("record.head");
    for (const table of tables) {
      const rows = await inContext(house.database.app, house.database.contextKey, owner, async (db) => (await sql`select * from ${sql.raw(table)}`.execute(db)).rows);
      expect(JSON.stringify(rows).includes(token), table).toBe(false);
    }
  });
});

describe("S15: with row-level security off, the application alone still hides it", () => {
  /** Everything that is protected by compartment and label loses its protection, as by a mistake in a migration. */
  beforeAll(async () => {
    const admin = await connectAdministrator(house.database.engine);
    const { rows } = await admin.query<{ name: string }>("select format('%I.%I', schemaname, tablename) as name from pg_policies where policyname = 'app_reads' and qual like '%clearance%'");
    for (const { name } of rows) await admin.query(`alter table ${name} disable row level security`);
    await admin.end();
    expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(["record.head", "record.revision", "record.link", "information.event", "warning.receipt", "warning.claim_verdict", "attachment.file", "ledger.entry"]));
  });

  test("the database alone would now show it", async () => {
    const owner = { userId: people["somebody without any role"]!.id, sessionId: absent, assurance: 2, reach: noReach } as const;
    const rows = await inContext(house.database.app, house.database.contextKey, owner, async (db) => (await sql`select * from record.head`.execute(db)).rows);
    expect(JSON.stringify(rows)).toContain(token);
  });

  test.each(who)("%s", { timeout: everyRoute }, async (name) => hidesEverythingFrom(name));

  test("lists, searches and the chain say nothing of it", async () => crawlsWithoutAWord());
});
