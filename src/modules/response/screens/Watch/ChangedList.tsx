import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { RecordName } from "./DueList.tsx";
import type { ChangedRecord } from "./watch-answer.ts";

/** The latest changes: what, in which state, when and by whom. */
export function ChangedList({ changed }: { changed: readonly ChangedRecord[] }) {
  const t = useMessages();
  if (changed.length === 0) return <Section title={t("response.screen.watch.changed")}><Empty why="nothing">{t("response.screen.watch.changed-none")}</Empty></Section>;
  const columns: readonly Column<ChangedRecord>[] = [
    { key: "changedAt", title: t("ui.record.changed"), kind: "dateTime", value: (row) => row.changedAt },
    { key: "record", title: t("response.screen.watch.record"), kind: "text", value: (row) => row.title, cell: (row) => <RecordName row={row} /> },
    { key: "kind", title: t("response.screen.watch.kind"), kind: "text", value: (row) => t(row.kind) },
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => t(`${row.kind}.state.${row.state}`) },
    { key: "by", title: t("ui.record.by"), kind: "text", value: (row) => row.changedByName ?? t("ui.record.unnamed") },
  ];
  return (
    <Section title={t("response.screen.watch.changed")} lead={t("response.screen.watch.changed-lead", { count: changed.length })}>
      <DataTable caption={t("response.screen.watch.changed")} isCaptionHidden columns={columns} rows={changed} rowKey={(row) => row.id} />
    </Section>
  );
}
