import { useId } from "react";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import styles from "./Progress.module.css";

export type ProgressProps = { label: string; done: number; total?: number; rate?: number; secondsLeft?: number };

/** How far a job is: done, of how many, how fast, how long still. Without a total the bar only says that it goes on. */
export function Progress({ label, done, total, rate, secondsLeft }: ProgressProps) {
  const t = useMessages();
  const format = useFormat();
  const id = useId();
  return (
    <div className={styles["progress"]}>
      <label htmlFor={id}>{label}</label>
      <progress id={id} value={total === undefined ? undefined : done} max={total} />
      <span className={styles["words"]}>
        {total === undefined ? t("ui.progress.done", { done }) : t("ui.progress.done-of", { done, total })}
        {rate !== undefined && <span>{t("ui.progress.rate", { rate: format.number(rate, { maximumFractionDigits: 1 }) })}</span>}
        {secondsLeft !== undefined && <span>{t("ui.progress.left", { minutes: Math.round(secondsLeft / 60) })}</span>}
      </span>
    </div>
  );
}
