import { useSuspenseQuery } from "@tanstack/react-query";
import { countryName } from "#geography/model/countries.ts";
import { isolate } from "#ui/text/isolate.ts";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { labels } from "#platform/rules/label.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { eventWords } from "../Ledger/event-words.ts";
import { changesQuery, type Change } from "./people-answers.ts";

/** What was changed about an account, or about the offices: when, by whom and why. */
export function Changes({ path }: { path: string }) {
  const t = useMessages();
  const { language, languages } = useLanguage();
  const { list } = useFormat();
  const { data } = useSuspenseQuery(changesQuery(path));
  const rows = data.items.map((change, position) => ({ ...change, key: `${position}` }));
  const countries = (codes: readonly string[]) => (codes.length === 0 ? t("web.people.no-nationalities") : list(codes.map((code) => countryName(code, language))));
  const inWords = (event: string, values: readonly string[]) => {
    const [value = ""] = values;
    if (event === "access.nationalities-noted") return countries(values);
    if (event === "access.clearance-changed") return t(`ui.label.${labels[Number(value)] ?? "unclassified"}`);
    return event === "access.language-changed" ? (languages.find(({ code }) => code === value)?.name ?? value) : value;
  };
  const about = (row: Change) => {
    if (row.event === "access.nationalities-noted" || row.after.length > 0) return t("web.people.before-and-after", { before: isolate(inWords(row.event, row.before)), after: isolate(inWords(row.event, row.after)) });
    const parts = [row.role === null ? null : t(`partners.role.${row.role}`), row.countryIso3 === null ? null : countryName(row.countryIso3, language), row.office];
    return parts.filter((part) => part !== null).join(" · ");
  };
  const columns: readonly Column<Change & { key: string }>[] = [
    { key: "at", title: t("web.people.changed-at"), kind: "dateTime", value: (row) => row.at },
    { key: "event", title: t("web.people.what-changed"), kind: "text", value: (row) => eventWords(row.event, t) },
    { key: "about", title: t("web.people.about"), kind: "text", value: about },
    { key: "by", title: t("web.people.changed-by"), kind: "text", value: (row) => row.byName ?? t("ui.record.unnamed") },
    { key: "reason", title: t("ui.record.reason"), kind: "text", value: (row) => row.reason ?? "" },
  ];
  return (
    <Section title={t("web.people.changes")} lead={t("web.people.changes-lead")}>
      {rows.length === 0 ? <Empty why="nothing">{t("web.people.no-changes")}</Empty> : <DataTable caption={t("web.people.changes")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.key} />}
    </Section>
  );
}
