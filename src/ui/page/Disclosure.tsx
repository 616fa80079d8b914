import type { ReactNode } from "react";
import styles from "./Disclosure.module.css";

export type DisclosureProps = { summary: ReactNode; isOpen?: boolean; children: ReactNode };

export function Disclosure({ summary, isOpen = false, children }: DisclosureProps) {
  return (
    <details className={styles["disclosure"]} open={isOpen}>
      <summary>{summary}</summary>
      <div className={styles["content"]}>{children}</div>
    </details>
  );
}
