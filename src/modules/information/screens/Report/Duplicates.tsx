import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { useRecordList, type ListedRecord } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Report } from "../../model/report.ts";
import { duplicateWords } from "./duplicate-words.ts";

/** Other reports of the situation that may tell the same. Whether they do is for the person to say. */
export function Duplicates({ id, report }: { id: string; report: Report }) {
  const t = useMessages();
  const words = duplicateWords(report.title);
  // Without a word to look for, the latest reports of the situation are shown instead: they are the likeliest.
  const found = useRecordList("reports", "information.report", { situation: report.situationId, limit: "11", ...(words === undefined ? {} : { q: words }) });
  const others = found.filter((row) => row.id !== id).slice(0, 10);
  const columns: readonly Column<ListedRecord>[] = [
    { key: "title", title: t("ui.record.title"), kind: "text", value: (row) => row.title, cell: (row) => <Link href={`/reports/${row.id}`}><Bdi>{row.title}</Bdi></Link> },
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => t(`information.report.state.${row.state}`) },
    { key: "created", title: t("information.screen.report.entered"), kind: "dateTime", value: (row) => row.createdAt },
  ];
  return (
    <Section title={t("information.screen.report.duplicates")} lead={t("information.screen.report.duplicates-lead", { count: others.length })}>
      {others.length > 0 && <DataTable caption={t("information.screen.report.duplicates")} isCaptionHidden columns={columns} rows={others} rowKey={(row) => row.id} />}
    </Section>
  );
}
