import { Link } from "wouter";
import type { Label } from "#platform/rules/label.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { RaisedLabel } from "#ui/page/RecordLabel.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Clock } from "#ui/text/Clock.tsx";
import styles from "./styles.module.css";
import type { DueRecord, Foreseen, WaitingLowering } from "./watch-answer.ts";

type Row = DueRecord & { readonly trigger?: Foreseen; readonly lowering?: WaitingLowering };

/** What somebody owes, the longest overdue or waiting first, and among it the days on which violence could begin or grow. */
export function DueList({ due, lowerings, foreseen, days }: { due: readonly DueRecord[]; lowerings: readonly WaitingLowering[]; foreseen: readonly Foreseen[]; days: number }) {
  const t = useMessages();
  const format = useFormat();
  const rows: readonly Row[] = [...due, ...lowerings.map(loweringRow), ...foreseen.map(triggerRow)].toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
  if (rows.length === 0) return <Section title={t("response.screen.watch.due")}><Empty why="nothing">{t("response.screen.watch.due-none", { days })}</Empty></Section>;
  const columns: readonly Column<Row>[] = [
    { key: "when", title: t("response.screen.watch.due-when"), kind: "text", value: (row) => row.dueAt, cell: (row) => (row.trigger ? format.partialDate(row.trigger.when) : row.lowering ? t("response.screen.watch.asked", { when: format.dateTime(row.dueAt) }) : <Clock dueAt={row.dueAt} />) },
    { key: "record", title: t("response.screen.watch.record"), kind: "text", value: (row) => row.title, cell: (row) => <DueName row={row} /> },
    { key: "kind", title: t("response.screen.watch.kind"), kind: "text", value: (row) => t(row.kind) },
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => (row.trigger ? t("response.screen.watch.foreseen") : row.lowering ? t("response.screen.watch.lowering", { label: t(`ui.label.${row.lowering.to}`) }) : row.asks ? t("response.screen.watch.what-happened") : t(`${row.kind}.state.${row.state}`)) },
  ];
  return (
    <Section title={t("response.screen.watch.due")} lead={t("response.screen.watch.due-lead", { days })}>
      <DataTable caption={t("response.screen.watch.due")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => `${row.id} ${row.asks ?? ""} ${row.lowering ? "lowering" : row.trigger ? `${row.trigger.when} ${row.title}` : ""}`} />
    </Section>
  );
}

/** It waits since it was asked for. */
function loweringRow(lowering: WaitingLowering): Row {
  return { ...lowering, state: "", dueAt: lowering.askedAt, lowering };
}

/** A trigger has no page of its own: it stands on that of its situation. It is over, not late, when its last possible day has passed. */
function triggerRow(trigger: Foreseen): Row {
  const { id, state, label } = trigger.situation;
  return { id, kind: "information.trigger", title: trigger.what, state, number: null, label, dueAt: `${trigger.lastDay}T23:59:59Z`, path: "situations", trigger };
}

function DueName({ row }: { row: Row }) {
  if (!row.trigger) return <RecordName row={row} />;
  return (
    <>
      <RecordName row={row} />
      <p className={styles["soft"]}><Bdi>{row.trigger.situation.title}</Bdi></p>
    </>
  );
}

/** Number and title, with room enough on a narrow screen that a title does not become a column of syllables. */
export function RecordName({ row }: { row: { readonly id: string; readonly path?: string; readonly number: string | null; readonly title: string; readonly label: Label } }) {
  const name = (
    <>
      {row.number !== null && <><Bdi>{row.number}</Bdi>{" "}</>}
      <Bdi>{row.title}</Bdi>
    </>
  );
  return <div className={styles["name"]}>{row.path === undefined ? name : <Link href={`/${row.path}/${row.id}`}>{name}</Link>}<RaisedLabel label={row.label} /></div>;
}
