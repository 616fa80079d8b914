import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import type { WarningTrackRecord } from "../../contract.ts";
import { useClaimWords } from "../claim/use-claim-words.ts";
import { ClaimName } from "./ClaimName.tsx";

type Miss = WarningTrackRecord["misses"][number];

/** Where the word pointed the wrong way, to be read one by one: what was overlooked is learnt there, not from the score. */
export function Misses({ misses }: { misses: readonly Miss[] }) {
  const t = useMessages();
  const likelihood = useClaimWords();
  const columns: readonly Column<Miss>[] = [
    { key: "claim", title: t("warning.screen.track-record.claim"), kind: "text", isSortable: false, value: ({ title }) => title, cell: (miss) => <ClaimName claim={miss} /> },
    { key: "likelihood", title: t("warning.screen.track-record.said"), kind: "text", isSortable: false, value: (miss) => likelihood(miss.likelihood) },
    { key: "outcome", title: t("warning.screen.claim.what-happened"), kind: "text", isSortable: false, value: ({ outcome, measuresTaken }) => t(`warning.outcome.${measuresTaken ? "did-not-measures" : outcome}`) },
    { key: "horizon", title: t("warning.screen.claim.horizon"), kind: "date", isSortable: false, isMinor: true, value: ({ horizon }) => horizon },
  ];
  return (
    <Section title={t("warning.screen.track-record.misses")} lead={t("warning.screen.track-record.misses-lead")}>
      <DataTable caption={t("warning.screen.track-record.misses")} isCaptionHidden columns={columns} rows={misses} rowKey={({ id }) => id} />
    </Section>
  );
}
