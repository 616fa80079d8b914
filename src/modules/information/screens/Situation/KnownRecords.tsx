import * as v from "valibot";
import { Link } from "wouter";
import { labels } from "#platform/rules/label.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { Empty } from "#ui/page/Empty.tsx";
import { RecordLabel } from "#ui/page/RecordLabel.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import styles from "./styles.module.css";

export const KnownItem = v.object({
  id: v.string(),
  kind: v.string(),
  version: v.number(),
  state: v.string(),
  title: v.string(),
  at: v.string(),
  label: v.picklist(labels),
  path: v.optional(v.string()),
  words: v.string(),
});
export type KnownItem = v.InferOutput<typeof KnownItem>;

/** Every record of the situation in the version of that day, by kind, with its words. */
export function KnownRecords({ items, day }: { items: readonly KnownItem[]; day: string }) {
  const t = useMessages();
  const format = useFormat();
  const title = t("information.screen.situation.known-records", { count: items.length, day: format.date(day) });
  if (items.length === 0) return <Section title={title}><Empty why="nothing">{t("information.screen.situation.known-no-records")}</Empty></Section>;
  const columns: readonly Column<KnownItem>[] = [
    { key: "kind", title: t("information.screen.situation.known-kind"), kind: "text", value: (row) => t(row.kind) },
    { key: "title", title: t("ui.record.title"), kind: "text", value: (row) => row.title, cell: (row) => <KnownWords item={row} /> },
    { key: "state", title: t("information.screen.situation.known-state"), kind: "text", value: (row) => t(`${row.kind}.state.${row.state}`) },
    { key: "label", title: t("ui.record.label"), kind: "text", value: (row) => row.label, cell: (row) => <RecordLabel label={row.label} /> },
    { key: "version", title: t("information.screen.situation.known-version"), kind: "number", value: (row) => row.version },
    { key: "at", title: t("information.screen.situation.known-saved"), kind: "dateTime", value: (row) => row.at },
  ];
  const rows = items.toSorted((one, other) => format.compare(t(one.kind), t(other.kind)) || format.compare(one.title, other.title));
  return (
    <Section title={title}>
      <DataTable caption={title} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />
    </Section>
  );
}

function KnownWords({ item }: { item: KnownItem }) {
  const t = useMessages();
  const today = item.path === undefined ? null : <p><Link href={`/${item.path}/${item.id}`}>{t("information.screen.situation.known-open-today")}</Link></p>;
  return (
    <div className={styles["known"]}>
      <Disclosure summary={<Bdi>{item.title === "" ? t(item.kind) : item.title}</Bdi>}>
        {item.words === "" ? <p>{t("information.screen.situation.known-no-words")}</p> : <UserText text={item.words} />}
        {today}
      </Disclosure>
    </div>
  );
}
