import type { MappedField } from "./csv-mapping.ts";

/** The standard looks for the row of tags among the first 25 rows, and no further. */
const hxlRowsLooked = 25;

/** `#org +acronym` and `#ORG+Acronym` are the same tag. */
function hxlTag(cell: string): string | undefined {
  const tag = cell.replace(/\s+/g, "").toLowerCase();
  return /^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$/.test(tag) ? tag : undefined;
}

/** A row is the tag row when at least half of what it says are tags. */
export function isHxlRow(cells: readonly string[]): boolean {
  const said = cells.filter((cell) => cell.trim() !== "");
  const tags = said.filter((cell) => hxlTag(cell) !== undefined).length;
  return tags > 0 && tags * 2 >= said.length;
}

/** Index of the tag row among the first rows of a file, its header included. */
export function findHxlRow(rows: readonly (readonly string[])[]): number | undefined {
  const index = rows.slice(0, hxlRowsLooked).findIndex(isHxlRow);
  return index < 0 ? undefined : index;
}

type TagRule = { readonly field: MappedField; readonly tag: string; readonly needs: readonly string[]; readonly not?: readonly string[] };

/** First rule that fits wins, so the particular ones stand before the general ones. */
const rules: readonly TagRule[] = [
  { field: "dateTo", tag: "#date", needs: ["end"] },
  { field: "sourceDate", tag: "#date", needs: ["reported"] },
  { field: "sourceDate", tag: "#date", needs: ["published"] },
  { field: "dateFrom", tag: "#date", needs: [] },
  { field: "latitude", tag: "#geo", needs: ["lat"] },
  { field: "longitude", tag: "#geo", needs: ["lon"] },
  { field: "countryCode", tag: "#country", needs: ["code"], not: ["v_iso2", "v_m49"] },
  { field: "country", tag: "#country", needs: [], not: ["code"] },
  { field: "adm1", tag: "#adm1", needs: [], not: ["code"] },
  { field: "adm2", tag: "#adm2", needs: [], not: ["code"] },
  { field: "place", tag: "#loc", needs: [], not: ["code", "type"] },
  { field: "deathsLow", tag: "#affected", needs: ["killed", "min"] },
  { field: "deathsHigh", tag: "#affected", needs: ["killed", "max"] },
  { field: "deathsBest", tag: "#affected", needs: ["killed"], not: ["f", "m", "children", "adults"] },
  { field: "key", tag: "#event", needs: ["id"] },
  { field: "key", tag: "#meta", needs: ["id"] },
  { field: "key", tag: "#crisis", needs: ["id"] },
  { field: "source", tag: "#meta", needs: ["source"] },
  { field: "account", tag: "#description", needs: [] },
  { field: "account", tag: "#event", needs: ["description"] },
  { field: "sideA", tag: "#actor", needs: ["perpetrator"] },
  { field: "sideA", tag: "#org", needs: ["perpetrator"] },
  { field: "sideB", tag: "#actor", needs: ["victim"] },
  { field: "conflict", tag: "#crisis", needs: ["name"] },
];

export function fieldOfTag(cell: string): MappedField | undefined {
  const [tag, ...attributes] = hxlTag(cell)?.split("+") ?? [];
  if (tag === undefined) return undefined;
  return rules.find(
    (rule) =>
      rule.tag === tag &&
      rule.needs.every((attribute) => attributes.includes(attribute)) &&
      !(rule.not ?? []).some((attribute) => attributes.includes(attribute)),
  )?.field;
}
