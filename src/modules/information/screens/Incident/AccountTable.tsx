import { Link } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Finding } from "./finding-room.ts";
import type { AccountSource } from "./use-account-sources.ts";

export type AccountTableProps<Value> = { caption: string; say: (value: Value) => string; accounts: Finding<Value>["accounts"]; sources: readonly AccountSource[]; onRemove?: (from: string) => void; isBusy: boolean };

/** Accounts side by side: who says it, what, and how far the source can be trusted. */
export function AccountTable<Value>({ caption, say, accounts, sources, onRemove, isBusy }: AccountTableProps<Value>) {
  const t = useMessages();
  type Account = Finding<Value>["accounts"][number];
  const sourceOf = (account: Account) => sources.find((source) => source.id === account.from);
  const columns: readonly Column<Account>[] = [
    { key: "says", title: t("information.screen.incident.says"), kind: "text", value: (row) => say(row.value), cell: (row) => <strong>{say(row.value)}</strong> },
    { key: "account", title: t("information.screen.incident.account"), kind: "text", value: (row) => sourceOf(row)?.title ?? "", cell: (row) => <SourceName source={sourceOf(row)} /> },
    { key: "grade", title: t("information.screen.grade.title"), kind: "text", value: (row) => sourceOf(row)?.grade ?? "" },
  ];
  const note: Column<Account> = { key: "note", title: t("information.screen.incident.note"), kind: "text", value: (row) => row.note, cell: (row) => <Bdi>{row.note}</Bdi>, isSortable: false };
  const shown = accounts.some((account) => account.note !== "") ? [...columns, note] : columns;
  const remove: Column<Account> = {
    key: "remove", title: t("information.screen.incident.change"), kind: "buttons", value: () => "",
    cell: (row) => <Button look="quiet" isBusy={isBusy} label={t("ui.tags.remove", { tag: say(row.value) })} onClick={() => onRemove?.(row.from)}>{t("information.screen.incident.remove")}</Button>,
  };
  return <DataTable caption={caption} isCaptionHidden columns={onRemove ? [...shown, remove] : shown} rows={accounts} rowKey={(row) => row.from} />;
}

export function SourceName({ source }: { source: AccountSource | undefined }) {
  const t = useMessages();
  if (!source) return <>{t("information.screen.incident.not-open")}</>;
  // A claim is a person's own words; the name of an event is a sentence of ours, whose names are isolated already.
  const title = source.kind === "claim" ? <Bdi>{source.title}</Bdi> : source.title;
  const name = source.to === undefined ? title : <Link href={source.to}>{title}</Link>;
  return <><Badge>{t(`information.${source.kind}`)}</Badge> {name}</>;
}
