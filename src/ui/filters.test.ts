import { expect, test } from "vitest";
import { readFilters } from "./filters.ts";

test("filters come from the address; what it does not name keeps its default, what is no filter is left alone", () => {
  expect(readFilters("?q=river&page=2", { q: "", state: "open" })).toEqual({ q: "river", state: "open" });
});
