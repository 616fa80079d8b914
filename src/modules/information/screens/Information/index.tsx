import { Suspense } from "react";
import { Link } from "wouter";
import { writers } from "#partners/model/role.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecordList, type ListedRecord } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { InformationTabs } from "../list/InformationTabs.tsx";

/** What waits for somebody, in the order of the work. */
const waiting = [
  { key: "to-triage", kind: "information.report", path: "reports", state: "received" },
  { key: "to-grade", kind: "information.report", path: "reports", state: "triaged" },
  { key: "to-verify", kind: "information.incident", path: "incidents", state: "under-verification" },
] as const;

/** The first page of the information room: how much waits, and the beginning of each heap. */
export function InformationScreen() {
  const t = useMessages();
  const mayWrite = useCompartmentsFor(writers).length > 0;
  return (
    <Page title={t("information.screen.overview.title")} lead={t("information.screen.overview.lead")} actions={mayWrite && <LinkButton to="/reports/new" look="main">{t("information.screen.reports.new")}</LinkButton>}>
      <InformationTabs />
      {waiting.map((heap) => (
        <Section key={heap.key} title={t(`information.screen.overview.${heap.key}`)} actions={<Link href={`/${heap.path}?state=${heap.state}`}>{t("information.screen.overview.all")}</Link>}>
          <Suspense fallback={<Skeleton lines={4} />}>
            <Heap kind={heap.kind} path={heap.path} state={heap.state} caption={t(`information.screen.overview.${heap.key}`)} none={t(`information.screen.overview.${heap.key}-none`)} />
          </Suspense>
        </Section>
      ))}
    </Page>
  );
}

function Heap({ kind, path, state, caption, none }: { kind: string; path: string; state: string; caption: string; none: string }) {
  const t = useMessages();
  const rows = useRecordList(path, kind, { state, limit: "10" });
  const columns: readonly Column<ListedRecord>[] = [
    { key: "title", title: t("ui.record.title"), kind: "text", value: (row) => row.title, cell: (row) => <Link href={`/${path}/${row.id}`}><Bdi>{row.title}</Bdi></Link> },
    { key: "changed", title: t("ui.record.changed"), kind: "dateTime", value: (row) => row.changedAt },
    { key: "by", title: t("ui.record.by"), kind: "text", value: (row) => row.changedByName ?? t("ui.record.unnamed") },
  ];
  return rows.length === 0 ? <Empty why="nothing">{none}</Empty> : <DataTable caption={caption} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
