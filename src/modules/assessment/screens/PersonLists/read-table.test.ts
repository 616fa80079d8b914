import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readPeopleTable } from "../../../../cli/people/read-people-table.ts";
import { readTable } from "./read-table.ts";

const folder = mkdtempSync(join(tmpdir(), "vigie-people-"));
afterAll(() => rmSync(folder, { recursive: true }));

const text = "name;born;village\r\n\r\n\"Corradane; Issoufen\";1984;Doribelle\r\nYayavorn \"the elder\" Mervanel;1951-02-03;Oumévane;too many\r\nHawestra\n";
test.each([
  ["semicolons, empty lines, quotation marks and rows of other lengths", Buffer.from(text)],
  ["the mark at the beginning that spreadsheets write", Buffer.from(`\ufeff${text}`)],
  ["the older Western alphabet", Buffer.from(text, "latin1")],
  ["UTF-16", Buffer.from(`\ufeff${text}`, "utf16le")],
  ["tabs and lines that end in the old way", Buffer.from("given_name\tsurname\rFantorine\tAbarkone\rGarbalin\t\r")],
  ["Arabic", Buffer.from("الاسم,اللقب\nفانتورين,أباركون\n")],
])("a file with %s is the same table in the browser as on the command line", async (_, bytes) => {
  const path = join(folder, "people.csv");
  writeFileSync(path, bytes);
  const read = readTable("people.csv", new Uint8Array(bytes));
  expect(read).toEqual(await readPeopleTable(path));
  expect(read).toMatchObject({ file: "people.csv" });
});

test.each([
  ["a spreadsheet", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0]), { fault: "not-text", values: { file: "people.csv" } }],
  ["nothing", Buffer.from("\n\n"), { fault: "no-heading", values: { file: "people.csv" } }],
  ["a quotation mark that is never closed", Buffer.from('name,born\nCorradane,1984\n"Mervanel,1951\nEstavien,1960\n'), { fault: "quote-open", values: { file: "people.csv", row: 3 } }],
])("of %s it is said what is wrong, and where", (_, bytes, fault) => expect(readTable("people.csv", new Uint8Array(bytes))).toEqual(fault));
