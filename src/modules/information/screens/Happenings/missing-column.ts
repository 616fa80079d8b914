import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import type { ListedRecord } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";

/** What nobody says of a record, in words: what whoever works through the list has to ask for. */
export function useMissingColumn(): Column<ListedRecord> {
  const t = useMessages();
  const format = useFormat();
  return {
    key: "missing",
    title: t("information.screen.list.missing"),
    kind: "text",
    // Sorted by how much is missing, and the words are only shown.
    value: ({ missing }) => missing?.length ?? 0,
    cell: ({ missing = [] }) => (missing.length === 0 ? t("information.screen.list.missing-none") : format.list(missing.map((element) => t(`information.missing.${element}`)))),
  };
}
