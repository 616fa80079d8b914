import { join } from "node:path";
import * as v from "valibot";
import { overlapOf, type Overlap } from "#numbers/undercount/overlap.ts";
import { estimateUndercount } from "#numbers/undercount/spread.ts";
import { rowsOf, type Compared, type PublishedTable } from "./published-table.ts";

/** Estimates of how many people there were, beside the totals and criteria that are known of the same files. Takes about a minute. */
export const undercountTable: PublishedTable = { folder: "mse-capture-histories", compare: (folder) => published.flatMap((known) => compareOne(folder, known)) };

type Known = { readonly file: string; readonly independence?: readonly [total: number, aic: number]; readonly stepwise?: readonly [total: number, aic: number]; readonly latentClasses?: number };

/** Totals and AIC as the folder states them; the latent classes of Kosovo beside the estimate of Ball et al. 2002, which was made by time and place. */
const published: readonly Known[] = [
  { file: "kosovo_1999.csv", independence: [7_394.59, 357.36], stepwise: [14_341.66, 161.32], latentClasses: 10_356 },
  { file: "uk_2013_six_lists.csv", independence: [12_214, 305.02], stepwise: [11_251.55, 159.91] },
  { file: "uk_2013_five_lists.csv", independence: [13_444.13, 217.78], stepwise: [11_174.83, 125.12] },
  { file: "netherlands_six_lists.csv", independence: [52_823.46, 584.41], stepwise: [41_561.22, 191.12] },
  { file: "netherlands_five_lists.csv", independence: [52_923.89, 505.63], stepwise: [46_330.88, 128.25] },
  { file: "new_orleans_eight_lists.csv", independence: [996.66, 118.35], stepwise: [3_394.13, 101.69] },
  { file: "new_orleans_five_lists.csv", independence: [1_034.15, 77.53], stepwise: [2_750.2, 73.26] },
  { file: "us_western_site_five_lists.csv", independence: [2_007.14, 104.22], stepwise: [2_308.24, 85.58] },
  { file: "artificial_three_lists.csv" },
];

const seed = 1;

function compareOne(folder: string, known: Known): Compared[] {
  const overlap = readOverlap(join(folder, known.file));
  const spread = estimateUndercount(overlap, { seed });
  if ("reason" in spread) throw new RangeError(`${known.file}: ${spread.reason}`);
  return spread.models.flatMap(({ model, estimate, aic }) => {
    const [total, criterion] = (model === "independence" ? known.independence : model === "stepwise" ? known.stepwise : model === "latent-classes" ? [known.latentClasses] : undefined) ?? [];
    const row = (measure: string, ours: number, told?: number): Compared => ({ what: `${known.file} ${model}`, measure, ours, ...(told === undefined ? {} : { published: told }) });
    if (!estimate) return [];
    return [row("N", estimate.total, total), row("N 2.5 %", estimate.low), row("N 97.5 %", estimate.high), ...(aic === undefined ? [] : [row("AIC", aic, criterion)])];
  });
}

/** The lists of a file are its columns but the last. */
export function readOverlap(file: string): Overlap {
  const rows = v.parse(v.array(v.record(v.string(), v.pipe(v.string(), v.transform(Number), v.number()))), rowsOf(file));
  return overlapOf(rows.map(({ count = Number.NaN, ...on }) => ({ lists: Object.keys(on).filter((list) => on[list] === 1), count })));
}
