import type { ReactNode } from "react";
import styles from "./OnlyRead.module.css";

/** Words that are read aloud and not shown, where the eye has another sign. */
export function OnlyRead({ children }: { children: ReactNode }) {
  return <span className={styles["hidden"]}>{children}</span>;
}
