import { expect, test } from "vitest";
import { chartCsv } from "./chart-csv.ts";

test("a place whose name is a formula stays text in a spreadsheet, and quotes and commas survive", () => {
  const csv = chartCsv({ columns: ["Place", "Deaths"], rows: [["=HYPERLINK(1)", 3], ['Orvane, "old" town', null], ["Tarsk", -2]] });
  expect(csv).toBe('\uFEFFPlace,Deaths\r\n\'=HYPERLINK(1),3\r\n"Orvane, ""old"" town",\r\nTarsk,-2\r\n');
});
