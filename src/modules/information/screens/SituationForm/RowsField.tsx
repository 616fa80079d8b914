import { useRef, type ReactNode } from "react";
import { announce } from "#ui/announce.ts";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import styles from "./styles.module.css";

export type RowsFieldProps<Row> = {
  name: string;
  /** What one row is, with its number: "Population 2". */
  rowTitle: (number: number) => string;
  addText: string;
  empty: Row;
  value: readonly Row[];
  onChange: (rows: readonly Row[]) => void;
  children: (row: Row, change: (change: Partial<Row>) => void, name: string) => ReactNode;
};

/** Several of the same group of fields: each can be removed, and another added. */
export function RowsField<Row extends object>({ name, rowTitle, addText, empty, value, onChange, children }: RowsFieldProps<Row>) {
  const t = useMessages();
  const list = useRef<HTMLDivElement>(null);
  const remove = (index: number) => {
    onChange(value.filter((_, other) => other !== index));
    announce(t("ui.tags.removed", { tag: rowTitle(index + 1) }));
    list.current?.focus();
  };
  return (
    <div ref={list} tabIndex={-1} className={styles["rows"]}>
      {value.map((row, index) => (
        // Rows have no identity of their own; what is typed is kept in the form, not in the row.
        <fieldset key={index} className={styles["row"]}>
          <legend>{rowTitle(index + 1)}</legend>
          {children(row, (change) => onChange(value.map((other, at) => (at === index ? { ...other, ...change } : other))), `${name}.${index}`)}
          <div><Button look="quiet" label={t("ui.tags.remove", { tag: rowTitle(index + 1) })} onClick={() => remove(index)}>{t("information.screen.situation.remove")}</Button></div>
        </fieldset>
      ))}
      <div><Button onClick={() => onChange([...value, empty])}>{addText}</Button></div>
    </div>
  );
}
