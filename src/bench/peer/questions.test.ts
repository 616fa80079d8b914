import { expect, test } from "vitest";
import { questions } from "./questions.ts";

const question = (name: string) => questions.find((one) => one.name === name)!;

test("a page of both sides says the same when the same events are on it", () => {
  const { vigie, directus } = question("countryAndYear");
  expect(vigie.results({ items: [{ sourceKey: "2", dateFrom: "2014-03-02" }, { sourceKey: "1", dateFrom: "2014-03-01" }] })).toEqual({ onPage: 2, latest: "2014-03-02", earliest: "2014-03-01" });
  expect(directus.results({ data: [{ id: "2", date_from: "2014-03-02" }, { id: "1", date_from: "2014-03-01" }] })).toEqual({ onPage: 2, latest: "2014-03-02", earliest: "2014-03-01" });
});

test("months of both sides say the same number of lines, events and deaths", () => {
  const { vigie, directus } = question("monthsOfCountry");
  expect(vigie.results({ items: [{ month: "2014-03", events: 3, best: 40 }, { month: "2014-04", events: 1, best: 0 }] })).toEqual({ lines: 2, events: 4, deaths: 40 });
  expect(directus.results({ data: [{ count: "3", sum: { deaths_best: "40" } }, { count: "1", sum: { deaths_best: null } }] })).toEqual({ lines: 2, events: 4, deaths: 40 });
});

test("a count that Vigie breaks off is not taken for the whole", () => {
  const { vigie, directus } = question("countOfCountryAndYear");
  expect(vigie.results({ events: 10_000, isMore: true })).not.toEqual(directus.results({ data: [{ count: "10000" }] }));
  expect(vigie.results({ events: 822, isMore: false })).toEqual(directus.results({ data: [{ count: "822" }] }));
});
