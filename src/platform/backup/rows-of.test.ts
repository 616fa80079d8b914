import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { connectAdministrator } from "../database/pools.ts";
import { rowsOf } from "./create-backup.ts";
import type { Manifest } from "./manifest.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

test("rows are counted, wherever the packets of the server end", async () => {
  const admin = await connectAdministrator(house.database.engine);
  try {
    await admin.query("create temporary table one_row (content text)");
    const wrong: number[] = [];
    // PostgreSQL sends 8 KB at a time: for one of these lengths the count is in the packet after the last row.
    for (let length = 8_130; length <= 8_200; length += 1) {
      await admin.query("truncate one_row");
      await admin.query("insert into one_row values (repeat('x', $1))", [length]);
      const sums: Pick<Manifest, "tables"> = { tables: {} };
      for await (const piece of rowsOf(admin, { name: "one_row", columns: ["content"] }, sums, {})) expect(piece.body).toHaveLength(length + 1);
      if (sums.tables["one_row"]?.rows !== 1) wrong.push(length);
    }
    expect(wrong).toEqual([]);
  } finally {
    await admin.end();
  }
});
