import { useMessages } from "#ui/messages.ts";
import type { Assessment } from "../../model/assessment.ts";
import { isSensitiveFinding } from "../../model/judgement.ts";
import styles from "./styles.module.css";

/** Before the second reading is confirmed: which findings still wait for it on the page. */
export function ConfirmedFields({ content, confirmed }: { content: Assessment; confirmed: readonly string[] }) {
  const t = useMessages();
  const open = content.judgements.filter((judgement) => isSensitiveFinding(judgement) && !confirmed.includes(judgement.indicatorId));
  if (open.length === 0) return <p>{t("assessment.screen.second-reading.all-confirmed", { count: confirmed.length })}</p>;
  return (
    <>
      <p>{t("assessment.screen.second-reading.still-open")}</p>
      <ul className={styles["points"]}>{open.map(({ indicatorId }) => <li key={indicatorId}>{t("assessment.screen.framework-line", { id: indicatorId, name: t(`assessment.framework.${indicatorId}`) })}</li>)}</ul>
    </>
  );
}
