import { useMemo, useState } from "react";
import { useFormat } from "../format.ts";
import type { Column, Sort } from "./column.ts";
import { nextSort, sortRows } from "./sort-rows.ts";

/** Sorted rows of a table, and the way to sort them otherwise. */
export function useRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[]) {
  const { compare } = useFormat();
  const [sort, setSort] = useState<Sort>();
  const sorted = useMemo(() => sortRows(rows, columns, sort, compare), [rows, columns, sort, compare]);
  return { rows: sorted, sort, sortBy: (key: string) => setSort(nextSort(sort, key)) };
}
