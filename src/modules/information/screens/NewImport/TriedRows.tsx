import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { useEventWords } from "../event-words.ts";
import type { TriedMapping } from "./preview.ts";
import styles from "./styles.module.css";

type Row = TriedMapping["events"][number];

/** What the first rows become, before anything is stored; each problem names its row and column. */
export function TriedRows({ tried, hasDate }: { tried: TriedMapping; hasDate: boolean }) {
  const t = useMessages();
  const words = useEventWords();
  const refusedRows = new Set(tried.rejections.map(({ row }) => row)).size;
  if (!hasDate) return <Section title={t("information.screen.import.tried")}><Empty why="nothing">{t("information.screen.import.date-missing")}</Empty></Section>;
  const columns: readonly Column<Row>[] = [
    { key: "row", title: t("information.screen.import.row"), kind: "number", value: ({ row }) => row },
    { key: "when", title: t("information.screen.events.when"), kind: "text", value: ({ event }) => event.dateFrom, cell: ({ event }) => words.when(event.when) },
    { key: "country", title: t("information.screen.events.country"), kind: "text", value: ({ event }) => words.country(event) },
    { key: "place", title: t("information.screen.events.place"), kind: "text", value: ({ event }) => words.place(event) },
    { key: "kind", title: t("information.screen.events.kind"), kind: "text", value: ({ event }) => words.kind(event.kind) },
    { key: "sides", title: t("information.screen.events.sides"), kind: "text", value: ({ event }) => words.sides(event).join(" – ") },
    { key: "deaths", title: t("information.screen.events.deaths"), kind: "text", value: ({ event }) => words.deaths(event.deaths) },
  ];
  return (
    <Section title={t("information.screen.import.tried")} lead={t("information.screen.import.tried-lead", { good: tried.events.length, bad: refusedRows })}>
      {tried.missingColumns.length > 0 && <p>{t("information.import.mapping-columns-missing", { missing: tried.missingColumns.join(", ") })}</p>}
      {tried.rejections.length > 0 && (
        <ul className={styles["problems"]} aria-label={t("information.screen.import.problems")}>
          {tried.rejections.map(({ row, column, value, code, values }) => (
            <li key={`${row} ${column} ${code}`}>{t(`information.import.${code}`, { row, column, value, ...values })}</li>
          ))}
        </ul>
      )}
      {tried.events.length === 0 ? <Empty why="nothing">{t("information.screen.import.none-good")}</Empty> : <DataTable caption={t("information.screen.import.tried")} isCaptionHidden columns={columns} rows={tried.events} rowKey={({ row }) => row} />}
    </Section>
  );
}
