import type { ReactNode } from "react";

export type CellValue = string | number | null | undefined;

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  /** `buttons` holds nothing to read: it is not sorted by, and left out on paper. */
  readonly kind: "text" | "number" | "date" | "dateTime" | "code" | "buttons";
  /** What the column is sorted by, and shown by unless `cell` says otherwise. */
  value(row: Row): CellValue;
  cell?(row: Row): ReactNode;
  readonly isSortable?: boolean;
  /** Left out on a telephone, where the others need its room. */
  readonly isMinor?: boolean;
};

export type Sort = { readonly key: string; readonly isDescending: boolean };
