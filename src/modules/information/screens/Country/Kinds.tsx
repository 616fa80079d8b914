import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { eventKinds } from "../../model/event.ts";
import { totalOf, type EventMonth, type EventTotals } from "../event-months.ts";
import { useEventWords } from "../event-words.ts";

type Row = EventTotals & { readonly kind: EventMonth["kind"] };

/** Events and dead by kind of violence, as the data sets sort them. */
export function Kinds({ months }: { months: readonly EventMonth[] }) {
  const t = useMessages();
  const words = useEventWords();
  const rows: Row[] = [...eventKinds, null].map((kind) => ({ kind, ...totalOf(months.filter((one) => one.kind === kind)) })).filter(({ events }) => events > 0);
  const columns: readonly Column<Row>[] = [
    { key: "kind", title: t("information.screen.events.kind"), kind: "text", value: (row) => words.kind(row.kind) },
    { key: "events", title: t("information.event.many"), kind: "number", value: (row) => row.events },
    { key: "deaths", title: t("information.screen.events.deaths"), kind: "number", value: (row) => row.best, cell: (row) => words.deaths(row) },
    { key: "uncounted", title: t("information.screen.country.uncounted"), kind: "number", value: (row) => row.uncounted },
  ];
  return (
    <Section title={t("information.screen.country.kinds")}>
      <DataTable caption={t("information.screen.country.kinds")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.kind ?? ""} />
    </Section>
  );
}
