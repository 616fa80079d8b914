type Days = { readonly isDated: "no" | "day" | "period"; readonly days: string };

/** The days of a filter for a sentence: one day, or a period that is open on the side that was left empty. */
export function sayDays(from: string | undefined, to: string | undefined, format: { partialDate(edtf: string): string }): Days {
  if (from === undefined && to === undefined) return { isDated: "no", days: "" };
  return from === to ? { isDated: "day", days: format.partialDate(from ?? "") } : { isDated: "period", days: format.partialDate(`${from ?? ".."}/${to ?? ".."}`) };
}
