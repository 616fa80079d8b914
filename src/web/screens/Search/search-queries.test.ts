import { describe, expect, test } from "vitest";
import { noSearchFilters, searchedKinds, searchQueries, type SearchFilters } from "./search-queries.ts";

const asked = (filters: Partial<SearchFilters>) => searchQueries({ ...noSearchFilters, ...filters });
const happenings = ["information.report", "information.incident", "information.claim"];

describe("a search asks the lists", () => {
  test("of every kind for words, and of one kind where one is chosen", () => {
    expect(asked({ q: " well " }).map(({ kind }) => kind)).toEqual([...searchedKinds]);
    expect(asked({ q: "well", kind: "warning.alert" })).toEqual([{ kind: "warning.alert", path: "alerts", query: { q: "well" } }]);
  });

  test.each([{ country: "MLI" }, { country: "MLI", area: "ML01" }, { from: "2031-06-01" }, { to: "2031-06-01" }, { reliability: "B" }, { credibility: "2" }])("that know where, when and how well, for %j", (filter) => {
    expect(asked({ q: "well", ...filter }).map(({ kind }) => kind)).toEqual(happenings);
    for (const { query } of asked({ q: "well", ...filter })) expect(query).toEqual({ q: "well", ...filter });
    expect(asked(filter).map(({ query }) => query), "without words too").toEqual(happenings.map(() => filter));
  });

  test("no list where a kind is chosen that cannot answer", () => {
    expect(asked({ q: "well", kind: "warning.alert", country: "MLI" })).toEqual([]);
  });

  test.each([{}, { q: "  " }, { kind: "warning.alert" }, { country: "mali" }, { from: "2031-02-30" }])("nothing for %j, which asks for nothing", (filter) => {
    expect(asked(filter)).toEqual([]);
  });

  test("without what means nothing", () => {
    expect(asked({ q: "well", country: "mali", reliability: "Z" }).map(({ query }) => query)).toEqual(searchedKinds.map(() => ({ q: "well" })));
  });
});
