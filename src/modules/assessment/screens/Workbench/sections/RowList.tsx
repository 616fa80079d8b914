import type { ReactNode } from "react";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { changeAt } from "../../change-at.ts";
import styles from "../styles.module.css";

type RowListProps<Row> = {
  rows: readonly Row[];
  onChange: (rows: Row[]) => void;
  fresh: Row;
  addText: string;
  /** What a line is called for those who do not see it: "Key judgement 2". */
  nameOf: (number: number) => string;
  most?: number;
  tooMany?: string;
  children: (row: Row, change: (part: Partial<Row>) => void, name: string) => ReactNode;
  name: string;
};

/** Lines of a few fields each: added at the end, removed one by one. */
export function RowList<Row extends object>({ rows, onChange, fresh, addText, nameOf, most, tooMany, children, name }: RowListProps<Row>) {
  const t = useMessages();
  const isFull = most !== undefined && rows.length >= most;
  return (
    <>
      {rows.map((row, index) => (
        <div key={index} role="group" aria-label={nameOf(index + 1)} className={styles["row"]}>
          <h3>{nameOf(index + 1)}</h3>
          {children(row, (part) => onChange(changeAt(rows, index, { ...row, ...part })), `${name}.${index}`)}
          <Button look="quiet" label={t("assessment.screen.remove-line", { line: nameOf(index + 1) })} onClick={() => onChange(changeAt(rows, index, undefined))}>{t("assessment.screen.remove")}</Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...rows, fresh])} whyNot={isFull ? tooMany : undefined}>{addText}</Button>
      </div>
    </>
  );
}
