import type { ReactNode } from "react";
import { NotKnown } from "../table/NotKnown.tsx";
import styles from "./KeyValue.module.css";

export type KeyValueItem = { readonly key: string; readonly value: ReactNode };

/** Facts of a record. What is not known is said to be unknown, never left blank. */
export function KeyValue({ items }: { items: readonly KeyValueItem[] }) {
  return (
    <dl className={styles["list"]}>
      {items.map(({ key, value }) => (
        <div key={key} className={styles["item"]}>
          <dt>{key}</dt>
          <dd>
            {isAbsent(value) ? <NotKnown /> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isAbsent(value: ReactNode): boolean {
  return value === undefined || value === null || value === "";
}
