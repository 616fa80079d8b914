import { basename } from "node:path";
import { mostRows, type PeopleRow, type PeopleTable } from "#assessment/model/person-lists/listed.ts";
import { openTable } from "#platform/files/open-table.ts";

/** Reads a file of people, or of decisions about them; of one that is too long no more than shows that it is. Nothing of it is kept anywhere. */
export async function readPeopleTable(path: string): Promise<PeopleTable> {
  const table = await openTable(path);
  try {
    const rows: PeopleRow[] = [];
    for await (const { row, cells } of table.rows) {
      rows.push({ row, cells });
      if (rows.length > mostRows) break;
    }
    return { file: basename(path), header: table.header, rows };
  } finally {
    table.close();
  }
}
