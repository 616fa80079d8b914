import * as v from "valibot";
import { isCountryCode } from "#geography/model/countries.ts";
import { eventKinds } from "../event.ts";

/** What a column of a table that is not UCDP's can mean. A text field of several columns joins them, a number adds them up. */
export const mappedFields = [
  "key", "dateFrom", "dateTo", "country", "countryCode", "adm1", "adm2", "place", "latitude", "longitude",
  "deathsLow", "deathsBest", "deathsHigh", "conflict", "sideA", "sideB", "account", "source", "sourceDate",
] as const;
export type MappedField = (typeof mappedFields)[number];

/** How days are written where they are not ISO. Three numbers do not say which is the month, so a person decides. */
export const dateFormats = ["iso", "day-first", "month-first"] as const;
export type DateFormat = (typeof dateFormats)[number];

const Column = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const EventKind = v.picklist(eventKinds);

export const CsvMapping = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  dataset: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/)),
  /** Row of the column names and row of the first event, as a spreadsheet counts: titles and HXL tags stand between. */
  headerRow: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  firstDataRow: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(101)),
  columns: v.partial(v.strictObject(v.entriesFromList(mappedFields, v.pipe(v.array(Column), v.minLength(1), v.maxLength(20))))),
  dateFormat: v.picklist(dateFormats),
  decimalComma: v.boolean(),
  /** The same kind for every row, or a column whose words are translated; a word that is not in the map refuses its row. */
  kind: v.variant("by", [
    v.strictObject({ by: v.literal("nothing") }),
    v.strictObject({ by: v.literal("constant"), kind: EventKind }),
    v.strictObject({ by: v.literal("column"), column: Column, values: v.record(v.pipe(v.string(), v.maxLength(200)), EventKind) }),
  ]),
  defaultCountry: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)),
});
export type CsvMapping = v.InferOutput<typeof CsvMapping>;

/** A mapping that is kept to be used again: its country is one, and a column holds the date, without which nothing in a table is an event. While somebody is still choosing, both may be missing. */
export const KeptMapping = v.pipe(
  CsvMapping,
  v.check(({ columns }) => columns.dateFrom !== undefined, "information.import.no-date-column"),
  v.check(({ defaultCountry }) => defaultCountry === null || isCountryCode(defaultCountry), "geography.no-country-has-this-code"),
);
