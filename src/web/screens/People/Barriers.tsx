import { api } from "#ui/api.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import type { Account, Barrier } from "./people-answers.ts";
import { ReasonButton } from "./ReasonButton.tsx";

/** The barriers that stand between a person and offices. */
export function Barriers({ account }: { account: Account }) {
  const t = useMessages();
  if (account.barriers.length === 0) return <Empty why="nothing">{t("web.people.no-barriers")}</Empty>;
  const columns: readonly Column<Barrier>[] = [
    { key: "office", title: t("web.people.office"), kind: "text", value: (row) => row.compartmentName },
    { key: "since", title: t("web.people.since"), kind: "dateTime", value: (row) => row.setAt },
    { key: "reason", title: t("ui.record.reason"), kind: "text", value: (row) => row.reason },
    { key: "end", title: t("web.people.change"), kind: "buttons", value: () => "", cell: (row) => (
      <ReasonButton look="quiet" text={t("web.people.end-barrier")} label={t("web.people.end-barrier-of", { office: row.compartmentName })} done={t("web.people.barrier-ended")} send={(reason) => api.send("POST", `/api/barriers/${row.id}/end`, { reason })} />
    ) },
  ];
  return <DataTable caption={t("web.people.barriers")} isCaptionHidden columns={columns} rows={account.barriers} rowKey={(row) => row.id} />;
}
