import type { ReactNode } from "react";
import { Bdi } from "#ui/text/Bdi.tsx";
import styles from "./styles.module.css";

/** Names under each other, each in its own direction; undefined where there are none, so that the page can say so. */
export function nameList(names: readonly string[]): ReactNode {
  return names.length === 0 ? undefined : <ul className={styles["plain"]}>{names.map((name) => <li key={name}><Bdi>{name}</Bdi></li>)}</ul>;
}
