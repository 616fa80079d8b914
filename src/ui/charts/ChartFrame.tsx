import { useId, useState, type ReactNode } from "react";
import { Button } from "../button/Button.tsx";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { NotKnown } from "../table/NotKnown.tsx";
import { chartCsv, type ChartTable } from "./chart-csv.ts";
import { saveFile } from "../save-file.ts";
import styles from "./Chart.module.css";

export type ChartFrameProps = { title: string; summary: string; table: ChartTable; fileName: string; children: ReactNode; legend?: ReactNode };

/** Around every chart: what it says in one sentence, the same as a table, the same as a file. */
export function ChartFrame({ title, summary, table, fileName, children, legend }: ChartFrameProps) {
  const t = useMessages();
  const id = useId();
  const [isTable, setTable] = useState(false);
  return (
    <figure className={styles["frame"]} aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{title}</strong>
        <span className={styles["summary"]}>{summary}</span>
      </figcaption>
      {isTable ? <TableOf title={title} table={table} /> : <>{children}{legend !== undefined && <div className={styles["legend"]}>{legend}</div>}</>}
      <div className={styles["actions"]}>
        <Button look="quiet" onClick={() => setTable(!isTable)}>{isTable ? t("ui.chart.show-chart") : t("ui.chart.show-table")}</Button>
        <Button look="quiet" onClick={() => saveFile(`${fileName}.csv`, chartCsv(table), "text/csv;charset=utf-8")}>{t("ui.chart.csv")}</Button>
      </div>
    </figure>
  );
}

function TableOf({ title, table }: { title: string; table: ChartTable }) {
  const t = useMessages();
  const format = useFormat();
  return (
    <div className={styles["scroll"]} role="region" tabIndex={0} aria-label={t("ui.chart.table-of", { title })}>
      <table className={styles["table"]}>
        <thead>
          <tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((value, column) => {
                if (column === 0) return <th key={column} scope="row"><bdi>{value}</bdi></th>;
                return <td key={column}>{value === null ? <NotKnown /> : <bdi>{typeof value === "number" ? format.number(value) : value}</bdi>}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
