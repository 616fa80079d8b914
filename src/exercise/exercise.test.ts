import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../testing/installation.ts";
import { exerciseEvents } from "./events.ts";
import { seededRandom } from "./random.ts";
import { happenings } from "./story.ts";

let house: TestInstallation;
let trainer: Person;
let recordsLoaded: number;
beforeAll(async () => {
  house = await openTestInstallation();
  const office = await house.compartment();
  trainer = await house.person({ roles: { [office]: ["analyst"] } });
});
afterAll(() => house.close());

test("the same seed and day tell the same story", () => {
  const day = new Date("2026-11-25T00:00:00Z");
  expect(exerciseEvents(seededRandom(7), day)).toBe(exerciseEvents(seededRandom(7), day));
  expect(exerciseEvents(seededRandom(7), day)).not.toBe(exerciseEvents(seededRandom(8), day));
});

test("it contains contradictions, a rumour that is refuted, a report that came late and accounts in three languages", () => {
  const tellings = happenings.flatMap((happening) => happening.tellings);
  expect(happenings.some((happening) => new Set(happening.tellings.map((telling) => telling.killed?.best)).size > 1)).toBe(true);
  expect(happenings.some((happening) => happening.outcome === "refuted")).toBe(true);
  expect(tellings.some((telling) => telling.daysLater > 60)).toBe(true);
  expect(new Set(tellings.map((telling) => telling.language))).toEqual(new Set(["en", "fr", "ar"]));
});

describe("loading it from the screen", () => {
  test("gives a half-finished chain to whoever loaded it, marked as an exercise, and is refused twice", async () => {
    const loaded = await trainer.send("POST", "/api/exercise");
    expect(loaded.status, loaded.text).toBe(201);
    expect(loaded.body.events).toBeGreaterThan(100);
    recordsLoaded = loaded.body.records;
    expect(loaded.body.people.length).toBeGreaterThan(7);
    const session = await trainer.get("/api/session");
    expect(session.body.exercise).toBe(true);
    expect((await trainer.get("/api/event-countries")).body.items.map((one: any) => one.countryIso3 ?? one.country)).toEqual(["XKS"]);
    const alerts = await trainer.get("/api/alerts");
    expect(alerts.body.items.map((one: any) => [one.state, one.isExercise])).toEqual([["issued", true], ["response-recorded", true]]);
    // Something is due on every load: the clocks of yesterday's flash; and the answers of the spring give a median.
    const [flash, spring] = alerts.body.items;
    const receipts = await trainer.get(`/api/alerts/${flash.id}/receipts`);
    expect(receipts.body.due.map((one: any) => one.what)).toContain("second-reading");
    expect(receipts.body.clocks).toMatchObject({ acknowledge: { state: "running" }, decide: { state: "running" } });
    const { medianHours } = (await trainer.get("/api/warning-statistics")).body;
    expect(medianHours).toBeGreaterThan(24);
    const file = await trainer.get("/api/warning-statistics.csv");
    expect(file.headers.get("content-disposition")).toContain('"exercise-responses-unclassified.csv"');
    expect(file.text.split("\r\n").slice(0, 2).map((line) => line.split(",").at(-1)), "marked as an exercise on every line").toEqual(["Exercise", "Exercise"]);
    const assessments = await trainer.get("/api/assessments");
    expect(assessments.body.items.map((one: any) => one.state).toSorted()).toEqual(["draft", "issued"]);
    const { foreseen } = (await trainer.get("/api/watch")).body;
    expect(foreseen.map((one: any) => one.what)).toEqual(["Verdict in the trial of two committee men"]);
    const shares = (await trainer.get(`/api/situations/${loaded.body.situationId}/shares`)).body.items;
    expect(shares.map((one: any) => [one.partnerName, one.endedAt]), "a partner sees the situation until a day").toEqual([["Yara Desrosiers", null]]);
    expect(Date.parse(shares[0].validUntil)).toBeGreaterThan(house.clock.now.getTime());
    expect(loaded.body.people.find((one: any) => one.name === "Yara Desrosiers")).toMatchObject({ roles: "" });
    expect((await trainer.get("/api/watch")).body.lowerings.map((one: any) => [one.title, one.to]), "a request waits for a second person").toEqual([["Observatory of the Inner Basin, exercise", "unclassified"]]);
    const { rows: letters } = await sql`select from mail.message where address like '%exercise.invalid'`.execute(house.database.worker.db);
    expect(letters, "nobody invented is written to").toEqual([]);
    const chain = await trainer.get(`/api/alerts/${spring.id}/chain`);
    expect(new Set(chain.body.nodes.map((node: any) => node.stage))).toEqual(new Set(["know", "judge", "warn", "act"]));
    expect((await trainer.send("POST", "/api/exercise")).status).toBe(409);
  });

  test("can be reopened as known on a day in the middle of its story", async () => {
    const situations = await trainer.get("/api/situations");
    const { id } = situations.body.items[0];
    const then = new Date(house.clock.now.getTime() - 200 * 86_400_000).toISOString();
    const known = await trainer.get(`/api/situations/${id}/as-known-on?at=${then}`);
    expect(known.body.content.concernLevel).toBe(2);
    expect((await trainer.get(`/api/situations/${id}`)).body.content.concernLevel).toBe(3);
  });

  test("is removed in one step and leaves nothing of it in any table, shared copies and requests included", async () => {
    const [situation] = (await trainer.get("/api/situations")).body.items;
    const partner = await house.person();
    const { rows: [row] } = await sql<{ email: string }>`select email from access.account where id = ${partner.id}`.execute(house.database.auth.db);
    const shared = await trainer.send("POST", `/api/situations/${situation.id}/shares`, { email: row!.email, days: 30, reason: "trains with us" }, situation.version);
    expect(shared.status, shared.text).toBe(201);
    await sql`
      insert into record.lowering (record_id, version, compartment_id, label, to_label, reason, asked_by, asked_at)
      select id, version, compartment_id, 1, 0, 'no longer sensitive', ${trainer.id}, now() from record.head where id = ${situation.id}
    `.execute(house.database.worker.db);
    const { rows: [before] } = await sql<{ id: string }>`select id from access.compartment where is_exercise`.execute(house.database.auth.db);
    const admin = await house.person({ administrator: true, clearance: 0 });
    expect((await admin.send("POST", `/api/compartments/${before!.id}/rename`, { name: "Exercise: Office of the coast", reason: "the course changes" })).status).toBe(204);

    const invented = async () => (await admin.get("/api/accounts")).body.items.filter((one: any) => one.email.endsWith("@exercise.invalid")).length;
    expect(await invented()).toBe(10);
    const { rows: [written] } = await sql<{ count: number }>`select count(*) as count from ledger.entry where actor_id in (select id from access.account where email like '%@exercise.invalid')`.execute(house.database.worker.db);

    const removed = await trainer.send("DELETE", "/api/exercise");
    expect(removed.status, removed.text).toBe(200);
    expect(removed.body.records).toBe(recordsLoaded);
    expect(await invented(), "nobody looks after people who never were").toBe(0);
    const { rows: [kept] } = await sql<{ count: number }>`
      select count(*) as count from ledger.entry join access.account on account.id = entry.actor_id where account.email like '%@exercise.invalid' and account.disabled_at is not null
    `.execute(house.database.worker.db);
    expect(kept, "the ledger still knows its authors").toEqual(written);
    expect(written!.count).toBeGreaterThan(100);
    const { rows: tables } = await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where column_name = 'compartment_id' and table_type = 'BASE TABLE' and table_name <> 'entry' order by name
    `.execute(house.database.worker.db);
    expect(tables.length).toBeGreaterThan(20);
    const left: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select from ${sql.table(name)} where compartment_id = ${before!.id} limit 1`.execute(name.startsWith("access.") ? house.database.auth.db : house.database.worker.db);
      if (rows.length > 0) left.push(name);
    }
    expect(left).toEqual([]);
    expect((await partner.get("/api/shared")).body.items).toEqual([]);
    expect((await trainer.get("/api/session")).body.exercise).toBe(false);
  });
});
