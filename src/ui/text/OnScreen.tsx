import type { ReactNode } from "react";
import styles from "./OnScreen.module.css";

/** What can be done on a screen and only there. `printed` stands in its place on paper, where somebody reads what was chosen. */
export function OnScreen({ children, printed }: { children: ReactNode; printed?: ReactNode }) {
  return (
    <>
      <div className={styles["screen"]}>{children}</div>
      {printed !== undefined && <div className={styles["paper"]}>{printed}</div>}
    </>
  );
}
