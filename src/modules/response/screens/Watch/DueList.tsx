import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Clock } from "#ui/text/Clock.tsx";
import styles from "./styles.module.css";
import type { DueRecord } from "./watch-answer.ts";

/** What somebody owes, the longest overdue first. */
export function DueList({ due, days }: { due: readonly DueRecord[]; days: number }) {
  const t = useMessages();
  if (due.length === 0) return <Section title={t("response.screen.watch.due")}><Empty why="nothing">{t("response.screen.watch.due-none", { days })}</Empty></Section>;
  const columns: readonly Column<DueRecord>[] = [
    { key: "when", title: t("response.screen.watch.due-when"), kind: "text", value: (row) => row.dueAt, cell: (row) => <Clock dueAt={row.dueAt} /> },
    { key: "record", title: t("response.screen.watch.record"), kind: "text", value: (row) => row.title, cell: (row) => <RecordName row={row} /> },
    { key: "kind", title: t("response.screen.watch.kind"), kind: "text", value: (row) => t(row.kind) },
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => t(`${row.kind}.state.${row.state}`) },
  ];
  return (
    <Section title={t("response.screen.watch.due")} lead={t("response.screen.watch.due-lead", { days })}>
      <DataTable caption={t("response.screen.watch.due")} isCaptionHidden columns={columns} rows={due} rowKey={(row) => row.id} />
    </Section>
  );
}

/** Number and title, with room enough on a narrow screen that a title does not become a column of syllables. */
export function RecordName({ row }: { row: { readonly id: string; readonly path?: string; readonly number: string | null; readonly title: string } }) {
  const name = (
    <>
      {row.number !== null && <><Bdi>{row.number}</Bdi>{" "}</>}
      <Bdi>{row.title}</Bdi>
    </>
  );
  return <div className={styles["name"]}>{row.path === undefined ? name : <Link href={`/${row.path}/${row.id}`}>{name}</Link>}</div>;
}
