import { describe, expect, test } from "vitest";
import type { CsvMapping } from "../../model/import/csv-mapping.ts";
import { kindWords, tableOf, withColumn, withKindWord } from "./mapping-change.ts";

const mapping: CsvMapping = {
  name: "Harbour list", dataset: "harbour", headerRow: 1, firstDataRow: 2, columns: { dateFrom: ["Day"], place: ["Where", "Quarter"] }, dateFormat: "iso", decimalComma: false,
  kind: { by: "column", column: "Type", values: { raid: "non-state" } }, defaultCountry: null, language: "en",
};
const header = ["Day", "Where", "Quarter", " Type "];
const rows = [["2031-01-05", "Oumé", "North", "raid"], ["2031-01-06", "Talat", "", "shelling"], ["2031-01-07", "Talat", "", ""]];
const sample = { header, rows, guess: { mapping } };

describe("changing a mapping", () => {
  test("a field takes one column, and gives it up again", () => {
    expect(withColumn(mapping, "place", "Quarter").columns).toEqual({ dateFrom: ["Day"], place: ["Quarter"] });
    expect(withColumn(mapping, "place", "").columns).toEqual({ dateFrom: ["Day"] });
  });

  test("a word of a column stands for a kind, or for none", () => {
    expect(withKindWord(mapping, "shelling", "state-based").kind).toMatchObject({ values: { raid: "non-state", shelling: "state-based" } });
    expect(withKindWord(mapping, "raid", undefined).kind).toMatchObject({ values: {} });
  });
});

describe("the words to be translated", () => {
  test("are those of the rows and those already known, each once", () => {
    const table = tableOf(sample, mapping);
    expect(kindWords({ ...mapping, kind: { by: "column", column: "Type", values: { ambush: "non-state" } } }, table.names, table.rows)).toEqual(["ambush", "raid", "shelling"]);
  });

  test("are none when no column is the kind", () => {
    expect(kindWords({ ...mapping, kind: { by: "nothing" } }, header, rows)).toEqual([]);
  });
});

describe("the table below titles", () => {
  const titled = { header: ["Harbour list", "", "", ""], rows: [header, ...rows], guess: { mapping: { ...mapping, headerRow: 4, firstDataRow: 5 } } };

  test("has its names where the guess found them, not in the first line", () => {
    expect(tableOf(titled, titled.guess.mapping)).toEqual({ names: ["Day", "Where", "Quarter", "Type"], rows });
  });

  test("moves with the row a person says it stands in", () => {
    expect(tableOf(titled, { ...mapping, headerRow: 5, firstDataRow: 6 }).names).toEqual(["2031-01-05", "Oumé", "North", "raid"]);
  });
});
