import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import * as v from "valibot";
import { oneOf } from "#assessment/screens/one-of.ts";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages, type Translate } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import type { ListedRecord } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";

const groupings = ["form", "addressee-kind", "situation"] as const;
const counts = ["alerts", "addressees", "acknowledged", "act", "partlyAct", "note", "decline", "later", "noAnswer", "open", "answeredInTime", "actedUpon"] as const;
const count = v.number();
const Row = v.object({
  by: v.picklist(["all", ...groupings]), value: v.string(), alerts: count, addressees: count, acknowledged: count, act: count, partlyAct: count, note: count,
  decline: count, later: count, noAnswer: count, open: count, answeredInTime: count, actedUpon: count, medianHours: v.nullable(v.number()),
});
type Row = v.InferOutput<typeof Row>;
const Answer = v.object({ items: v.array(Row), medianHours: v.nullable(v.number()), alerts: v.number() });

/** How warnings were answered: the median first, said with how the silent are counted, then every count with its denominator. */
export function Statistics({ situations }: { situations: readonly ListedRecord[] }) {
  const t = useMessages();
  const format = useFormat();
  const [by, setBy] = useState<(typeof groupings)[number]>("form");
  const { data } = useSuspenseQuery({ queryKey: ["warning.alert", "statistics"], queryFn: () => api.get("/api/warning-statistics", undefined, Answer) });
  const titles = new Map(situations.map((one) => [one.id, one.title]));
  const rows = data.items.filter((row) => row.by === by || row.by === "all");
  const hours = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const columns: Column<Row>[] = [
    { key: "value", title: t("warning.statistics.value"), kind: "text", value: (row) => groupName(row, titles, t) },
    ...counts.map((name): Column<Row> => ({ key: name, title: t(`warning.statistics.${name}`), kind: "number", value: (row) => row[name] })),
    { key: "medianHours", title: t("warning.statistics.medianHours"), kind: "number", value: (row) => row.medianHours, cell: (row) => (row.medianHours === null ? t("warning.screen.statistics.too-few") : hours(row.medianHours)) },
  ];
  const lead = data.medianHours === null ? t("warning.median-unknown") : t("warning.median-hours", { hours: Math.round(data.medianHours) });
  return (
    <Section
      title={t("warning.screen.statistics.title")}
      lead={<>{lead}<br />{t("warning.median-how-counted")}</>}
      actions={<LinkButton to="/api/warning-statistics.csv" download="">{t("ui.chart.csv")}</LinkButton>}
    >
      {data.alerts === 0 ? (
        <Empty why="nothing">{t("warning.screen.statistics.empty")}</Empty>
      ) : (
        <>
          <OnScreen><SelectField label={t("warning.statistics.by")} name="by" value={by} onChange={(text) => setBy(oneOf(groupings, text) ?? by)} options={groupings.map((one) => ({ value: one, text: t(`warning.statistics.by.${one}`) }))} /></OnScreen>
          <DataTable caption={t("warning.screen.statistics.title")} columns={columns} rows={rows} rowKey={(row) => `${row.by} ${row.value}`} isCaptionHidden />
        </>
      )}
    </Section>
  );
}

function groupName(row: Row, titles: ReadonlyMap<string, string>, t: Translate): string {
  if (row.by === "all") return t("warning.statistics.by.all");
  if (row.by === "situation") return titles.get(row.value) ?? t("information.situation");
  return t(`warning.${row.by === "form" ? "form" : "addressee-kind"}.${row.value}`);
}
