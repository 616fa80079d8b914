/** Why one row of an import file was not stored. The sentence is in the message catalogue under `information.import.<code>`. */
export type Rejection = {
  /** As a spreadsheet counts, the header being row 1. */
  readonly row: number;
  /** Name of the column as the file writes it; empty when it is about the whole row. */
  readonly column: string;
  /** What the cell says, shortened. */
  readonly value: string;
  readonly code: RejectionCode;
  /** More for the sentence: a limit, an expected number. */
  readonly values: Readonly<Record<string, string | number>>;
};

export const rejectionCodes = [
  "cell-too-long",
  "row-too-wide",
  "not-text",
  "not-flat",
  "new-field",
  "not-a-record",
  "columns-differ",
  "missing",
  "duplicate-key",
  "repeated-row",
  "too-many-keys",
  "not-a-date",
  "date-does-not-exist",
  "dates-out-of-order",
  "not-a-number",
  "not-a-whole-number",
  "latitude-out-of-range",
  "longitude-out-of-range",
  "half-a-position",
  "deaths-negative",
  "number-too-large",
  "unknown-word",
  "not-yes-or-no",
  "cell-differs",
  "text-too-long",
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

const longestValue = 200;

export function rejection(
  row: number,
  column: string,
  value: string,
  code: RejectionCode,
  values: Rejection["values"] = {},
): Rejection {
  return { row, column, value: shortened(value), code, values };
}

/** Cut between characters, never inside one. */
function shortened(value: string): string {
  return value.length <= longestValue ? value : `${value.slice(0, longestValue).toWellFormed()}…`;
}
