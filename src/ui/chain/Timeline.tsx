import type { ReactNode } from "react";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import styles from "./Timeline.module.css";

export type TimelineItem = { readonly id: string; readonly at: string; readonly author?: string; readonly title: ReactNode; readonly reason?: string; readonly change?: ReactNode };

/** What was done, by whom, when, why, and what it changed; in the order given. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const t = useMessages();
  const format = useFormat();
  return (
    <ol className={styles["timeline"]}>
      {items.map(({ id, at, author, title, reason, change }) => (
        <li key={id}>
          <div className={styles["line"]}>
            <strong>{title}</strong>
            <time dateTime={at}>{format.dateTime(at)}</time>
            {author !== undefined && <span>{t("ui.timeline.by", { author })}</span>}
          </div>
          {reason !== undefined && reason !== "" && <p dir="auto" className={styles["reason"]}>{reason}</p>}
          {change}
        </li>
      ))}
    </ol>
  );
}
