import { unitOf } from "../country-table/read-table.ts";
import { monthNumber } from "#platform/rules/calendar-month.ts";

/** What somebody said, in the month `issued`, of the deaths of a country in the month `target`. Months are numbered on. `set` parts forecasts of one archive that do not belong together, such as two models. */
export type ForeignRow = { readonly row: number; readonly set: string; readonly unit: string; readonly issued: number; readonly target: number; readonly mean: number; readonly low: number | null; readonly high: number | null };

type Fault = { readonly row: number; readonly column: string; readonly code: string; readonly values?: Readonly<Record<string, string | number>> };

/** Names under which archives write what is needed, the ones preferred first. */
const names = {
  issued: ["issue_month", "issued", "issue", "forecast_date", "origin"],
  target: ["target_month", "target", "month", "date", "month_id"],
  country: ["iso3", "country_iso3", "iso", "gwcode", "gwno", "ccode", "country", "country_name"],
  mean: ["mean", "forecast", "prediction", "predicted", "point", "value", "median"],
  low: ["min", "low", "lower", "lower_bound"],
  high: ["max", "high", "upper", "upper_bound"],
  set: ["horizon_set", "set", "model", "series"],
} as const;

/** Reads rows of an archive whose header is this; `missing` names what no column says. */
export function foreignReader(header: readonly string[]): { readonly missing: readonly (keyof typeof names)[] } | { read(row: number, cells: readonly string[]): ForeignRow | Fault } {
  const plain = header.map((name) => name.trim().toLowerCase());
  const at = (key: keyof typeof names) => plain.indexOf(names[key].find((name) => plain.includes(name)) ?? "");
  const places = { issued: at("issued"), target: at("target"), country: at("country"), mean: at("mean"), low: at("low"), high: at("high"), set: at("set") };
  const missing = (["issued", "target", "country", "mean"] as const).filter((key) => places[key] < 0);
  if (missing.length > 0) return { missing };
  const seen = new Map<string, number>();
  return {
    read: (row, cells) => {
      const cell = (key: keyof typeof names) => cells[places[key]]?.trim() ?? "";
      const fault = (key: keyof typeof names, code: string, values = {}): Fault => ({ row, column: header[places[key]] ?? "", code, values });
      const [issued, target] = [monthOfCell(cell("issued")), monthOfCell(cell("target"))];
      if (issued === undefined) return fault("issued", "assessment.foreign-month-unreadable");
      if (target === undefined) return fault("target", "assessment.foreign-month-unreadable");
      // What was said of a month after it was over is no forecast.
      if (target < issued) return fault("target", "assessment.foreign-month-past");
      const unit = unitOf(cell("country"), Number(cell("target").slice(0, 4)));
      if (unit === undefined) return fault("country", "assessment.country-table-country-unknown");
      const [mean, low, high] = [numberOf(cell("mean")), numberOf(cell("low")), numberOf(cell("high"))];
      if (mean === undefined || mean === null) return fault("mean", "assessment.foreign-number-unreadable");
      if (low === undefined) return fault("low", "assessment.foreign-number-unreadable");
      if (high === undefined) return fault("high", "assessment.foreign-number-unreadable");
      if (low !== null && high !== null && low > high) return fault("low", "assessment.foreign-bounds-crossed");
      const key = [cell("set"), unit, issued, target].join(" ");
      const before = seen.get(key);
      if (before !== undefined) return fault("country", "assessment.foreign-said-twice", { other: before });
      seen.set(key, row);
      return { row, set: cell("set"), unit, issued, target, mean, low, high };
    },
  };
}

/** `2018-01`, a day of that month, or `201801`. */
function monthOfCell(cell: string): number | undefined {
  const [, year, month] = /^((?:19|20)\d{2})-?(0[1-9]|1[0-2])(?:-\d{2})?$/.exec(cell) ?? [];
  return year === undefined || month === undefined ? undefined : monthNumber(`${year}-${month}`);
}

/** Null where nothing is said, undefined where it is no number. */
function numberOf(cell: string): number | null | undefined {
  if (["", "na", "nan", "null"].includes(cell.toLowerCase())) return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}
