import { join } from "node:path";
import * as v from "valibot";
import { pointScores, type PointForecast } from "#numbers/forecast/point-scores.ts";
import { rowsOf, type Compared, type PublishedTable } from "./published-table.ts";

const Rows = v.array(v.object({ issue_month: v.string(), horizon_set: v.picklist(["h6", "h12"]), target_month: v.string(), country: v.string(), mean: v.string(), min: v.string(), max: v.string() }));
const Outcomes = v.array(v.record(v.string(), v.string()));

type Row = v.InferOutput<typeof Rows>[number];

/** An archive of forecasts made elsewhere, month by month, scored against the deaths of the same archive: of countries whose names both spell alike, as its reference does. */
export const foreignForecastsTable: PublishedTable = {
  folder: "country-month-forecasts",
  compare: (folder) => {
    const rows = v.parse(Rows, rowsOf(join(folder, "forecasts.csv.gz")));
    const outcomes = new Map(v.parse(Outcomes, rowsOf(join(folder, "country_month.csv.gz"))).map((row) => [row["month"], row]));
    return [{ what: "forecasts", measure: "rows", ours: rows.length, published: 53_676 }, ...published.flatMap((one) => compared(one, rows.filter(({ horizon_set }) => horizon_set === one.set), outcomes))];
  },
};

const published = [
  { set: "h12", forecasts: 31_752, countries: 111, squaredLog: 1.462715, absolute: 47.7508, inside: 0.8075 },
  { set: "h6", forecasts: 15_876, countries: 111, squaredLog: 1.371992, absolute: 46.1722, inside: 0.7904 },
] as const;

function compared(said: (typeof published)[number], rows: readonly Row[], outcomes: ReadonlyMap<string | undefined, Readonly<Record<string, string>>>): Compared[] {
  const known = rows.flatMap((row) => {
    const outcome = outcomes.get(row.target_month)?.[row.country];
    return outcome === undefined || outcome === "" ? [] : [{ row, outcome: Number(outcome) }];
  });
  const { squaredLog, absolute, inside } = pointScores(known.map(({ row, outcome }): PointForecast => ({ mean: Number(row.mean), low: bound(row.min), high: bound(row.max), outcome })));
  const what = `${said.set}, countries spelt alike`;
  return [
    { what, measure: "forecasts", ours: known.length, published: said.forecasts },
    { what, measure: "countries", ours: new Set(known.map(({ row }) => row.country)).size, published: said.countries },
    { what, measure: "mean squared log error", ours: squaredLog, published: said.squaredLog },
    { what, measure: "mean absolute error", ours: absolute, published: said.absolute },
    { what, measure: "share inside", ours: inside ?? Number.NaN, published: said.inside },
  ];
}

function bound(text: string): number | undefined {
  return text === "" ? undefined : Number(text);
}
