import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import styles from "./Badge.module.css";

export type Tone = "plain" | "good" | "warn" | "bad";

/** A short word that belongs to the thing beside it. The tone repeats what the word says. */
export function Badge({ children, tone = "plain" }: { children: ReactNode; tone?: Tone }) {
  return <span className={classNames(styles["badge"], styles[tone])}>{children}</span>;
}
