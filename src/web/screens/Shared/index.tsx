import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { SharedFacts } from "#ui/record/SharedFacts.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { Link } from "wouter";
import { sharedListQuery, sharedQuery, type SharedRecord } from "./shared-answers.ts";

/** What offices have shared with this person; for partners outside, their first screen. */
export function SharedScreen() {
  const t = useMessages();
  const format = useFormat();
  const { data } = useSuspenseQuery(sharedListQuery);
  const columns: readonly Column<SharedRecord>[] = [
    { key: "title", title: t("ui.record.title"), kind: "text", value: (row) => row.title, cell: (row) => <Link href={`/shared/${row.id}`}><bdi>{row.title}</bdi></Link> },
    { key: "kind", title: t("web.shared.kind"), kind: "text", value: (row) => t(row.kind) },
    { key: "office", title: t("web.shared.office"), kind: "text", value: (row) => row.office },
    { key: "until", title: t("ui.record.shared-until"), kind: "text", value: (row) => row.validUntil, cell: (row) => format.date(row.validUntil) },
  ];
  return (
    <Page title={t("web.shared.title")} lead={t("web.shared.lead")}>
      {data.items.length === 0 ? <Empty why="nothing">{t("web.shared.none")}</Empty> : <DataTable caption={t("web.shared.title")} isCaptionHidden columns={columns} rows={data.items} rowKey={(row) => row.id} />}
    </Page>
  );
}

/** One record as it was shared: a copy that ends on a day. */
export function SharedRecordScreen() {
  const t = useMessages();
  const format = useFormat();
  const { id = "" } = useParams();
  const { data } = useSuspenseQuery(sharedQuery(id));
  return (
    <Page
      title={data.title}
      label={data.label}
      number={data.number ?? undefined}
      asOf={data.sharedAt}
      breadcrumbs={[{ to: "/shared", text: t("web.shared.title") }]}
      lead={<><Badge>{t(data.kind)}</Badge> {data.isExercise && <Badge tone="warn">{t("web.exercise.name")}</Badge>} {t("web.shared.from", { office: data.office, until: format.date(data.validUntil) })}</>}
    >
      <SharedFacts facts={data.facts} />
    </Page>
  );
}
