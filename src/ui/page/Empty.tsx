import type { ReactNode } from "react";
import { useMessages } from "../messages.ts";
import styles from "./Empty.module.css";

export type EmptyReason = "nothing" | "filtered" | "not-permitted" | "not-synced";

/** Nothing to show: why, and what to do next. */
export function Empty({ why, children, action }: { why: EmptyReason; children?: ReactNode; action?: ReactNode }) {
  const t = useMessages();
  return (
    <div className={styles["empty"]}>
      <p>{children ?? t(`ui.empty.${why}`)}</p>
      {action}
    </div>
  );
}
