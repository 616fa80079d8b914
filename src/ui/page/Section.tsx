import { useId, type ReactNode } from "react";
import styles from "./Section.module.css";

export type SectionProps = { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

export function Section({ title, lead, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles["section"]}>
      <div className={styles["line"]}>
        <h2 id={id}>{title}</h2>
        {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
      </div>
      {lead !== undefined && <div className={styles["lead"]}>{lead}</div>}
      {children}
    </section>
  );
}
