import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { useFilters } from "#ui/filters.ts";
import { useFormat } from "#ui/format.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Notice } from "#ui/page/Notice.tsx";
import { Page } from "#ui/page/Page.tsx";
import { DataTable } from "#ui/table/DataTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import type { SealedSubmissionItem } from "../../contract.ts";
import { statuses } from "../../model/sealed-submission.ts";
import { openKeys } from "../sealing/key-session.ts";
import type { OpenedBox } from "../sealing/open-box.ts";
import { hasWords, openAll, openedBoxes } from "../sealing/opened-boxes.ts";
import { sealedList } from "../sealing/sealed-query.ts";
import { useSealing } from "../sealing/sealing-query.ts";
import { UnlockForm } from "../sealing/UnlockForm.tsx";

/** What came in confidence. Closed, it shows days and sizes; opened with the person's key, it is read and searched in this page alone. */
export function InboxScreen() {
  const t = useMessages();
  const format = useFormat();
  const { filters, setFilter, clear, isFiltered } = useFilters({ status: "" });
  // Not in the address: what is looked for here would stand in the history of the browser.
  const [words, setWords] = useState("");
  const [hasFailed, setFailed] = useState(false);
  const { data } = useSuspenseQuery(sealedList);
  const { offices } = useSealing();
  const keys = openKeys.use();
  const opened = openedBoxes.use();
  useEffect(() => {
    if (keys) openAll(keys, (compartment) => offices.find(({ id }) => id === compartment)?.root ?? "", data.items).then(() => setFailed(false), () => setFailed(true));
  }, [keys, offices, data.items]);
  const rows = data.items.filter(({ id, status }) => (filters.status === "" || status === filters.status) && hasWords(opened.get(id), keys ? words : ""));
  const firstLine = (item: SealedSubmissionItem) => sayingOf(item, opened.get(item.id), t);
  return (
    <Page title={t("protection.screen.inbox.title")} lead={t("protection.screen.inbox.lead")} label="confidential" breadcrumbs={[{ to: "/protection", text: t("protection.screen.overview.title") }]}>
      <UnlockForm />
      {hasFailed && <Notice>{t("protection.screen.inbox.not-all")}</Notice>}
      <FilterBar isFiltered={isFiltered} onClear={clear} count={rows.length}>
        <OnScreen><SelectField label={t("ui.record.state")} name="status" value={filters.status} onChange={(status) => setFilter("status", status)} emptyText={t("protection.screen.every")} options={statuses.map((status) => ({ value: status, text: t(`protection.status.${status}`) }))} /></OnScreen>
        {keys && <OnScreen><TextField type="search" label={t("protection.screen.inbox.words")} name="words" value={words} onChange={setWords} /></OnScreen>}
      </FilterBar>
      {rows.length === 0 ? <Empty why={isFiltered || data.items.length > 0 ? "filtered" : "nothing"}>{data.items.length === 0 ? t("protection.screen.inbox.empty") : undefined}</Empty> : (
        <DataTable
          isStacked
          caption={t("protection.screen.inbox.title")}
          isCaptionHidden
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: "filedOn", title: t("protection.screen.inbox.filed"), kind: "date", value: ({ filedOn }) => filedOn, cell: (item) => <Link href={`/inbox/${item.id}`}>{format.date(item.filedOn)}</Link> },
            { key: "door", title: t("protection.screen.inbox.door"), kind: "text", value: ({ door }) => t(`protection.door.${door}`), isMinor: true },
            { key: "status", title: t("ui.record.state"), kind: "text", value: ({ status, consentWithdrawnOn }) => (consentWithdrawnOn !== null && status !== "deleted" ? t("protection.screen.inbox.withdrawn", { status: t(`protection.status.${status}`) }) : t(`protection.status.${status}`)) },
            { key: "messages", title: t("protection.screen.inbox.messages"), kind: "number", value: ({ messages }) => messages, isMinor: true },
            { key: "text", title: t("protection.screen.inbox.text"), kind: "text", value: firstLine, cell: (item) => <span dir="auto">{firstLine(item)}</span> },
          ]}
        />
      )}
    </Page>
  );
}

const shownSigns = 120;

function sayingOf(item: SealedSubmissionItem, box: OpenedBox | undefined, t: (key: string) => string): string {
  if (item.deletedOn !== null) return t("protection.screen.inbox.deleted");
  if (box === undefined) return t("protection.screen.inbox.closed");
  if ("refused" in box) return t(box.refused);
  const line = box.text.what.replaceAll(/\s+/g, " ").trim();
  return line.length > shownSigns ? `${line.slice(0, shownSigns)}…` : line;
}
