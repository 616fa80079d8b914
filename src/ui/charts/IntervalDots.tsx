import { scaleLinear } from "d3-scale";
import { useRef } from "react";
import { useFormat } from "../format.ts";
import { useLanguage, useMessages } from "../messages.ts";
import { horizontalRange } from "./axis.ts";
import { ChartFrame } from "./ChartFrame.tsx";
import { useWidth } from "./use-width.ts";
import styles from "./Chart.module.css";

/** `marker` is what it is compared with: last month, the usual level, what happened. */
export type Interval = { readonly key: string; readonly name: string; readonly low: number; readonly best: number; readonly high: number; readonly marker?: number };
export type IntervalDotsProps = {
  title: string;
  summary: string;
  rows: readonly Interval[];
  valueTitle: string;
  markerTitle?: string;
  /** End of the axis; without it the largest high end. */
  largest?: number;
  /** The numbers are shares of one, shown in percent. */
  isShare?: boolean;
  fileName: string;
};

const rowHeight = 44;
const axisHeight = 28;
const margins = { value: 12, far: 24 };

export function IntervalDots({ title, summary, rows, valueTitle, markerTitle, largest, isShare = false, fileName }: IntervalDotsProps) {
  const t = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const table = {
    columns: [t("ui.chart.name"), valueTitle, t("ui.number-range.low"), t("ui.number-range.high"), ...(markerTitle === undefined ? [] : [markerTitle])],
    rows: rows.map(({ name, low, best, high, marker }) => [name, best, low, high, ...(markerTitle === undefined ? [] : [marker ?? null])]),
  };
  const legend = markerTitle !== undefined && (
    <span><svg aria-hidden="true"><line x1="8" x2="8" y2="16" className={styles["marker"]} /></svg>{markerTitle}</span>
  );
  return (
    <ChartFrame title={title} summary={summary} table={table} fileName={fileName} legend={legend || undefined}>
      <div ref={frame} className={styles["plot"]}>
        <Rows label={`${title}. ${summary}`} rows={rows} width={width} largest={largest} isShare={isShare} />
      </div>
    </ChartFrame>
  );
}

type RowsProps = { label: string; rows: readonly Interval[]; width: number; largest: number | undefined; isShare: boolean };

/** Names stand above their interval and not beside it: translated names are long, phones are narrow. */
function Rows({ label, rows, width, largest, isShare }: RowsProps) {
  const format = useFormat();
  const { direction } = useLanguage();
  const most = largest ?? Math.max(isShare ? 0.01 : 1, ...rows.flatMap(({ high, marker }) => [high, marker ?? 0]));
  const range = horizontalRange(direction, width, margins);
  const across = scaleLinear([0, most], range);
  const height = rows.length * rowHeight + axisHeight;
  const written = (value: number) => (isShare ? format.percent(value) : format.number(value, { notation: "compact" }));
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} height={height}>
      {across.ticks(width < 420 ? 3 : 6).map((tick) => (
        <g key={tick}>
          <line x1={across(tick)} x2={across(tick)} y2={height - axisHeight} className={styles["grid"]} />
          <text x={across(tick)} y={height - 8} textAnchor="middle">{written(tick)}</text>
        </g>
      ))}
      {rows.map(({ key, name, low, best, high, marker }, index) => {
        const y = index * rowHeight + 30;
        return (
          <g key={key}>
            <text x={range[0]} y={y - 12} textAnchor={direction === "rtl" ? "end" : "start"} className={styles["name"]}>{name}</text>
            <line x1={across(low)} x2={across(high)} y1={y} y2={y} className={styles["interval"]} />
            <circle cx={across(best)} cy={y} r="5.5" className={styles["dot"]} />
            {marker !== undefined && <line x1={across(marker)} x2={across(marker)} y1={y - 8} y2={y + 8} className={styles["marker"]} />}
          </g>
        );
      })}
    </svg>
  );
}
