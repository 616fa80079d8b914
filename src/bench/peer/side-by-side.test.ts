import { describe, expect, test } from "vitest";
import { sideBySide, tableOf, timesOf } from "./side-by-side.ts";

test("of forty times p95 is the thirty-eighth and p50 the twentieth, whatever their order", () => {
  const times = Array.from({ length: 40 }, (_, index) => 40 - index);
  expect(timesOf(times)).toEqual({ p50: 20, p95: 38 });
});

describe("the ratio", () => {
  test("says how many times Vigie's value the other's is: above 1, Vigie needs less", () => {
    const sides = { vigie: { seconds: 8, bytes: 200, how: "here" }, directus: { seconds: 320, bytes: 100, how: "there" } };
    expect(sideBySide(sides, ["seconds", "bytes"])).toEqual({ ...sides, directusOverVigie: { seconds: 40, bytes: 0.5 } });
  });

  test("is null where one of the two is not known or there is nothing to divide by", () => {
    const { directusOverVigie } = sideBySide({ vigie: { peak: null, seconds: 0 }, directus: { peak: 5, seconds: 3 } }, ["peak", "seconds"]);
    expect(directusOverVigie).toEqual({ peak: null, seconds: null });
  });
});

test("the table keeps its columns and says nothing where nothing was measured", () => {
  expect(tableOf([
    { name: "import, seconds", sides: { vigie: 8, directus: 331.2 } },
    { name: "memory", sides: { vigie: null, directus: 1_791 } },
    { name: "free", sides: { vigie: 0, directus: 3 } },
  ])).toEqual([
    "                 Vigie  Directus  times",
    "import, seconds    8.0       331   41.4",
    "memory               –      1791      –",
    "free               0.0       3.0      –",
  ]);
});
