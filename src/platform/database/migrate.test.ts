import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { migrate, pendingMigrations, readMigrations, type Migration } from "./migrate.ts";
import { connectAdministrator } from "./pools.ts";

const of = (name: string, sql: string): Migration => ({ name, sql, digest: createHash("sha256").update(sql).digest("hex") });
const applied = (...migrations: Migration[]) => new Map(migrations.map(({ name, digest }) => [name, digest]));

describe("what has to run", () => {
  const [one, two] = [of("20260101000000-one", "select 1"), of("20260102000000-two", "select 2")];

  test("is what has not run yet, in the order of the names", () => {
    expect(pendingMigrations([one, two], applied()).map(({ name }) => name)).toEqual([one.name, two.name]);
    expect(pendingMigrations([one, two], applied(one))).toEqual([two]);
    expect(pendingMigrations([one, two], applied(one, two))).toEqual([]);
  });

  test("is refused on a database that a newer version has changed", () => {
    expect(() => pendingMigrations([one], applied(one, two))).toThrow("The database was changed by a newer Vigie (20260102000000-two)");
  });

  test("is refused on a changed history: a migration that ran with another text", () => {
    expect(() => pendingMigrations([of(one.name, "select 1 -- edited"), two], applied(one))).toThrow("20260101000000-one ran with another text");
  });
});

test("each migration of the project has a time of its own, so that the order is one", () => {
  const times = readMigrations().map(({ name }) => name.slice(0, 14));
  expect(times.length).toBeGreaterThan(10);
  expect(new Set(times).size).toBe(times.length);
});

describe("on a database", () => {
  const engine = (database: string) => ({ kind: "embedded", admin: { ...inject("database").admin, database }, stop: async () => undefined }) as const;
  const name = `vigie_migrate_${randomUUID().replaceAll("-", "")}`;
  const statement = async (text: string) => {
    const client = await connectAdministrator(engine(inject("database").admin.database));
    await client.query(text).finally(() => client.end());
  };
  beforeAll(async () => {
    await statement(`create database ${name} template ${inject("database").template}`);
    await statement(`grant create on database ${name} to vigie_owner`);
  });
  afterAll(() => statement(`drop database ${name} with (force)`));

  test("one that fails leaves nothing behind, neither of itself nor of those before it, and may be tried again", async () => {
    const admin = await connectAdministrator(engine(name));
    onTestFinished(() => admin.end());
    const before = readMigrations();
    const first = of("20990101000000-first", "create table record.first_of_two (id integer)");
    const broken = of("20990102000000-broken", "create table record.second_of_two (id integer); select 1 / 0");
    await expect(migrate(admin, [...before, first, broken])).rejects.toThrow("20990102000000-broken failed: division by zero");
    const tables = async () => (await admin.query<{ name: string }>("select table_name as name from information_schema.tables where table_name in ('first_of_two', 'second_of_two') order by 1")).rows.map((row) => row.name);
    expect(await tables()).toEqual([]);
    expect((await admin.query("select from migration.applied where name like '2099%'")).rows).toEqual([]);
    expect(await migrate(admin, [...before, first])).toBe(1);
    expect(await tables()).toEqual(["first_of_two"]);
    await expect(migrate(admin, [...before, of(first.name, "create table record.first_of_two (id bigint)")])).rejects.toThrow("ran with another text");
  });
});
