import { useRef, type ReactNode } from "react";
import { changeAt } from "#assessment/screens/change-at.ts";
import { announce } from "#ui/announce.ts";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import styles from "./protection.module.css";

type Props<Row> = {
  rows: readonly Row[];
  onChange: (rows: Row[]) => void;
  legend: (row: Row, index: number) => string;
  addText: string;
  fresh: () => Row;
  children: (row: Row, change: (part: Partial<Row>) => void, index: number) => ReactNode;
};

/** Entries of one kind, each a group of fields that can be removed, and a button for another. */
export function RowList<Row extends { readonly key: string }>({ rows, onChange, legend, addText, fresh, children }: Props<Row>) {
  const t = useMessages();
  const list = useRef<HTMLDivElement>(null);
  const remove = (row: Row, index: number) => {
    onChange(changeAt(rows, index, undefined));
    announce(t("ui.tags.removed", { tag: legend(row, index) }));
    list.current?.focus();
  };
  return (
    <div ref={list} tabIndex={-1} className={styles["stack"]}>
      {rows.map((row, index) => (
        <fieldset key={row.key} className={styles["item"]}>
          <legend><bdi>{legend(row, index)}</bdi></legend>
          {children(row, (part) => onChange(changeAt(rows, index, { ...row, ...part })), index)}
          <div><Button look="quiet" label={t("protection.screen.remove-named", { name: legend(row, index) })} onClick={() => remove(row, index)}>{t("protection.screen.remove")}</Button></div>
        </fieldset>
      ))}
      <div><Button onClick={() => onChange([...rows, fresh()])}>{addText}</Button></div>
    </div>
  );
}

/** The next key that no row has: entries name each other by it, so one that was removed is not given again while the form is open. */
export function nextKey(prefix: string, rows: readonly { readonly key: string }[]): string {
  const numbers = rows.flatMap(({ key }) => (key.startsWith(prefix) ? [Number(key.slice(prefix.length))] : [])).filter(Number.isInteger);
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}
