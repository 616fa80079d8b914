import { classNames } from "../class-names.ts";
import { useFormat } from "../format.ts";
import styles from "./StatusWord.module.css";

export type StatusWordProps = {
  word: string;
  /** Step of the ramp, 0 to 5. */
  level?: number;
  /** What is written before the word; the level itself when left out. */
  number?: number;
  kind?: "level" | "not-assessed" | "no-data";
};

/** A level as number, word and step of the ramp. "Not assessed" is hatched, "no data" an outline: neither looks like "low". */
export function StatusWord({ word, level, number = level, kind = "level" }: StatusWordProps) {
  const format = useFormat();
  const step = Math.max(0, Math.min(5, Math.round(level ?? 0)));
  const fill = kind === "level" ? styles[`step${step}`] : styles[kind];
  return (
    <span className={styles["status"]}>
      <span className={classNames(styles["mark"], fill)} aria-hidden="true" />
      {kind === "level" && number !== undefined && <bdi className={styles["number"]}>{format.number(number)}</bdi>}
      <span>{word}</span>
    </span>
  );
}
