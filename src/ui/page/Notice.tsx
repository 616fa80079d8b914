import type { ReactNode } from "react";
import styles from "./Notice.module.css";

/** Something to know before anything else on the page is read or done. */
export function Notice({ children }: { children: ReactNode }) {
  return <div role="note" className={styles["notice"]}>{children}</div>;
}
