import { scaleBand, scaleSymlog } from "d3-scale";
import { useRef } from "react";
import { useFormat } from "../format.ts";
import { useLanguage, useMessages } from "../messages.ts";
import { horizontalRange, monthLabels, valueAxis } from "./axis.ts";
import { ChartFrame } from "./ChartFrame.tsx";
import { useWidth } from "./use-width.ts";
import styles from "./Chart.module.css";

export type PastMonth = { readonly month: string; readonly count: number };
export type AheadMonth = { readonly month: string; readonly median: number; readonly half: readonly [number, number]; readonly most: readonly [number, number] };
export type MonthFanProps = { title: string; summary: string; past: readonly PastMonth[]; ahead: readonly AheadMonth[]; words: { readonly happened: string; readonly median: string; readonly half: string; readonly most: string }; fileName: string };

const height = 232;
const plot = { start: 12, end: 186 };
const margins = { value: 56, far: 12 };

/** Months that have been as bars, months to come as two bands and a line: within which numbers they lie half of the time, and nine times of ten. */
export function MonthFan({ title, summary, past, ahead, words, fileName }: MonthFanProps) {
  const t = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const table = {
    columns: [t("ui.chart.month"), words.happened, words.median, ...[words.half, words.most].flatMap((name) => [t("ui.chart.low-of", { name }), t("ui.chart.high-of", { name })])],
    rows: [...past.map(({ month, count }) => [month, count, null, null, null, null, null]), ...ahead.map(({ month, median, half, most }) => [month, null, median, ...half, ...most])],
  };
  const legend = (
    <>
      <span><svg aria-hidden="true"><rect width="16" height="16" className={styles["bar"]} /></svg>{words.happened}</span>
      <span><svg aria-hidden="true"><path d="M0 8H16" className={styles["line"]} /></svg>{words.median}</span>
      <span><svg aria-hidden="true"><rect width="16" height="16" className={styles["near"]} /></svg>{words.half}</span>
      <span><svg aria-hidden="true"><rect width="16" height="16" className={styles["band"]} /></svg>{words.most}</span>
    </>
  );
  return (
    <ChartFrame title={title} summary={summary} table={table} fileName={fileName} legend={legend}>
      <div ref={frame} className={styles["plot"]}>
        <Fan label={`${title}. ${summary}`} past={past} ahead={ahead} width={width} />
      </div>
    </ChartFrame>
  );
}

/** Deaths lie between none and thousands: the scale narrows as it grows, and its lines say where. */
const ticks = [0, 1, 10, 100, 1_000, 10_000, 100_000];

function Fan({ label, past, ahead, width }: { label: string } & Pick<MonthFanProps, "past" | "ahead"> & { width: number }) {
  const format = useFormat();
  const { direction } = useLanguage();
  const months = [...past.map(({ month }) => month), ...ahead.map(({ month }) => month)];
  const across = scaleBand(months, horizontalRange(direction, width, margins)).padding(0.15);
  const top = Math.max(1, ...past.map(({ count }) => count), ...ahead.map(({ most }) => most[1]));
  const up = scaleSymlog([0, top * 1.1], [plot.end, plot.start]).constant(1);
  const axis = valueAxis(direction, width, margins);
  const labelled = monthLabels(months, width - margins.value - margins.far, 56);
  const [near, far] = across.range();
  const wide = across.step();
  const start = (month: string) => (across(month) ?? 0) - (wide - across.bandwidth()) / 2;
  const middle = (month: string) => (across(month) ?? 0) + across.bandwidth() / 2;
  const band = (month: string, [low, high]: readonly [number, number], name: string) => <rect x={start(month)} width={wide} y={up(high)} height={Math.max(1, up(low) - up(high))} className={styles[name]} />;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} height={height}>
      {ticks.filter((tick) => tick <= top * 1.1).map((tick) => (
        <g key={tick}>
          <line x1={near} x2={far} y1={up(tick)} y2={up(tick)} className={styles["grid"]} />
          <text x={axis.x} y={up(tick)} dy="0.32em" textAnchor={axis.anchor}>{format.number(tick, { notation: "compact" })}</text>
        </g>
      ))}
      {past.map(({ month, count }) => <rect key={month} x={across(month)} width={across.bandwidth()} y={up(count)} height={plot.end - up(count)} className={styles["bar"]} />)}
      {ahead.map(({ month, half, most }) => <g key={month}>{band(month, most, "band")}{band(month, half, "near")}</g>)}
      <polyline points={ahead.map(({ month, median }) => `${middle(month)},${up(median)}`).join(" ")} className={styles["line"]} />
      {months.map((month) => [labelled.get(month)?.isNamed ? format.shortMonth(month) : undefined, labelled.get(month)?.year].filter((line) => line !== undefined).map((line, index) => (
        <text key={`${month}-${line}`} x={middle(month)} y={plot.end + 20 + index * 18} textAnchor="middle">{line}</text>
      )))}
      <line x1={near} x2={far} y1={plot.end} y2={plot.end} className={styles["base"]} />
    </svg>
  );
}
