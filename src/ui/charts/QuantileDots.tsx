import { scaleLinear } from "d3-scale";
import { useFormat } from "../format.ts";
import { useLanguage } from "../messages.ts";
import { stackDots } from "./stack-dots.ts";
import styles from "./Chart.module.css";

const sizes = {
  line: { width: 152, height: 26, radius: 2.5, below: 1 },
  page: { width: 480, height: 104, radius: 5, below: 24 },
} as const;
const ticks = [0, 1, 10, 100, 1_000, 10_000, 100_000];

/**
 * A distribution as dots that can be counted, each as likely as the others: further along means more, on a scale that narrows as it grows (0, 1, 10,
 * 100 …) and is the same for all with the same `most`. In a line of a list without numbers, which stand beside it; on a page with them below.
 */
export function QuantileDots({ dots, most, label, size = "line" }: { dots: readonly number[]; most: number; label: string; size?: keyof typeof sizes }) {
  const format = useFormat();
  const { direction } = useLanguage();
  const { width, height, radius, below } = sizes[size];
  const inset = 2 * radius + 1;
  const along = scaleLinear([0, Math.log1p(Math.max(1, most))], direction === "rtl" ? [width - inset, inset] : [inset, width - inset]);
  const bottom = height - below;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className={styles[size === "line" ? "dots" : "many-dots"]}>
      <line x1={0} x2={width} y1={bottom + 0.5} y2={bottom + 0.5} className={styles["base"]} />
      {stackDots(dots.map((dot) => along(Math.log1p(dot))), radius, bottom).map(({ x, y }, index) => <circle key={index} cx={x} cy={y} r={radius} className={styles["dot"]} />)}
      {size === "page" && ticks.filter((tick) => tick <= Math.max(1, most)).map((tick) => (
        <g key={tick}>
          <line x1={along(Math.log1p(tick))} x2={along(Math.log1p(tick))} y1={bottom} y2={bottom + 5} className={styles["base"]} />
          <text x={along(Math.log1p(tick))} y={bottom + 20} textAnchor="middle">{format.number(tick)}</text>
        </g>
      ))}
    </svg>
  );
}
