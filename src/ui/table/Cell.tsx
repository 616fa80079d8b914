import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { OnlyRead } from "../text/OnlyRead.tsx";
import type { Column } from "./column.ts";

/** One value in the way of its column. Unknown is said, not left blank. */
export function Cell<Row>({ row, column }: { row: Row; column: Column<Row> }) {
  const format = useFormat();
  if (column.cell) return <>{column.cell(row)}</>;
  const value = column.value(row);
  if (value === null || value === undefined || value === "") return <NotKnown />;
  if (column.kind === "number") return <bdi>{typeof value === "number" ? format.number(value) : value}</bdi>;
  if (column.kind === "date") return <time dateTime={String(value)}>{format.date(String(value))}</time>;
  if (column.kind === "dateTime") return <time dateTime={String(value)}>{format.dateTime(String(value))}</time>;
  return <bdi>{value}</bdi>;
}

export function NotKnown() {
  const t = useMessages();
  return (
    <>
      <span aria-hidden="true">—</span>
      <OnlyRead>{t("ui.not-known")}</OnlyRead>
    </>
  );
}
