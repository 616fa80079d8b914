import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import type { TrackRecord } from "../../contract.ts";
import styles from "./styles.module.css";

type Tenth = TrackRecord["tenths"][number];
type Props = { tenths: readonly Tenth[]; coverage: readonly TrackRecord["coverage"][number][] };

/** Whether “nine times of ten” is nine times of ten: in each tenth of the forecasts should lie a tenth of what happened. */
export function Calibration({ tenths, coverage }: Props) {
  const t = useMessages();
  const format = useFormat();
  if (tenths.length === 0) return null;
  const within = (share: number) => format.percent(coverage.find((one) => one.share === share)?.within ?? 0);
  const most = Math.max(0.2, ...tenths.map(({ share }) => share));
  const columns: readonly Column<Tenth>[] = [
    { key: "tenth", title: t("assessment.screen.track-record.tenth"), kind: "text", isSortable: false, value: ({ tenth }) => tenth, cell: ({ tenth }) => t("assessment.screen.track-record.tenth-of", { number: tenth + 1 }) },
    {
      key: "share", title: t("assessment.screen.track-record.share"), kind: "text", isSortable: false, value: ({ share }) => share,
      cell: ({ share }) => <span className={styles["bar"]}><meter min={0} max={most} value={share} aria-hidden="true" /> <bdi>{format.percent(share)}</bdi></span>,
    },
  ];
  return (
    <>
      <p>{t("assessment.screen.track-record.coverage", { half: within(0.5), eight: within(0.8), nine: within(0.9), expectedHalf: format.percent(0.5), expectedEight: format.percent(0.8), expectedNine: format.percent(0.9) })}</p>
      <DataTable caption={t("assessment.screen.track-record.calibration")} columns={columns} rows={tenths} rowKey={({ tenth }) => tenth} />
    </>
  );
}
