import type { ReactNode } from "react";
import type { Format } from "../format.ts";
import type { Translate } from "../messages.ts";
import type { Column } from "./column.ts";
import { NotKnown } from "./NotKnown.tsx";

/** One value in the way of its column. Unknown is said, not left blank. Not a component: a table has a thousand, and each would listen for the language by itself. */
export function cellOf<Row>(row: Row, column: Column<Row>, t: Translate, format: Format): ReactNode {
  if (column.cell) return column.cell(row);
  const value = column.value(row);
  if (value === null || value === undefined || value === "") return <NotKnown />;
  if (column.kind === "number") return <bdi>{typeof value === "number" ? format.number(value) : value}</bdi>;
  if (column.kind === "date") return <time dateTime={String(value)}>{format.date(String(value))}</time>;
  if (column.kind === "dateTime") return <time dateTime={String(value)}>{format.dateTime(String(value))}</time>;
  return <bdi>{value}</bdi>;
}
