import type { ReactNode } from "react";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { isolate } from "#ui/text/isolate.ts";
import type { WarningTrackRecord } from "../../contract.ts";
import { useClaimWords } from "../claim/use-claim-words.ts";

type Band = WarningTrackRecord["bands"][number];

/** What was said beside what came of it, word by word; a share with the range in which chance alone could have put it. */
export function Bands({ bands, notYetDue, children }: { bands: readonly Band[]; notYetDue: number; children: ReactNode }) {
  const t = useMessages();
  const format = useFormat();
  const likelihood = useClaimWords();
  // Each number with its sign by itself: in an Arabic sentence the signs would otherwise change sides.
  const percent = (value: number) => isolate(format.percent(value));
  const shareOf = ({ share }: Band) => (share === null ? t("warning.screen.track-record.no-share") : t("warning.screen.track-record.share-of", { share: percent(share.value), low: percent(share.low), high: percent(share.high) }));
  const columns: readonly Column<Band>[] = [
    { key: "said", title: t("warning.screen.track-record.said"), kind: "text", isSortable: false, value: (band) => likelihood(band.likelihood) },
    { key: "judged", title: t("warning.screen.track-record.judged"), kind: "number", isSortable: false, value: ({ judged }) => judged },
    { key: "cameTrue", title: t("warning.screen.track-record.came-true"), kind: "number", isSortable: false, value: ({ cameTrue }) => cameTrue },
    { key: "share", title: t("warning.screen.track-record.share"), kind: "text", isSortable: false, value: shareOf, cell: shareOf },
    { key: "afterMeasures", title: t("warning.screen.track-record.after-measures"), kind: "number", isSortable: false, value: ({ afterMeasures }) => afterMeasures },
    { key: "cannotBeJudged", title: t("warning.screen.track-record.cannot"), kind: "number", isSortable: false, isMinor: true, value: ({ cannotBeJudged }) => cannotBeJudged },
  ];
  return (
    <Section title={t("warning.screen.track-record.bands")} lead={<>{children}<p>{t("warning.screen.track-record.not-yet-due", { count: notYetDue })}</p></>}>
      <DataTable caption={t("warning.screen.track-record.bands")} isCaptionHidden columns={columns} rows={bands} rowKey={(band) => band.likelihood} />
    </Section>
  );
}
