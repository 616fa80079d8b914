import { scaleLinear } from "d3-scale";
import { useRef } from "react";
import { useFormat } from "../format.ts";
import { useLanguage, useMessages } from "../messages.ts";
import { horizontalRange } from "./axis.ts";
import { ChartFrame } from "./ChartFrame.tsx";
import { quantileColumns } from "./quantile-columns.ts";
import { useWidth } from "./use-width.ts";
import styles from "./Chart.module.css";

export type QuantileDotsProps = { title: string; summary: string; values: readonly number[]; valueTitle: string; fileName: string };

const dot = 12;
const axisHeight = 28;
const margins = { value: 24, far: 24 };

/** A forecast as equally likely dots: chances can be counted. Twenty in a list, fifty on a page. */
export function QuantileDots({ title, summary, values, valueTitle, fileName }: QuantileDotsProps) {
  const t = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const format = useFormat();
  const { direction } = useLanguage();
  const columns = quantileColumns(values, Math.min(24, Math.floor(width / 24)));
  const across = scaleLinear([columns[0]?.from ?? 0, columns.at(-1)?.to ?? 1], horizontalRange(direction, width, margins));
  const height = Math.max(1, ...columns.map(({ dots }) => dots)) * dot + axisHeight;
  const table = { columns: [t("ui.chart.number"), valueTitle], rows: values.toSorted((a, b) => a - b).map((value, index) => [index + 1, value]) };
  return (
    <ChartFrame title={title} summary={summary} table={table} fileName={fileName}>
      <div ref={frame} className={styles["plot"]}>
        <svg role="img" aria-label={`${title}. ${summary}`} viewBox={`0 0 ${width} ${height}`} height={height}>
          {across.ticks(5).map((tick) => (
            <text key={tick} x={across(tick)} y={height - 8} textAnchor="middle">{format.number(tick, { notation: "compact" })}</text>
          ))}
          <line x1={margins.far} x2={width - margins.far} y1={height - axisHeight + 1} y2={height - axisHeight + 1} className={styles["base"]} />
          {columns.flatMap(({ from, to, dots }) =>
            Array.from({ length: dots }, (_, index) => (
              <circle key={`${from} ${index}`} cx={across((from + to) / 2)} cy={height - axisHeight - (index + 0.5) * dot} r={dot / 2 - 1} className={styles["dot"]} />
            )),
          )}
        </svg>
      </div>
    </ChartFrame>
  );
}
