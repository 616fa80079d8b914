import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import type { ListedRecord } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { Bdi } from "#ui/text/Bdi.tsx";

/** What was drawn from the report so far; narrow, because it stands beside the report's own words. */
export function DrawnClaims({ id }: { id: string }) {
  const t = useMessages();
  const columns: readonly Column<ListedRecord>[] = [
    { key: "title", title: t("information.screen.claim.statement"), kind: "text", value: (row) => row.title, cell: (row) => <Link href={`/claims/${row.id}`}><Bdi>{row.title}</Bdi></Link> },
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => t(`information.claim.state.${row.state}`) },
  ];
  return <RecordTable path="claims" kind="information.claim" caption={t("information.screen.report.claims")} query={{ linked: id }} columns={columns} empty={t("information.screen.report.no-claims")} />;
}
