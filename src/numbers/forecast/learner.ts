import { mostAlike } from "../forest/alike.ts";
import { binned, binsOf, growForest, leafIn, type Binned, type Forest } from "../forest/forest.ts";
import type { Node } from "../forest/tree.ts";
import { seededRandom, type Random } from "../random.ts";
import type { Forecaster } from "./baselines.ts";
import { drawsOfShares } from "./draws.ts";
import type { Known, Month } from "./panel.ts";
import { decayed, predictorsOf, type Evidence, type Family } from "./predictors.ts";

/**
 * What is foretold: the sum of `span` months, the first of them from `from` to `to` months after the cut. One month each with span 1, the next twelve
 * together with span 12 from 1 to 1.
 */
export type Target = { readonly from: number; readonly to: number; readonly span: number };

/**
 * How much is learnt and how: chosen on windows before 2018 (docs/decisions/0024). `learnsFrom`: from all months, from those of calm alone, or from those since something
 * first happened there, which is right where units were looked up because something happened in them. `rowsPerMonth` below one: that share of the months.
 */
export type LearnerSettings = {
  readonly trees: number; readonly leaf: number; readonly tried: number; readonly share: number; readonly rowsPerMonth: number; readonly quiet: number; readonly seed: number;
  readonly learnsFrom: "all" | "calm" | "begun";
};

export const learnerSettings: LearnerSettings = { trees: 100, leaf: 15, tried: 8, share: 0.6, rowsPerMonth: 2, quiet: 0.1, seed: 1, learnsFrom: "all" };

/** A month of a unit in the past from which something followed that is now known. */
type Row = { readonly unit: number; readonly month: number; readonly ahead: number; readonly weight: number; readonly outcome: number };

/** `begun`: the first month in which anything happened, of any kind. */
type Table = { readonly months: number; readonly counts: readonly Float64Array[]; readonly levels: readonly Float64Array[]; readonly begun: readonly number[] };

/** The predictors as far as they are needed once the rows are in bins: the family of each, and of each unit its values at the cut. */
type Seen = { readonly families: readonly Family[]; readonly now: readonly (readonly number[])[]; readonly level: readonly number[] };

/** Its part of what all leaves of a tree hold, from one place up to another: an array for each leaf alone took more memory than what is in them. */
type Leaf = { readonly values: Float64Array; readonly shares: Float64Array; readonly from: number; readonly upTo: number };

/** A month of a unit in the past that was like the present one, by how often it lies in the same leaves (0 to 1), and what followed. */
export type Likeness = { readonly unit: string; readonly month: Month; readonly ahead: number; readonly followed: number; readonly likeness: number };

/**
 * Why the forests say what they say, on the scale of log(1 + deaths): from the mean of all that was learnt from, each family of predictors adds its part
 * (mean changes along the paths through the trees; Saabas 2014). An association, never a cause; families that go together share their part as chance has it.
 */
export type Explanation = { readonly base: number; readonly families: readonly { readonly family: Family; readonly part: number }[]; readonly alike: readonly Likeness[] };

export type Learnt = { readonly forecast: Forecaster; explain(unit: string, ahead: number): Explanation | undefined };

/** One forest, and for each of its leaves what followed there. `isRelative`: the target is the change against the present level, on the scale of log(1 + deaths). */
type Grown = { readonly forest: Forest; readonly isRelative: boolean; readonly leaves: ReadonlyMap<Node, Leaf> };

/** Fewer months than this before the first one that is learnt from would tell nothing of its past. */
const leadMonths = 24;

/** A country without a death for so many months is quiet; of such months a share is enough to learn from. */
const quietMonths = 120;

/** Without a death for so many months a place is calm: what begins there is an onset. */
export const calmMonths = 24;

/**
 * Two quantile forests on decayed histories: one foretells the level, one the change against the present level, which lets a war larger than any before it be
 * told as such. Both count the same. It learns from what `evidence` holds and so knows nothing after the cut; asked about another cut it says nothing.
 */
export function learn(evidence: Evidence, target: Target, settings: LearnerSettings = learnerSettings): Learnt {
  const table = tableOf(evidence);
  const random = seededRandom(settings.seed);
  const rows = rowsOf(table, target, settings, random);
  if (rows.length < 2 * settings.leaf) return { forecast: () => undefined, explain: () => undefined };
  const { columns, seen } = columnsOf(evidence, table, rows);
  const grown = [false, true].map((isRelative) => grow(table, rows, columns, isRelative, settings, random));
  const place = new Map(evidence.target.units.map((unit, index) => [unit, index]));
  const placeFor = (unit: string, ahead: number) => (ahead < target.from || ahead > target.to ? undefined : place.get(unit));
  return {
    forecast: (known, unit, ahead) => {
      const index = placeFor(unit, ahead);
      if (index === undefined || known.until !== evidence.target.until) return undefined;
      const shares = new Map<number, number>();
      for (const one of grown) addShares(shares, seen, one, index, ahead);
      return drawsOfShares(shares);
    },
    explain: (unit, ahead) => {
      const index = placeFor(unit, ahead);
      return index === undefined ? undefined : explained(seen, table.months, rows, grown, evidence.target, index, ahead);
    },
  };
}

function addShares(shares: Map<number, number>, { now, level: levels }: Seen, { forest, isRelative, leaves }: Grown, unit: number, ahead: number): void {
  const bins = binsOf(forest, [...(now[unit] ?? []), ahead]);
  const level = levels[unit] ?? 0;
  for (const tree of forest.trees) {
    const leaf = leaves.get(leafIn(tree, bins));
    for (let index = leaf?.from ?? 0; index < (leaf?.upTo ?? 0); index += 1) {
      const value = leaf?.values[index] ?? 0;
      const deaths = Math.max(0, Math.round(Math.expm1(isRelative ? value + level : value)));
      shares.set(deaths, (shares.get(deaths) ?? 0) + (leaf?.shares[index] ?? 0));
    }
  }
}

/** Two situations of one country are told only so many months apart. */
const monthsApart = 12;

function explained(seen: Seen, months: number, rows: readonly Row[], grown: readonly Grown[], { units, until }: Known, unit: number, ahead: number): Explanation {
  const level = seen.level[unit] ?? 0;
  const parts = new Map<Family, number>([["own-history", level * grown.filter(({ isRelative }) => isRelative).length / grown.length]]);
  const [likeness, trees] = [new Float64Array(rows.length), grown.reduce((sum, { forest }) => sum + forest.trees.length, 0)];
  let base = 0;
  for (const { forest } of grown) {
    const bins = binsOf(forest, [...(seen.now[unit] ?? []), ahead]);
    for (const tree of forest.trees) {
      base += tree.mean / trees;
      const leaf = leafIn(tree, bins, (column, change) => {
        const family = seen.families[column] ?? "horizon";
        parts.set(family, (parts.get(family) ?? 0) + change / trees);
      });
      if ("rows" in leaf) for (const row of leaf.rows) likeness[row] = (likeness[row] ?? 0) + 1 / leaf.rows.length / trees;
    }
  }
  const alike = mostAlike(rows.map((row) => ({ unit: row.unit, time: row.month })), likeness, { unit, time: months - 1 }, monthsApart);
  return {
    base,
    families: [...parts].map(([family, part]) => ({ family, part })).toSorted((one, other) => Math.abs(other.part) - Math.abs(one.part)),
    alike: alike.flatMap(({ row, likeness: share }) => {
      const at = rows[row];
      return at === undefined ? [] : [{ unit: units[at.unit] ?? "", month: until - (months - 1 - at.month), ahead: at.ahead, followed: at.outcome, likeness: share }];
    }),
  };
}

function tableOf({ target, kinds }: Evidence): Table {
  const months = target.length;
  const counts = target.units.map((unit) => Float64Array.from(target.history(unit, months), (count) => count ?? Number.NaN));
  // Unknown so far is no level; zero is what a quiet place has.
  const levels = counts.map((one) => decayed(one, 4).map((level) => (Number.isNaN(level) ? 0 : Math.log1p(level))));
  const begun = target.units.map((unit) => Math.min(...[target, ...kinds.map(({ known }) => known)].map((known) => firstMonth(known, unit, months))));
  return { months, counts, levels, begun };
}

/** The first month with a death, Infinity without one. */
function firstMonth(known: Known, unit: string, months: number): number {
  const month = known.history(unit, months).findIndex((count) => (count ?? 0) > 0);
  return month < 0 ? Infinity : month;
}

function rowsOf({ months, counts, begun }: Table, { from, to, span }: Target, { rowsPerMonth, quiet, learnsFrom }: LearnerSettings, random: Random): Row[] {
  return counts.flatMap((own, unit) => {
    const rows: Row[] = [];
    let since = quietMonths;
    for (let month = 0; month < months; month += 1) {
      since = (own[month] ?? 0) > 0 ? 0 : since + 1;
      const isQuiet = since >= quietMonths;
      const isLearntFrom = learnsFrom === "all" || (learnsFrom === "calm" ? since >= calmMonths : month >= (begun[unit] ?? Infinity));
      if (month < leadMonths || !isLearntFrom || Number.isNaN(own[month] ?? Number.NaN) || (isQuiet && random() >= quiet)) continue;
      if (!isQuiet && rowsPerMonth < 1 && random() >= rowsPerMonth) continue;
      for (let drawn = 0; drawn < (isQuiet ? 1 : rowsPerMonth); drawn += 1) {
        const ahead = from + Math.floor(random() * (to - from + 1));
        const outcome = sumFrom(own, month + ahead, span);
        if (!Number.isNaN(outcome)) rows.push({ unit, month, ahead, outcome, weight: isQuiet ? 1 / quiet : 1 / Math.min(1, rowsPerMonth) });
      }
    }
    return rows;
  });
}

/** The sum of so many months, unknown where one of them is, or has not come yet. */
function sumFrom(counts: Float64Array, first: number, span: number): number {
  let sum = 0;
  for (let month = first; month < first + span; month += 1) sum += counts[month] ?? Number.NaN;
  return sum;
}

/** One predictor after the other is made, put into bins and let go. */
function columnsOf(evidence: Evidence, { months, levels }: Table, rows: readonly Row[]): { readonly columns: Binned; readonly seen: Seen } {
  const families: Family[] = [];
  const now: number[][] = evidence.target.units.map(() => []);
  function* columns(): Generator<Float64Array> {
    for (const { family, values } of predictorsOf(evidence, months)) {
      families.push(family);
      now.forEach((own, unit) => own.push(values[unit]?.[months - 1] ?? Number.NaN));
      yield Float64Array.from(rows, ({ unit, month }) => values[unit]?.[month] ?? Number.NaN);
    }
    yield Float64Array.from(rows, ({ ahead }) => ahead);
  }
  return { columns: binned(columns()), seen: { families, now, level: levels.map((own) => own[months - 1] ?? 0) } };
}

function grow({ levels }: Table, rows: readonly Row[], columns: Binned, isRelative: boolean, settings: LearnerSettings, random: Random): Grown {
  const target = Float64Array.from(rows, ({ unit, month, outcome }) => Math.log1p(outcome) - (isRelative ? (levels[unit]?.[month] ?? 0) : 0));
  const weights = Float64Array.from(rows, ({ weight }) => weight);
  const forest = growForest(columns, target, weights, settings, random);
  return { forest, isRelative, leaves: new Map(forest.trees.flatMap((tree) => leavesWithShares(tree, target, weights))) };
}

function leavesOf(node: Node): { readonly node: Node; readonly rows: Int32Array }[] {
  return "rows" in node ? [{ node, rows: node.rows }] : [...leavesOf(node.below), ...leavesOf(node.above)];
}

/** Equal values once, with the share of the leaf's weight that they have: a quiet leaf holds thousands of zeros. */
function leavesWithShares(tree: Node, target: Float64Array, weights: Float64Array): (readonly [Node, Leaf])[] {
  const [values, shares]: [number[], number[]] = [[], []];
  const parts = leavesOf(tree).map(({ node, rows }) => {
    const [weighed, from] = [new Map<number, number>(), values.length];
    let whole = 0;
    for (const row of rows) {
      const [value, weight] = [target[row] ?? 0, weights[row] ?? 0];
      weighed.set(value, (weighed.get(value) ?? 0) + weight);
      whole += weight;
    }
    for (const [value, weight] of weighed) {
      values.push(value);
      shares.push(weight / whole);
    }
    return { node, from, upTo: values.length };
  });
  const held = { values: Float64Array.from(values), shares: Float64Array.from(shares) };
  return parts.map(({ node, from, upTo }) => [node, { ...held, from, upTo }] as const);
}
