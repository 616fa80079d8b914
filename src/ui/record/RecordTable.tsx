import { Link } from "wouter";
import { useFormat } from "../format.ts";
import { useMessages, type Translate } from "../messages.ts";
import { usePages } from "../table/use-pages.ts";
import { NotKnown } from "../table/NotKnown.tsx";
import { DataTable } from "../table/DataTable.tsx";
import type { Column } from "../table/column.ts";
import { Empty } from "../page/Empty.tsx";
import { RecordLabel } from "../page/RecordLabel.tsx";
import { Bdi } from "../text/Bdi.tsx";
import { isolate } from "../text/isolate.ts";
import { ListedRecord } from "./record.ts";

export type RecordTableProps = {
  path: string;
  kind: string;
  caption: string;
  query?: Readonly<Record<string, string>>;
  isFiltered?: boolean;
  /** Shown instead of the usual columns, for lists that know more. */
  columns?: readonly Column<ListedRecord>[];
  /** Shown among the usual columns, beside the title, where a telephone has room for them. */
  further?: readonly Column<ListedRecord>[];
  empty?: string;
  /** As of `DataTable`: on a telephone every record stands as a list. */
  isStacked?: boolean;
};

/** A list of records of one kind, last changed first, fifty at a time. */
export function RecordTable({ path, kind, caption, query = {}, isFiltered = false, columns, further = [], empty, isStacked = false }: RecordTableProps) {
  const t = useMessages();
  const format = useFormat();
  const { rows, hasMore, more, isLoadingMore } = usePages([kind, "list", query], `/api/${path}`, query, ListedRecord);
  if (rows.length === 0) return <Empty why={isFiltered ? "filtered" : "nothing"}>{isFiltered ? undefined : empty}</Empty>;
  const isHappening = rows.some((row) => row.when !== undefined);
  const usual: readonly Column<ListedRecord>[] = [
    { key: "title", title: t("ui.record.title"), kind: "text", value: (row) => row.title, cell: (row) => <Link href={`/${path}/${row.id}`}>{row.number !== null && <><Bdi>{row.number}</Bdi>{" "}</>}<Bdi>{row.title}</Bdi></Link> },
    ...further,
    ...(isHappening ? whenAndWhere(t, format) : []),
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => t(`${row.kind}.state.${row.state}`) },
    { key: "label", title: t("ui.record.label"), kind: "text", value: (row) => row.label, cell: (row) => <RecordLabel label={row.label} /> },
    ...(isHappening ? [] : [{ key: "dueAt", title: t("ui.record.due"), kind: "date", value: (row) => row.dueAt ?? "" } satisfies Column<ListedRecord>]),
    { key: "changedAt", title: t("ui.record.changed"), kind: "dateTime", isMinor: isHappening, value: (row) => row.changedAt },
    { key: "by", title: t("ui.record.by"), kind: "text", isMinor: isHappening, value: (row) => row.changedByName ?? t("ui.record.unnamed") },
  ];
  return <DataTable isStacked={isStacked} caption={caption} isCaptionHidden columns={columns ?? usual} rows={rows} rowKey={(row) => row.id} hasMore={hasMore} onMore={more} isLoadingMore={isLoadingMore} />;
}

/** What is told to have happened is told of a time and a place. Accounts differ, so where there are several it was one or another. */
function whenAndWhere(t: Translate, format: ReturnType<typeof useFormat>): Column<ListedRecord>[] {
  // An open beginning (`../2026`) stands where its end does.
  const sortedBy = (row: ListedRecord) => row.when?.[0]?.replace(/^(\.\.)?\//, "");
  return [
    { key: "when", title: t("ui.record.when"), kind: "text", value: sortedBy, cell: (row) => (row.when?.length ? format.choice(row.when.map(format.partialDate)) : <NotKnown />) },
    { key: "where", title: t("ui.record.where"), kind: "text", value: (row) => format.choice((row.where ?? []).map(isolate)) },
  ];
}
