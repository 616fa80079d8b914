import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { useOpenData } from "../use-open-data.ts";
import { ListedImport } from "./import-answers.ts";

const Imports = v.object({ items: v.array(ListedImport) });
/** What the server keeps where nobody named a release. */
const noRelease = "unknown";
const tones = { running: "plain", done: "good", failed: "bad" } as const satisfies Record<ListedImport["state"], string>;

/** Files of events that came in, what became of their rows, and the files that were refused. */
export function ImportsScreen() {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: ["information.import"], queryFn: () => api.get("/api/imports", undefined, Imports) });
  const { mayRead, mayImport } = useOpenData();
  const toNew = mayImport ? <LinkButton to="/imports/new" look="main">{t("information.screen.imports.new")}</LinkButton> : undefined;
  const count = (key: "read" | "stored" | "updated" | "unchanged" | "older"): Column<ListedImport> => ({ key, title: t(`information.screen.imports.${key}`), kind: "number", value: (row) => row[key] });
  const columns: readonly Column<ListedImport>[] = [
    {
      key: "file", title: t("information.screen.imports.file"), kind: "text", value: (row) => row.fileName,
      cell: (row) => (
        <>
          <Bdi>{row.fileName}</Bdi>
          <br />
          {t(`information.screen.imports.format.${row.format}`)}
          {row.release !== noRelease && <> · <Bdi>{row.release}</Bdi></>}
          {row.refusal && <p>{t(row.refusal.code, row.refusal.values)}</p>}
        </>
      ),
    },
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => row.state, cell: (row) => <Badge tone={tones[row.state]}>{t(`information.screen.imports.state.${row.state}`)}</Badge> },
    { key: "started", title: t("information.screen.imports.started"), kind: "dateTime", value: (row) => row.startedAt },
    { key: "by", title: t("ui.record.by"), kind: "text", value: (row) => row.requestedByName },
    count("read"), count("stored"), count("updated"),
    {
      key: "rejected", title: t("information.screen.imports.rejected"), kind: "number", value: (row) => row.rejected,
      cell: (row) => (row.rejected === 0 ? <Bdi>0</Bdi> : <a href={`/api/imports/${row.id}/rejections.csv`} download="rejected-rows-unclassified.csv">{t("information.screen.imports.reject-file", { count: row.rejected })}</a>),
    },
    count("unchanged"), count("older"),
  ];
  return (
    <Page title={t("information.screen.imports.title")} lead={t("information.screen.imports.lead")} breadcrumbs={[{ to: "/events", text: t("information.event.many") }]} actions={<>{toNew}<LinkButton to="/event-pairs">{t("information.screen.events.to-pairs")}</LinkButton></>}>
      {data.items.length === 0 ? <Empty why={mayRead ? "nothing" : "not-permitted"} action={toNew}>{mayRead ? t("information.screen.imports.empty") : t("information.screen.events.not-permitted")}</Empty> : <DataTable caption={t("information.screen.imports.title")} isCaptionHidden columns={columns} rows={data.items} rowKey={(row) => row.id} />}
    </Page>
  );
}
