import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { inContext } from "./context.ts";
import { prepared } from "./prepared.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

test("a statement that is marked is prepared once by its connection and gives what it gives unprepared; any other is not", async () => {
  await inContext(house.database.app, house.database.contextKey, null, async (db) => {
    const marked = async (number: number) => (await sql<{ twice: number }>`${prepared} select ${number}::int * 2 as twice`.execute(db)).rows;
    expect([await marked(2), await marked(3), await marked(4)]).toEqual([[{ twice: 4 }], [{ twice: 6 }], [{ twice: 8 }]]);
    expect((await sql<{ thrice: number }>`select ${5}::int * 3 as thrice`.execute(db)).rows).toEqual([{ thrice: 15 }]);
    const { rows } = await sql<{ statement: string; uses: number }>`select statement, generic_plans + custom_plans as uses from pg_prepared_statements where statement like '%twice%' or statement like '%thrice%'`.execute(db);
    expect(rows).toEqual([{ statement: "/* prepared */ select $1::int * 2 as twice", uses: 3 }]);
  });
});
