import { scaleBand, scaleLinear } from "d3-scale";
import { describe, expect, test } from "vitest";
import { horizontalRange, labelEvery, monthLabels, valueAxis } from "./axis.ts";

const margins = { value: 50, far: 10 };
const months = ["2026-01", "2026-02", "2026-03"];

describe("in a right-to-left page", () => {
  test("January stands right of February", () => {
    const across = scaleBand(months, horizontalRange("rtl", 400, margins));
    expect(across("2026-01")).toBeGreaterThan(across("2026-02") ?? Number.NaN);
  });

  test("a longer amount reaches further to the left", () => {
    const across = scaleLinear([0, 10], horizontalRange("rtl", 400, margins));
    expect(across(8)).toBeLessThan(across(2));
  });

  test("the value axis is on the right, its labels beside the plot and inside the picture", () => {
    const { x, anchor } = valueAxis("rtl", 400, margins);
    expect(anchor).toBe("start");
    expect(x).toBeGreaterThan(350);
    expect(x).toBeLessThan(400);
  });

  test("each month is the mirror image of its place in a left-to-right page", () => {
    const ltr = scaleBand(months, horizontalRange("ltr", 400, margins));
    const rtl = scaleBand(months, horizontalRange("rtl", 400, margins));
    for (const month of months) expect((rtl(month) ?? 0) + rtl.bandwidth()).toBeCloseTo(400 - (ltr(month) ?? 0));
  });
});

test("in a left-to-right page January stands left and the value axis on the left", () => {
  const across = scaleBand(months, horizontalRange("ltr", 400, margins));
  expect(across("2026-01")).toBeLessThan(across("2026-02") ?? Number.NaN);
  expect(valueAxis("ltr", 400, margins)).toEqual({ x: 44, anchor: "end" });
});

test.each([
  { count: 12, width: 720, every: 1 },
  { count: 36, width: 720, every: 3 },
  { count: 36, width: 240, every: 9 },
])("$count months on $width pixels: every $every. has a label of 56 pixels", ({ count, width, every }) => {
  expect(labelEvery(count, width, 56)).toBe(every);
});

describe("months with a label", () => {
  const yearsOf = (count: number) => Array.from({ length: count * 12 }, (_, index) => `${2001 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`);

  test("of thirty years are Januaries, equally far apart", () => {
    const labelled = [...monthLabels(yearsOf(30), 600, 56).keys()];
    expect(labelled).toEqual(["2001-01", "2004-01", "2007-01", "2010-01", "2013-01", "2016-01", "2019-01", "2022-01", "2025-01", "2028-01"]);
  });

  test("of one year begin with the first", () => {
    expect([...monthLabels(yearsOf(1), 600, 56).keys()].slice(0, 2)).toEqual(["2001-01", "2001-03"]);
  });

  test("say their year where it begins: a chart from May to March tells which May, and which February", () => {
    const months = yearsOf(2).slice(4, 15);
    expect([...monthLabels(months, 300, 56)]).toEqual([
      ["2001-05", { isNamed: true, year: "2001" }],
      ["2001-08", { isNamed: true }],
      ["2001-11", { isNamed: true }],
      ["2002-02", { isNamed: true, year: "2002" }],
    ]);
  });
});
