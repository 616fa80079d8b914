import { expect, test } from "vitest";
import { csvLine } from "#platform/rules/csv-line.ts";
import arabic from "../../import-messages/messages.ar.json" with { type: "json" };
import english from "../../import-messages/messages.en.json" with { type: "json" };
import french from "../../import-messages/messages.fr.json" with { type: "json" };
import { eventDoubts } from "../event.ts";
import { rejection, rejectionCodes } from "./rejection.ts";
import { messageKeyOf, rejectCells, rejectHeaderKeys, rejectionOfFault } from "./rejections.ts";

const catalogues = { english, french, arabic };

test.each(Object.entries(catalogues))("every reason has its sentence in %s", (_, catalogue) => {
  const keys = Object.keys(catalogue);
  const needed = [...rejectionCodes.map((code) => messageKeyOf(rejection(1, "", "", code))), ...rejectHeaderKeys, ...eventDoubts.map((doubt) => `information.import.doubt-${doubt}`)];
  expect(needed.filter((key) => !keys.includes(key))).toEqual([]);
  expect(keys).toEqual(Object.keys(english));
});

test.each(Object.entries(catalogues))("every sentence in %s names the row, and the value of the cell where it is about the value", (_, catalogue) => {
  for (const code of rejectionCodes) {
    const sentence = new Map(Object.entries(catalogue)).get(`information.import.${code}`) ?? "";
    expect(sentence).toContain("{row}");
  }
});

test("French and Arabic are translations, not copies", () => {
  for (const [key, sentence] of Object.entries(english)) {
    expect(new Map(Object.entries(arabic)).get(key)).not.toBe(sentence);
    if (key !== "information.import.reject-code") expect(new Map(Object.entries(french)).get(key)).not.toBe(sentence);
  }
});

test("a value that a spreadsheet could run is harmless in the reject file", () => {
  const cells = rejectCells(rejection(3, "deaths", '=HYPERLINK("x")', "not-a-number"), (key) => key);
  expect(csvLine(cells)).toBe('3,deaths,"\'=HYPERLINK(""x"")",not-a-number,information.import.not-a-number\r\n');
});

test("a very long value is shortened between two characters", () => {
  const found = rejection(1, "a", `${"x".repeat(199)}\u{1f600}tail`, "not-a-number");
  expect(found.value.isWellFormed()).toBe(true);
  expect(found.value.endsWith("…")).toBe(true);
});

test("a cell that is no text is not repeated", () => {
  const found = rejectionOfFault(4, { code: "not-text", column: 1 }, ["a", "b"], ["1", "\0"], { maxCellCharacters: 10, maxColumns: 5 });
  expect(found).toEqual({ row: 4, column: "b", value: "", code: "not-text", values: { limit: 5 } });
});
