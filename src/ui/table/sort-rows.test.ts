import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Column } from "./column.ts";
import { nextSort, sortRows } from "./sort-rows.ts";

type Place = { name: string | null; deaths: number | null };
const columns: Column<Place>[] = [
  { key: "name", title: "Name", kind: "text", value: (row) => row.name },
  { key: "deaths", title: "Deaths", kind: "number", value: (row) => row.deaths },
];
const compare = new Intl.Collator("fr", { numeric: true, sensitivity: "base" }).compare;
const place = (name: string | null, deaths: number | null): Place => ({ name, deaths });

describe("sorting a list", () => {
  test("numbers sort as numbers, not as text", () => {
    const rows = [place("a", 100), place("b", 9), place("c", 20)];
    expect(sortRows(rows, columns, { key: "deaths", isDescending: false }, compare).map((row) => row.deaths)).toEqual([9, 20, 100]);
  });

  test("words sort as the language does: É stands with E", () => {
    const rows = [place("Zarn", 1), place("Éval", 1), place("Abro", 1)];
    expect(sortRows(rows, columns, { key: "name", isDescending: false }, compare).map((row) => row.name)).toEqual(["Abro", "Éval", "Zarn"]);
  });

  test.each([{ isDescending: false }, { isDescending: true }])("what is not known comes last (descending: $isDescending)", ({ isDescending }) => {
    const rows = [place("a", null), place("b", 0), place("c", 5)];
    expect(sortRows(rows, columns, { key: "deaths", isDescending }, compare).at(-1)?.deaths).toBeNull();
  });

  test("sorting neither loses nor adds a row, and leaves the list it was given alone", () => {
    const row = fc.record({ name: fc.option(fc.string()), deaths: fc.option(fc.integer()) });
    fc.assert(
      fc.property(fc.array(row), fc.boolean(), fc.constantFrom("name", "deaths"), (rows, isDescending, key) => {
        const before = [...rows];
        const sorted = sortRows(rows, columns, { key, isDescending }, compare);
        expect(new Set(sorted)).toEqual(new Set(rows));
        expect(sorted).toHaveLength(rows.length);
        expect(rows).toEqual(before);
      }),
    );
  });

  test("the third press gives back the order the list came in", () => {
    const first = nextSort(undefined, "name");
    const second = nextSort(first, "name");
    expect([first?.isDescending, second?.isDescending, nextSort(second, "name")]).toEqual([false, true, undefined]);
  });
});
