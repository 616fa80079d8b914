import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { SourceIdentity } from "#information/model/source.ts";
import { SealedNote } from "./model/sealed-note/sealed-note.ts";
import { clearColumns, clearFields, closedColumns } from "./model/clear-columns.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

test("S38: what the page says the server can see is what the tables hold, column by column", async () => {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns where table_schema = 'protection' and (table_name like 'sealed\\_%' or table_name = 'road_note') order by 1, 2
  `.execute(house.database.worker.db);
  const told = Object.entries(clearColumns).flatMap(([table, columns]) => [...Object.keys(columns), ...closedColumns].map((column) => ({ table, column })));
  expect(rows.map(({ table, column }) => `${table}.${column}`)).toEqual(told.map(({ table, column }) => `${table}.${column}`).toSorted());
});

test("S38: and of records that carry a box, field by field", () => {
  const kept = { source_identity: SourceIdentity, sealed_note: SealedNote };
  expect(Object.keys(clearFields)).toEqual(Object.keys(kept));
  for (const [name, { entries }] of Object.entries(kept)) expect([...Object.keys(clearFields[name as keyof typeof kept]), ...closedColumns].toSorted()).toEqual(Object.keys(entries).toSorted());
});
