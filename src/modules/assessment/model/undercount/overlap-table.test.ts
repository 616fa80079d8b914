import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOverlapTable } from "./overlap-table.ts";

const good = "clinic,radio,elders,people\n1,0,0,40\n0,1,0,25\n1,1,0,9\n0,0,1,12\n1,0,1,5\n0,1,1,4\n1,1,1,2";

describe("a table of overlaps", () => {
  test("has one column for each list, and how many people stand on exactly those", () => {
    const read = readOverlapTable(good);
    expect(read).toMatchObject({ overlap: { lists: ["clinic", "elders", "radio"], recorded: 97 } });
  });

  test("may be parted by commas, semicolons or tabs, and quoted", () => {
    const expected = readOverlapTable(good);
    for (const mark of [";", "\t"]) expect(readOverlapTable(good.replaceAll(",", mark))).toEqual(expected);
    expect(readOverlapTable(good.replaceAll(/(\w+)/g, '"$1"'))).toEqual(expected);
  });

  test.each([
    ["", "assessment.overlap-headings-unreadable", 1],
    ["1,0,40\n0,1,25", "assessment.overlap-headings-unreadable", 1],
    ["clinic,clinic,people\n1,0,4", "assessment.overlap-headings-unreadable", 1],
    [`${Array.from({ length: 11 }, (_, list) => `list ${list}`).join()},people\n${"1,".repeat(11)}4`, "assessment.overlap-too-many-lists", 1],
    ["clinic,radio,people\n1,0,40\n1,2,5", "assessment.overlap-row-unreadable", 3],
    ["clinic,radio,people\n1,0,40\n1,5", "assessment.overlap-row-unreadable", 3],
    ["clinic,radio,people\n1,0,about forty", "assessment.overlap-count-unreadable", 2],
    ["clinic,radio,people\n1,0,-3", "assessment.overlap-count-unreadable", 2],
    ["clinic,radio,people\n0,0,7", "assessment.overlap-row-on-no-list", 2],
    ["clinic,radio,people\n1,0,0", "assessment.overlap-empty", 1],
  ])("%j is refused with what is wrong and where", (table, fault, row) => {
    expect(readOverlapTable(table)).toEqual({ fault, row });
  });

  test("of any rows recorded is the sum of all counts", () => {
    const row = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 500 }));
    fc.assert(fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const read = readOverlapTable(["a,b,c,people", ...rows.map(([bits, count]) => [bits & 1, (bits >> 1) & 1, bits >> 2, count].join())].join("\n"));
      const sum = rows.reduce((total, [, count]) => total + count, 0);
      if (sum === 0) expect(read).toEqual({ fault: "assessment.overlap-empty", row: 1 });
      else expect(read).toMatchObject({ overlap: { recorded: sum } });
    }));
  });
});
