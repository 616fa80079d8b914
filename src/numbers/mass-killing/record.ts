import { averagePrecision, baseRate, brier, logScore, rocAuc, type Told } from "../forecast/probability-scores.ts";
import { reliability, type Bin } from "../forecast/reliability.ts";
import { topLists } from "../forecast/top-list.ts";
import { yearsUntil, type CountryYears } from "./country-years.ts";
import { chancesWithinOne, killingSettings, type KillingSettings } from "./model.ts";
import type { Derivation } from "./predictors.ts";

/** The size of the list that people talk of. */
export const listSize = 30;

/**
 * How a method did that told the chance of each year with nothing but what was known the year before. Undefined scores are those that cases do not carry: an area needs an onset. `found` of the `onsets` were among the
 * `listed`, the thirty highest of each year, with so many false alarms for each.
 */
export type KillingRecord = {
  readonly from: number; readonly to: number; readonly cases: number; readonly onsets: number; readonly baseRate: number; readonly brier: number; readonly brierOfBaseRate: number; readonly logScore: number; readonly logScoreOfBaseRate: number;
  readonly auc?: number; readonly averagePrecision?: number; readonly listed: number; readonly found: number; readonly falsePerTrue?: number; readonly groups: readonly Bin[];
};

/** Onsets that must be known before a year is foretold at all: with fewer the two learners find nothing. */
const leastOnsets = 10;

/** As many years are foretold anew at most: each of them is learnt from the beginning. */
const mostYears = 31;

/**
 * Foretells the last years of a table one by one, each from what was known at the end of the year before, and scores the chances within one year. Undefined where the table is too short, or too few onsets come before its last year. `told` hears the
 * share that is done.
 */
export function recordOn(table: CountryYears, derivation: Derivation, settings: KillingSettings = killingSettings, told: (share: number) => void = () => undefined): KillingRecord | undefined {
  const onsets = table.rows.filter(({ onset }) => onset).map(({ year }) => year).toSorted((one, other) => one - other);
  const [enough, last] = [onsets[leastOnsets - 1], Math.max(...table.rows.map(({ year }) => year))];
  if (enough === undefined) return undefined;
  const from = Math.max(enough + 2, last - mostYears + 1);
  if (from > last) return undefined;
  const years: Told[][] = [];
  for (let year = from; year <= last; year += 1) {
    const chances = chancesWithinOne(yearsUntil(table, year - 1), derivation, settings);
    years.push(table.rows.flatMap(({ country, year: of, onset }) => {
      const chance = of === year ? chances.get(country) : undefined;
      return chance === undefined ? [] : [{ chance, happened: onset }];
    }));
    told((year - from + 1) / (last - from + 1));
  }
  return { from, to: last, ...killingScores(years) };
}

/** The scores of chances told year by year (or round by round), each of the rounds with a list of its own. Throws RangeError without a case. */
export function killingScores(rounds: readonly (readonly Told[])[]): Omit<KillingRecord, "from" | "to"> {
  const cases = rounds.flat();
  const [base, list] = [baseRate(cases), topLists(rounds, listSize)];
  const plain = cases.map(({ happened }) => ({ chance: base, happened }));
  const bothCame = list.happened > 0 && list.happened < cases.length;
  return {
    cases: cases.length, onsets: list.happened, baseRate: base, brier: brier(cases), brierOfBaseRate: brier(plain), logScore: logScore(cases), logScoreOfBaseRate: bothCame ? logScore(plain) : 0,
    ...(bothCame ? { auc: rocAuc(cases), averagePrecision: averagePrecision(cases) } : {}),
    listed: list.listed, found: list.found, ...(list.found > 0 ? { falsePerTrue: list.falsePerTrue } : {}), groups: reliability(cases),
  };
}
