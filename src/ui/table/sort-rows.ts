import type { CellValue, Column, Sort } from "./column.ts";

type Compare = (a: string, b: string) => number;

/** Rows in the order of one column. What is not known comes last in both directions: it is neither the least nor the most. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | undefined, compareWords: Compare): readonly Row[] {
  const column = columns.find(({ key }) => key === sort?.key);
  if (!column || !sort) return rows;
  const direction = sort.isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [column.value(a), column.value(b)];
    if (isUnknown(left) || isUnknown(right)) return Number(isUnknown(left)) - Number(isUnknown(right));
    return direction * compareValues(left, right, compareWords);
  });
}

function isUnknown(value: CellValue): value is null | undefined | "" {
  return value === null || value === undefined || value === "";
}

function compareValues(a: string | number, b: string | number, compareWords: Compare): number {
  return typeof a === "number" && typeof b === "number" ? a - b : compareWords(String(a), String(b));
}

/** First press ascending, second descending, third back to the order the list came in. */
export function nextSort(sort: Sort | undefined, key: string): Sort | undefined {
  if (sort?.key !== key) return { key, isDescending: false };
  return sort.isDescending ? undefined : { key, isDescending: true };
}
