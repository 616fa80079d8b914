import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../random.ts";
import { rocAuc } from "../forecast/probability-scores.ts";
import { differenceOverCountries } from "./country-bootstrap.ts";
import { countryYearsOf, onsetsWithin, yearsUntil, type CountryYear, type CountryYears } from "./country-years.ts";
import { forwardChances } from "./forward.ts";
import { findYearLeak } from "./leak.ts";
import { chancesAt, explainedChancesAt, killingSettings, penaltiesTried, voicesAt } from "./model.ts";
import { derivedPredictors, publishedPredictors, type Derivation } from "./predictors.ts";
import { rankCorrelation } from "./rank-correlation.ts";
import { killingScores, recordOn } from "./record.ts";

const columns = [{ name: "deaths", family: "violence" as const }, { name: "growth", family: "structure" as const }];
const derivation: Derivation = { decayed: ["deaths"], changes: [{ name: "deaths", years: 2 }], surroundings: ["deaths"] };
const small = { ...killingSettings, forest: { ...killingSettings.forest, trees: 10, leaf: 5 } };

const row = (country: string, year: number, deaths: number, onset = false, region = "north"): CountryYear => ({ country, region, year, values: [deaths, 1], onset });

/** Thirty invented countries over thirty years: where many die, a mass killing often begins in the year after. */
function invented(): CountryYears {
  const random = seededRandom(4);
  const rows = Array.from({ length: 30 }, (_, country) => country).flatMap((country) => {
    let before = 0;
    return Array.from({ length: 30 }, (_, year): CountryYear => {
      const onset = random() < (before > 0.7 ? 0.3 : 0.01);
      before = country % 3 === 0 ? random() : random() / 2;
      return { country: `country ${country}`, region: country % 2 === 0 ? "north" : "south", year, values: [before, random() < 0.1 ? Number.NaN : random()], onset };
    });
  });
  return countryYearsOf(columns, rows);
}

describe("country-years", () => {
  test("are put in order, and refused where a year is told twice, left out or not whole", () => {
    expect(countryYearsOf(columns, [row("Belmora", 2001, 0), row("Amara", 2002, 0), row("Amara", 2001, 0)]).rows.map(({ country, year }) => `${country} ${year}`)).toEqual(["Amara 2001", "Amara 2002", "Belmora 2001"]);
    for (const rows of [[row("Amara", 2001, 0), row("Amara", 2001, 0)], [row("Amara", 2001, 0), row("Amara", 2003, 0)], [{ ...row("Amara", 2001, 0), values: [1] }]]) expect(() => countryYearsOf(columns, rows)).toThrow(RangeError);
  });

  test("cut after a year hold nothing later, and windows that reach beyond it are not known even where an onset is", () => {
    const table = countryYearsOf(columns, [2001, 2002, 2003, 2004].map((year) => row("Amara", year, 0, year === 2003)));
    expect(yearsUntil(table, 2002).rows.map(({ year }) => year)).toEqual([2001, 2002]);
    expect([...onsetsWithin(yearsUntil(table, 2003), 1)]).toEqual([0, 1, Number.NaN]);
    expect([...onsetsWithin(yearsUntil(table, 2003), 2)]).toEqual([1, Number.NaN, Number.NaN]);
    expect([...onsetsWithin(yearsUntil(table, 2004), 2)]).toEqual([1, 1, Number.NaN, Number.NaN]);
  });

  test("do not run on into the next country", () => {
    const table = countryYearsOf(columns, [row("Amara", 2001, 0), row("Belmora", 2001, 0, true), row("Belmora", 2002, 0)]);
    expect([...onsetsWithin(yearsUntil(table, 2002), 1)]).toEqual([Number.NaN, 0, Number.NaN]);
  });
});

describe("what is derived", () => {
  const known = yearsUntil(countryYearsOf(columns, [row("Amara", 2001, 4), row("Amara", 2002, 0, true), row("Amara", 2003, 8), row("Belmora", 2003, 2), row("Corvane", 2003, 5, false, "south")]), 2003);
  const named = (name: string) => [...derivedPredictors(known, derivation).find((one) => one.name === name)!.values];

  test("is what its name says", () => {
    expect(named("deaths-change-2")).toEqual([0, -4, 4, 0, 0]);
    expect(named("deaths-decayed-1").map((value) => Math.round(value * 1_000) / 1_000)).toEqual([4, 1.333, 5.143, 2, 5]);
    expect(named("years-since-onset")).toEqual([40, 0, 1, 40, 40]);
    expect(named("deaths-region")).toEqual([4, 0, 5, 5, 5]);
    expect(named("deaths-world")).toEqual([4, 0, 5, 5, 5]);
    expect(named("onset-region")).toEqual([0, 1, 0.5, 0.5, 0]);
    expect(() => derivedPredictors(known, { ...derivation, decayed: ["rain"] })).toThrow("rain");
  });

  test("of a year is the same whatever came after it", () => {
    const table = invented();
    const [early, late] = [12, 29].map((until) => yearsUntil(table, until));
    const at = (cut: typeof known) => [...publishedPredictors(cut), ...derivedPredictors(cut, derivation)].map(({ values }) => [...cut.rows.keys()].filter((place) => cut.rows[place]!.year <= 12).map((place) => values[place]));
    expect(at(late!)).toEqual(at(early!));
  });
});

describe("the chances of a new mass killing", () => {
  const table = invented();

  test("are told of each country at the cut, and are higher within two years than within one", () => {
    const chances = chancesAt(yearsUntil(table, 28), derivation, small);
    expect(chances).toHaveLength(30);
    for (const { withinOne, withinTwo } of chances) expect(withinOne > 0 && withinTwo < 1 && withinOne <= withinTwo).toBe(true);
  });

  test("find what the invented world follows", () => {
    const told = [...forwardChances(table, 18, 28, derivation, small)].flatMap(([year, chances]) => table.rows.filter((one) => one.year === year + 1).map(({ country, onset }) => ({ chance: chances.get(country)!.withinOne, happened: onset })));
    expect(rocAuc(told)).toBeGreaterThan(0.75);
    expect(() => forwardChances(table, 5, 4, derivation)).toThrow(RangeError);
  });

  test("lie between what the two learners say, and are the same to the bit for the same seed", () => {
    const say = () => voicesAt(yearsUntil(table, 20), 1, derivation, small);
    expect(say()).toEqual(say());
    for (const { net, forest, together } of say()) expect(together >= Math.min(net, Math.max(forest, 1e-4)) - 1e-12 && together <= Math.max(net, forest, 1e-4) + 1e-12).toBe(true);
  });

  test("are best told of countries left out with some penalty, not with one that forbids to learn", () => {
    const tried = penaltiesTried(yearsUntil(table, 28), 1, [0.003, 1], small);
    expect(tried.map(({ penalty }) => penalty)).toEqual([1, 0.003]);
    expect(tried[1]!.loss).toBeLessThan(tried[0]!.loss);
  });

  test("are not told before an onset is known", () => {
    expect(() => chancesAt(yearsUntil(countryYearsOf(columns, [row("Amara", 1, 0), row("Amara", 2, 0)]), 2), derivation)).toThrow(RangeError);
  });

  test("are the same with their reasons, and the parts of the families add up to what is said", () => {
    const known = yearsUntil(table, 28);
    const told = explainedChancesAt(known, derivation, small);
    expect(told.map(({ reason: _reason, ...chances }) => chances)).toEqual(chancesAt(known, derivation, small));
    const within = voicesAt(known, 2, derivation, small);
    for (const [place, { reason }] of told.entries()) {
      const odds = reason.families.reduce((sum, { part }) => sum + part, reason.base);
      expect(1 / (1 + Math.exp(-odds))).toBeCloseTo(within[place]!.together, 9);
    }
  });

  test("are explained by past situations in which more followed where the chance is high, none of them now and none told twice over", () => {
    const told = explainedChancesAt(yearsUntil(table, 28), derivation, small).toSorted((one, other) => other.withinTwo - one.withinTwo);
    const followed = (some: typeof told) => some.flatMap(({ reason }) => reason.alike).filter((one) => one.followed).length;
    expect(followed(told.slice(0, 5))).toBeGreaterThan(followed(told.slice(-5)));
    for (const { country, reason } of told) {
      expect(reason.alike).toHaveLength(5);
      for (const [place, one] of [{ country, year: 28 }, ...reason.alike].entries()) {
        for (const other of reason.alike.slice(place)) expect(one.country !== other.country || Math.abs(one.year - other.year) >= 5).toBe(true);
      }
    }
  });

  test("have a record on years that came after what was known, and none where too few onsets came before", () => {
    const shares: number[] = [];
    const record = recordOn(table, derivation, small, (share) => shares.push(share))!;
    expect([record.to, shares.at(-1), shares.length]).toEqual([29, 1, record.to - record.from + 1]);
    expect(record.cases).toBe(30 * shares.length);
    expect(record.auc).toBeGreaterThan(0.7);
    expect(record.brier).toBeLessThan(record.brierOfBaseRate);
    expect(record.groups.reduce((sum, { happened }) => sum + happened, 0)).toBe(record.onsets);
    expect(recordOn(countryYearsOf(columns, [row("Amara", 1, 0, true), row("Amara", 2, 0)]), derivation, small)).toBeUndefined();
  });

  test("without an onset have a Brier score and no area", () => {
    const scores = killingScores([[{ chance: 0.2, happened: false }, { chance: 0.4, happened: false }]]);
    expect(scores).toMatchObject({ onsets: 0, found: 0, brierOfBaseRate: 0, logScoreOfBaseRate: 0 });
    expect(scores.brier).toBeCloseTo(0.1, 12);
    expect([scores.auc, scores.falsePerTrue]).toEqual([undefined, undefined]);
  });

  test("see nothing of what comes after the cut", () => {
    expect(findYearLeak((whole) => chancesAt(yearsUntil(whole, 20), derivation, small), table, 20)).toBeUndefined();
  });

  test("that were learnt with one year too many are found to leak", () => {
    const leaking = (whole: CountryYears) => chancesAt(yearsUntil(whole, 21), derivation, small);
    expect(findYearLeak(leaking, table, 20)).toBe("country 0");
  });
});

describe("a difference over countries", () => {
  const random = seededRandom(2);
  const cases = Array.from({ length: 300 }, (_, place) => ({ country: `country ${place % 25}`, happened: place % 10 === 0, one: random() + (place % 10 === 0 ? 0.6 : 0), other: random() }));

  test("lies in its interval, is nothing against itself, and is turned over with its sides", () => {
    const { difference, low, high } = differenceOverCountries(cases, rocAuc, 200, 1);
    expect(low).toBeGreaterThan(0.1);
    expect(low < difference && difference < high).toBe(true);
    expect(differenceOverCountries(cases.map((one) => ({ ...one, other: one.one })), rocAuc, 20, 1)).toEqual({ difference: 0, low: 0, high: 0 });
    expect(differenceOverCountries(cases.map((each) => ({ ...each, one: each.other, other: each.one })), rocAuc, 200, 1).difference).toBeCloseTo(-difference, 12);
  });

  test("is not told where nothing happened", () => {
    expect(() => differenceOverCountries(cases.map((one) => ({ ...one, happened: false })), rocAuc, 20, 1)).toThrow(RangeError);
  });
});

test("rank correlation is 1 for the same order, -1 for the reverse, and shares ranks of equal values", () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 30 }), (values) => {
    expect(rankCorrelation(values, values.map((value) => value * 3 + 1))).toBeCloseTo(1, 10);
    expect(rankCorrelation(values, values.map((value) => -value))).toBeCloseTo(-1, 10);
  }));
  // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 of the root of 4.5 times 5.
  expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
  expect(() => rankCorrelation([1], [1])).toThrow(RangeError);
});
