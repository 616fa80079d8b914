import type { ReactNode } from "react";
import styles from "./Refused.module.css";

/** A refusal in the server's words: what happened, why, what to do next. */
export function Refused({ sentence, code, action }: { sentence: string; code?: string; action?: ReactNode }) {
  return (
    <div className={styles["refused"]}>
      <p>{sentence}</p>
      {code !== undefined && <code dir="ltr">{code}</code>}
      {action}
    </div>
  );
}
