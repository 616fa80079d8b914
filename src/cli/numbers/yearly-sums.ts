import { join } from "node:path";
import * as v from "valibot";
import { rowsOf, type Compared, type PublishedTable } from "./published-table.ts";

const firstYear = 1989;

/** Events and deaths of each year that the events extract is said to hold, so that what is computed from it is known to be computed from all of it. */
const publishedEvents: readonly (readonly [events: number, deaths: number])[] = [
  [1_540, 40_847], [2_090, 71_488], [1_972, 45_542], [5_603, 52_902], [2_981, 37_757], [4_090, 524_800], [2_272, 35_647], [1_682, 47_139], [1_442, 34_483], [1_986, 41_441], [2_369, 47_367],
  [2_675, 27_197], [2_353, 22_733], [2_914, 24_431], [1_862, 20_194], [2_568, 22_332], [2_432, 11_180], [2_755, 16_083], [3_290, 16_663], [3_792, 23_698], [4_519, 30_282], [4_007, 21_134],
  [4_749, 26_483], [13_115, 55_556], [18_005, 66_601], [17_581, 92_970], [14_252, 76_801], [11_739, 69_474], [10_051, 65_185], [8_508, 46_916],
];

const publishedKinds = { "State-based violence": 116_778, "One-sided violence": 24_617, "Non-state violence": 17_799 } as const;

/** Deaths of each year in the table of countries and months. */
const publishedDeaths: readonly number[] = [
  52_188, 71_250, 49_604, 60_087, 57_056, 694_463, 56_697, 66_306, 48_405, 56_261, 88_495, 41_935, 33_029, 38_659, 31_117, 33_985,
];

const Events = v.array(v.object({ year: v.string(), type_of_violence: v.string(), best_death: v.pipe(v.string(), v.transform(Number), v.number()) }));
const Months = v.array(v.record(v.string(), v.string()));

/** The sums by year and kind of the events that surges and areas are measured on. */
export const eventSumsTable: PublishedTable = {
  name: "event-sums",
  folder: "ucdp-ged-21-1",
  compare: (folder) => {
    const events = v.parse(Events, rowsOf(join(folder, "ged211_extract_1989_2018.csv.gz")));
    const years = Map.groupBy(events, ({ year }) => Number(year));
    const kinds = Map.groupBy(events, ({ type_of_violence }) => type_of_violence.toLowerCase());
    return [
      ...publishedEvents.flatMap(([count, deaths], index): Compared[] => {
        const [year, ofYear] = [firstYear + index, years.get(firstYear + index) ?? []];
        return [{ what: `${year}`, measure: "events", ours: ofYear.length, published: count }, { what: `${year}`, measure: "deaths", ours: ofYear.reduce((sum, { best_death }) => sum + best_death, 0), published: deaths }];
      }),
      ...Object.entries(publishedKinds).map(([kind, count]): Compared => ({ what: kind, measure: "events", ours: kinds.get(kind.toLowerCase())?.length ?? 0, published: count })),
    ];
  },
};

/** The sums by year of the months against which forecasts from elsewhere are scored; those of the last years are not published. */
export const monthSumsTable: PublishedTable = {
  name: "month-sums",
  folder: "country-month-forecasts",
  compare: (folder) => {
    const years = Map.groupBy(v.parse(Months, rowsOf(join(folder, "country_month.csv.gz"))), ({ month }) => month?.slice(0, 4));
    return publishedDeaths.map((deaths, index): Compared => {
      const year = String(firstYear + index);
      const ours = (years.get(year) ?? []).flatMap((row) => Object.entries(row)).reduce((sum, [country, count]) => sum + (country === "month" ? 0 : Number(count)), 0);
      return { what: year, measure: "deaths", ours, published: deaths };
    });
  },
};
