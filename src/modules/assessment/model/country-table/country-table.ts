import * as v from "valibot";
import type { FieldFault, RecordKind } from "#platform/rules/kind.ts";
import { Label } from "#platform/rules/label.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { said, text } from "../text.ts";

/** What a column is read as. Everything but the first three and what is left out is a predictor; a region is one too, and groups countries besides. */
export const columnRoles = ["country", "year", "onset", "structure", "politics", "violence", "past-killings", "region", "left-out"] as const;
export type ColumnRole = (typeof columnRoles)[number];

export const predictorRoles = ["structure", "politics", "violence", "past-killings", "region"] as const satisfies readonly ColumnRole[];

/** So many columns and rows a table has at most: all countries in all years since 1800 with two hundred columns. */
export const [mostColumns, mostRows] = [200, 50_000];

const Column = v.strictObject({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)), role: v.picklist(columnRoles) });
export type TableColumn = v.InferOutput<typeof Column>;

/** A table of countries and years: what is known of each country at the end of each year. The rows stand beside the record; once read they never change. */
export const CountryTable = v.strictObject({
  label: Label,
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "assessment.title-missing"), v.maxLength(300)),
  /** Who made it, when and from what, and whether it may be used here. */
  source: said(4_000, "assessment.country-table-source-missing"),
  columns: v.pipe(v.array(Column), v.maxLength(mostColumns, "assessment.country-table-too-wide")),
  note: text(4_000),
});
export type CountryTable = v.InferOutput<typeof CountryTable>;

export type CountryTableState = "draft" | "read" | "withdrawn";
export type CountryTableStep = "bring-in" | "withdraw";

const countryTableMachine: Machine<CountryTableState, CountryTableStep> = {
  initial: "draft",
  final: ["withdrawn"],
  steps: {
    "bring-in": { from: ["draft"], to: "read", roles: ["system"] },
    withdraw: { from: ["draft", "read"], to: "withdrawn", roles: ["senior", "director"], needsReason: true },
  },
};

export const countryTableKind: RecordKind<CountryTable, CountryTableState, CountryTableStep> = {
  kind: "assessment.country-table",
  path: "country-tables",
  schema: CountryTable,
  machine: countryTableMachine,
  faults: ({ columns }) => faultsOfColumns(columns),
  createRoles: ["analyst", "senior"],
  editRoles: ["analyst", "senior"],
  editableIn: ["draft"],
  title: (content) => content.title,
  links: () => [],
  searchText: (content) => ({ language: null, text: [content.title, content.source, content.note].join("\n"), names: [] }),
};

/** One column says which country, one which year, at most one where a mass killing began, and at least one something to learn from. */
export function faultsOfColumns(columns: readonly TableColumn[]): FieldFault[] {
  const counted = (role: ColumnRole) => columns.filter((column) => column.role === role).length;
  const code = [
    new Set(columns.map(({ name }) => name)).size < columns.length && "assessment.country-table-names-repeat",
    counted("country") !== 1 && "assessment.country-table-without-country",
    counted("year") !== 1 && "assessment.country-table-without-year",
    counted("onset") > 1 && "assessment.country-table-two-onsets",
    !columns.some(({ role }) => isPredictor(role)) && "assessment.country-table-without-predictor",
  ].find((found) => found !== false);
  return code === undefined ? [] : [{ path: "columns", code }];
}

export function isPredictor(role: ColumnRole): role is (typeof predictorRoles)[number] {
  return predictorRoles.some((one) => one === role);
}
