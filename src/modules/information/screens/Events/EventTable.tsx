import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import type { Column } from "#ui/table/column.ts";
import { usePages } from "#ui/table/use-pages.ts";
import { Badge } from "#ui/text/Badge.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { useEventWords } from "../event-words.ts";
import { ListedEvent } from "../listed-event.ts";
import type { EventQuery } from "./event-query.ts";
import styles from "./styles.module.css";

/** Events one by one, latest first, fifty at a time. */
export function EventTable({ query }: { query: EventQuery }) {
  const t = useMessages();
  const words = useEventWords();
  const { rows, hasMore, more, isLoadingMore } = usePages(["information.event", "list"], "/api/events", query, ListedEvent);
  const columns: readonly Column<ListedEvent>[] = [
    { key: "when", title: t("information.screen.events.when"), kind: "text", value: (row) => row.dateFrom, cell: (row) => <Link href={`/events/${row.id}`}>{words.when(row.when)}</Link> },
    {
      key: "country", title: t("information.screen.events.country"), kind: "text", value: words.country,
      cell: (row) => (row.countryIso3 === null ? <Bdi>{words.country(row)}</Bdi> : <Link href={`/countries/${row.countryIso3}`}><Bdi>{words.country(row)}</Bdi></Link>),
    },
    { key: "place", title: t("information.screen.events.place"), kind: "text", value: words.place },
    { key: "kind", title: t("information.screen.events.kind"), kind: "text", value: (row) => words.kind(row.kind) },
    { key: "sides", title: t("information.screen.events.sides"), kind: "text", value: (row) => words.sides(row).join(" – ") },
    { key: "deaths", title: t("information.screen.events.deaths"), kind: "number", value: (row) => row.deaths.best, cell: (row) => words.deaths(row.deaths) },
    {
      key: "source", title: t("information.screen.events.dataset"), kind: "text", value: (row) => row.dataset,
      cell: (row) => (
        <span className={styles["marks"]}>
          <Bdi>{`${row.dataset} ${row.release}`}</Bdi>
          {row.tellings > 1 && <Badge>{t("information.screen.events.tellings", { count: row.tellings })}</Badge>}
          {row.candidate && <Badge tone="warn">{t("information.screen.events.candidate")}</Badge>}
          {row.doubts.length > 0 && <Badge tone="warn">{t("information.screen.events.doubtful")}</Badge>}
        </span>
      ),
    },
  ];
  return <DataTable caption={t("information.screen.events.list")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.id} hasMore={hasMore} onMore={more} isLoadingMore={isLoadingMore} />;
}
