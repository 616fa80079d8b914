import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import styles from "./Disclosure.module.css";

/** A task is something to do and nothing to read: it is left out on paper. */
export type DisclosureProps = { summary: ReactNode; isOpen?: boolean; isTask?: boolean; children: ReactNode };

export function Disclosure({ summary, isOpen = false, isTask = false, children }: DisclosureProps) {
  return (
    <details className={classNames(styles["disclosure"], isTask && styles["task"])} open={isOpen}>
      <summary>{summary}</summary>
      <div className={styles["content"]}>{children}</div>
    </details>
  );
}
