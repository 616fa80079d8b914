import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { useLanguage } from "../messages.ts";
import { horizontalRange } from "./axis.ts";
import styles from "./Chart.module.css";

const size = { width: 96, height: 20 };

/** The way of a number, beside the number itself. Gaps stay gaps; the last known point is marked. */
export function Sparkline({ summary, values }: { summary: string; values: readonly (number | null)[] }) {
  const { direction } = useLanguage();
  const across = scaleLinear([0, Math.max(1, values.length - 1)], horizontalRange(direction, size.width, { value: 3, far: 3 }));
  const up = scaleLinear([0, Math.max(1, ...values.map((value) => value ?? 0))], [size.height - 3, 3]);
  const path = line<number | null>((_, index) => across(index), (value) => up(value ?? 0)).defined((value) => value !== null);
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg role="img" aria-label={summary} viewBox={`0 0 ${size.width} ${size.height}`} className={styles["spark"]}>
      <path d={path([...values]) ?? ""} className={styles["line"]} />
      {last >= 0 && <circle cx={across(last)} cy={up(values[last] ?? 0)} r="2.5" className={styles["dot"]} />}
    </svg>
  );
}
