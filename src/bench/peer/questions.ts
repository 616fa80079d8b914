import * as v from "valibot";
import { listedFields } from "./directus-events.ts";

/** What an answer says, in words that both sides share. */
type Results = Readonly<Record<string, number | string>>;
/** One side of a question: what is timed, and where the number of results stands. */
type Asked = { readonly path: string; readonly results: (answer: unknown) => Results; readonly counted?: { readonly path: string; readonly results: (answer: unknown) => Results } };
export type Question = { readonly name: string; readonly vigie: Asked; readonly directus: Asked; readonly whyDifferent?: string };

const VigiePage = v.object({ items: v.array(v.object({ sourceKey: v.string(), dateFrom: v.string() })) });
const VigieCount = v.object({ events: v.number(), isMore: v.boolean() });
const VigieMonths = v.object({ items: v.array(v.object({ events: v.number(), best: v.number() })) });
const Digits = v.pipe(v.string(), v.digits(), v.transform(Number));
const DirectusPage = v.object({ data: v.array(v.object({ id: v.string(), date_from: v.string() })) });
const DirectusCount = v.object({ data: v.tuple([v.object({ count: Digits })]) });
const DirectusMonths = v.object({ data: v.array(v.object({ count: Digits, sum: v.object({ deaths_best: v.nullable(Digits) }) })) });

type Filter = { readonly vigie: Readonly<Record<string, string>>; readonly directus: Readonly<Record<string, string>> };

const everything: Filter = { vigie: {}, directus: {} };
const countryAndYear: Filter = {
  vigie: { country: "AFG", from: "2014-01-01", to: "2014-12-31" },
  // Between two days and not `year(date_from)`: an index helps only the former.
  directus: { filter: JSON.stringify({ country_iso3: { _eq: "AFG" }, date_from: { _between: ["2014-01-01", "2014-12-31"] } }) },
};
const kindAndDeaths: Filter = { vigie: { kind: "one-sided", deathsMin: "25" }, directus: { filter: JSON.stringify({ kind: { _eq: "one-sided" }, deaths_best: { _gte: 25 } }) } };
const word = (text: string): Filter => ({ vigie: { q: text }, directus: { search: text } });
const country = (code: string): Filter => ({ vigie: { country: code }, directus: { filter: JSON.stringify({ country_iso3: { _eq: code } }) } });

const otherWords = "Directus finds the letters anywhere in a searched field, Vigie whole words and their stems.";
const otherReason = "This is not explained: look at the two answers.";

export const questions: readonly Question[] = [
  firstPage("firstPage", everything, monthsCounted(everything)),
  firstPage("countryAndYear", countryAndYear),
  firstPage("kindAndDeaths", kindAndDeaths),
  firstPage("rareWord", word("lendu"), undefined, otherWords),
  firstPage("commonWord", word("taleban"), undefined, otherWords),
  count("countOfCountryAndYear", countryAndYear),
  count("countOfCommonWord", word("taleban"), otherWords),
  months("monthsOfCountry", country("SYR")),
];

/** Fifty events, latest first; the same day is in the order of a key on both sides, so that pages can follow each other. */
function firstPage(name: string, filter: Filter, vigieCounted = vigieCount(filter), whyDifferent = otherReason): Question {
  return {
    name,
    whyDifferent,
    vigie: { path: address("/api/events", { ...filter.vigie, limit: "50" }), results: (answer) => pageOf(v.parse(VigiePage, answer).items.map((item) => item.dateFrom)), counted: vigieCounted },
    directus: {
      path: address("/items/events", { ...filter.directus, limit: "50", sort: "-date_from,-id", fields: listedFields.join(",") }),
      results: (answer) => pageOf(v.parse(DirectusPage, answer).data.map((item) => item.date_from)),
      counted: directusCount(filter),
    },
  };
}

function pageOf(days: readonly string[]): Results {
  return { onPage: days.length, latest: days[0] ?? "", earliest: days.at(-1) ?? "" };
}

function count(name: string, filter: Filter, whyDifferent = otherReason): Question {
  return { name, whyDifferent, vigie: vigieCount(filter), directus: directusCount(filter) };
}

function vigieCount(filter: Filter): Asked {
  return {
    path: address("/api/event-count", filter.vigie),
    results: (answer) => {
      const { events, isMore } = v.parse(VigieCount, answer);
      return { events: isMore ? `more than ${events}` : events };
    },
  };
}

function directusCount(filter: Filter): Asked {
  return { path: address("/items/events", { ...filter.directus, "aggregate[count]": "*" }), results: (answer) => ({ events: v.parse(DirectusCount, answer).data[0].count }) };
}

/** Vigie counts to ten thousand where a person asks; its months say how many there are beyond that. */
function monthsCounted(filter: Filter): Asked {
  return { path: address("/api/event-months", filter.vigie), results: (answer) => ({ events: sum(v.parse(VigieMonths, answer).items.map((item) => item.events)) }) };
}

function months(name: string, filter: Filter): Question {
  return {
    name,
    whyDifferent: otherReason,
    vigie: {
      path: address("/api/event-months", filter.vigie),
      results: (answer) => {
        const { items } = v.parse(VigieMonths, answer);
        return { lines: items.length, events: sum(items.map((item) => item.events)), deaths: sum(items.map((item) => item.best)) };
      },
    },
    directus: {
      path: address("/items/events", { ...filter.directus, limit: "-1", "aggregate[count]": "*", "aggregate[sum]": "deaths_low,deaths_best,deaths_high", groupBy: "year(date_from),month(date_from),kind" }),
      results: (answer) => {
        const { data } = v.parse(DirectusMonths, answer);
        return { lines: data.length, events: sum(data.map((line) => line.count)), deaths: sum(data.map((line) => line.sum.deaths_best ?? 0)) };
      },
    },
  };
}

function address(path: string, asked: Readonly<Record<string, string>>): string {
  const words = new URLSearchParams(asked).toString();
  return words === "" ? path : `${path}?${words}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
