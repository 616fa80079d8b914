import { Link, useLocation } from "wouter";
import { useFormat } from "../format.ts";
import styles from "./Tabs.module.css";

export type Tab = { readonly to: string; readonly text: string; readonly count?: number };

/** Parts of one subject, each at its own address: links, so that they can be opened beside each other and sent to a colleague. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current?: string }) {
  const [path] = useLocation();
  const format = useFormat();
  return (
    <nav aria-label={label} className={styles["tabs"]}>
      <ul>
        {tabs.map(({ to, text, count }) => (
          <li key={to}>
            <Link href={to} aria-current={(current ?? path) === to ? "page" : undefined}>
              {text}
              {count !== undefined && <bdi className={styles["count"]}>{format.number(count)}</bdi>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
