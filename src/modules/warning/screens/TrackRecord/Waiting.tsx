import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import type { WarningTrackRecord } from "../../contract.ts";
import { useClaimWords } from "../claim/use-claim-words.ts";
import { ClaimName } from "./ClaimName.tsx";

type Claim = WarningTrackRecord["waiting"][number];

/** Claims whose last day is over and of which nobody has said what happened: until then the numbers below leave them out. */
export function Waiting({ waiting }: { waiting: readonly Claim[] }) {
  const t = useMessages();
  const likelihood = useClaimWords();
  const columns: readonly Column<Claim>[] = [
    { key: "horizon", title: t("warning.screen.track-record.over-since"), kind: "date", value: ({ horizon }) => horizon },
    { key: "claim", title: t("warning.screen.track-record.claim"), kind: "text", value: ({ title }) => title, cell: (claim) => <ClaimName claim={claim} /> },
    { key: "likelihood", title: t("warning.screen.track-record.said"), kind: "text", isSortable: false, value: (claim) => likelihood(claim.likelihood) },
  ];
  return (
    <Section title={t("warning.screen.track-record.waiting")} lead={t("warning.screen.track-record.waiting-lead", { count: waiting.length })}>
      <DataTable caption={t("warning.screen.track-record.waiting")} isCaptionHidden columns={columns} rows={waiting} rowKey={({ id }) => id} />
    </Section>
  );
}
