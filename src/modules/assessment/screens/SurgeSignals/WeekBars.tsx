import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import type { ListedSurge } from "../../contract.ts";
import styles from "./styles.module.css";

const [width, height] = [260, 64];

/** The half year up to the unusual week, a bar a week, and behind the last one what is usual in it. Its numbers stand in the sentence above. */
export function WeekBars({ signal: { reason, week }, place }: { signal: ListedSurge; place: string }) {
  const t = useMessages();
  const format = useFormat();
  const { direction } = useLanguage();
  const { recent, events } = reason;
  const most = Math.max(1, events?.high ?? 0, ...recent.map((count) => count ?? 0));
  const step = width / Math.max(recent.length, 1);
  const up = (count: number) => height - (count / most) * (height - 2);
  // The latest week stands where lines of the language end.
  const at = (index: number) => (direction === "rtl" ? recent.length - 1 - index : index) * step;
  const last = recent.length - 1;
  return (
    <svg role="img" aria-label={t("assessment.screen.surges.bars", { place, weeks: recent.length, week: format.date(week) })} viewBox={`0 0 ${width} ${height}`} className={styles["bars"]}>
      {events && <rect x={at(last)} y={up(events.high)} width={step} height={Math.max(2, up(events.low) - up(events.high))} className={styles["usual"]} />}
      {recent.map((count, index) => count !== null && <rect key={at(index)} x={at(index) + step * 0.2} y={up(count)} width={step * 0.6} height={height - up(count)} className={styles["bar"]} />)}
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className={styles["base"]} />
    </svg>
  );
}
