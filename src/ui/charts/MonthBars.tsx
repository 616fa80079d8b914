import { scaleBand, scaleLinear } from "d3-scale";
import { useId, useRef } from "react";
import { useFormat } from "../format.ts";
import { useLanguage, useMessages } from "../messages.ts";
import { horizontalRange, monthLabels, valueAxis } from "./axis.ts";
import { ChartFrame } from "./ChartFrame.tsx";
import { useWidth } from "./use-width.ts";
import styles from "./Chart.module.css";

/** `count` is null where nobody was counting: that is not zero, and is drawn hatched. `low` to `high`: the usual level. */
export type MonthCount = { readonly month: string; readonly count: number | null; readonly low?: number; readonly high?: number };
export type MonthBarsProps = { title: string; summary: string; months: readonly MonthCount[]; valueTitle: string; usualTitle?: string; fileName: string };

const height = 216;
const plot = { start: 12, end: 170 };
const margins = { value: 56, far: 12 };

export function MonthBars({ title, summary, months, valueTitle, usualTitle, fileName }: MonthBarsProps) {
  const t = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const hasBand = months.some(({ high }) => high !== undefined);
  const hasGap = months.some(({ count }) => count === null);
  const usual = usualTitle ?? t("ui.chart.usual");
  const table = {
    columns: [t("ui.chart.month"), valueTitle, ...(hasBand ? [t("ui.chart.low-of", { name: usual }), t("ui.chart.high-of", { name: usual })] : [])],
    rows: months.map(({ month, count, low, high }) => [month, count, ...(hasBand ? [low ?? null, high ?? null] : [])]),
  };
  const legend = (hasBand || hasGap) && (
    <>
      {hasBand && <span><svg aria-hidden="true"><rect width="16" height="16" className={styles["band"]} /></svg>{usual}</span>}
      {hasGap && <span><svg aria-hidden="true"><rect width="15" height="15" x="0.5" y="0.5" fill="none" className={styles["gap"]} /><path d="M0 16L16 0" className={styles["gap"]} /></svg>{t("ui.chart.gap")}</span>}
    </>
  );
  return (
    <ChartFrame title={title} summary={summary} table={table} fileName={fileName} legend={legend || undefined}>
      <div ref={frame} className={styles["plot"]}>
        <Bars label={`${title}. ${summary}`} months={months} width={width} />
      </div>
    </ChartFrame>
  );
}

function Bars({ label, months, width }: { label: string; months: readonly MonthCount[]; width: number }) {
  const hatch = useId();
  const format = useFormat();
  const { direction } = useLanguage();
  const across = scaleBand(months.map(({ month }) => month), horizontalRange(direction, width, margins)).padding(0.15);
  const most = Math.max(1, ...months.flatMap(({ count, high }) => [count ?? 0, high ?? 0]));
  const up = scaleLinear([0, most], [plot.end, plot.start]).nice(4);
  const axis = valueAxis(direction, width, margins);
  const labelled = monthLabels(months.map(({ month }) => month), width - margins.value - margins.far, 56);
  const bar = across.bandwidth();
  const [near, far] = across.range();
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} height={height}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className={styles["gap-paper"]} />
          <line y2="6" className={styles["gap"]} />
        </pattern>
      </defs>
      {up.ticks(4).filter(Number.isInteger).map((tick) => (
        <g key={tick}>
          <line x1={near} x2={far} y1={up(tick)} y2={up(tick)} className={styles["grid"]} />
          <text x={axis.x} y={up(tick)} dy="0.32em" textAnchor={axis.anchor}>{format.number(tick, { notation: "compact" })}</text>
        </g>
      ))}
      {months.map(({ month, count, low, high }) => {
        const x = across(month) ?? 0;
        return (
          <g key={month}>
            {high !== undefined && <rect x={x - (across.step() - bar) / 2} width={across.step()} y={up(high)} height={Math.max(1, up(low ?? 0) - up(high))} className={styles["band"]} />}
            {count === null ? (
              <rect x={x} width={bar} y={plot.start} height={plot.end - plot.start} fill={`url(#${hatch})`} />
            ) : (
              <rect x={x + bar * 0.15} width={bar * 0.7} y={up(count)} height={plot.end - up(count)} className={styles["bar"]} />
            )}
            <Below x={x + bar / 2} lines={[labelled.get(month)?.isNamed ? format.shortMonth(month) : undefined, labelled.get(month)?.year]} />
          </g>
        );
      })}
      <line x1={near} x2={far} y1={plot.end} y2={plot.end} className={styles["base"]} />
    </svg>
  );
}

/** What is written below a bar, one line under the other. */
function Below({ x, lines }: { x: number; lines: readonly (string | undefined)[] }) {
  return lines.filter((line) => line !== undefined).map((line, index) => <text key={line} x={x} y={plot.end + 20 + index * 18} textAnchor="middle">{line}</text>);
}
