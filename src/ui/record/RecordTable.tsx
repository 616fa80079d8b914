import { Link } from "wouter";
import { useMessages } from "../messages.ts";
import { usePages } from "../table/use-pages.ts";
import { DataTable } from "../table/DataTable.tsx";
import type { Column } from "../table/column.ts";
import { Empty } from "../page/Empty.tsx";
import { RecordLabel } from "../page/RecordLabel.tsx";
import { Bdi } from "../text/Bdi.tsx";
import { ListedRecord } from "./record.ts";

export type RecordTableProps = {
  path: string;
  kind: string;
  caption: string;
  query?: Readonly<Record<string, string>>;
  isFiltered?: boolean;
  /** Shown instead of the usual columns, for lists that know more. */
  columns?: readonly Column<ListedRecord>[];
  empty?: string;
};

/** A list of records of one kind, last changed first, fifty at a time. */
export function RecordTable({ path, kind, caption, query = {}, isFiltered = false, columns, empty }: RecordTableProps) {
  const t = useMessages();
  const { rows, hasMore, more, isLoadingMore } = usePages([kind, "list", query], `/api/${path}`, query, ListedRecord);
  if (rows.length === 0) return <Empty why={isFiltered ? "filtered" : "nothing"}>{isFiltered ? undefined : empty}</Empty>;
  const usual: readonly Column<ListedRecord>[] = [
    { key: "title", title: t("ui.record.title"), kind: "text", value: (row) => row.title, cell: (row) => <Link href={`/${path}/${row.id}`}>{row.number !== null && <><Bdi>{row.number}</Bdi>{" "}</>}<Bdi>{row.title}</Bdi></Link> },
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => t(`${row.kind}.state.${row.state}`) },
    { key: "label", title: t("ui.record.label"), kind: "text", value: (row) => row.label, cell: (row) => <RecordLabel label={row.label} /> },
    { key: "dueAt", title: t("ui.record.due"), kind: "date", value: (row) => row.dueAt ?? "" },
    { key: "changedAt", title: t("ui.record.changed"), kind: "dateTime", value: (row) => row.changedAt },
    { key: "by", title: t("ui.record.by"), kind: "text", value: (row) => row.changedByName ?? t("ui.record.system") },
  ];
  return <DataTable caption={caption} isCaptionHidden columns={columns ?? usual} rows={rows} rowKey={(row) => row.id} hasMore={hasMore} onMore={more} isLoadingMore={isLoadingMore} />;
}
