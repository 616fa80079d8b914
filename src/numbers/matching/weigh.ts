import type { Estimate } from "./estimate.ts";
import { missing, patternOf, type Field, type Pattern } from "./field.ts";

/** Why a pair is as probable as it is: what one field adds or takes away, in bits. A bit doubles the odds, ten bits make them a thousand times as high. */
export type Reason = { readonly field: string; readonly level: string | undefined; readonly bits: number; readonly ofRarity: number };

export type Weighed = { readonly bits: number; readonly probability: number; readonly reasons: readonly Reason[] };

/** What is needed to weigh pairs: nothing else of the records that it was learned from. */
export type Weights<T> = {
  readonly fields: readonly Field<T>[];
  /** What is known before two records are looked at: the odds that they are the same, in bits. */
  readonly before: number;
  /** Bits of each field at each level, never fewer at a higher level. */
  readonly bits: readonly (readonly number[])[];
  /** How often each value is in the records, field by field; undefined where values are not looked at. */
  readonly shares: readonly (ReadonlyMap<string, number> | undefined)[];
};

/** No value counts as rarer than one in so many records, so that one word nobody else wrote does not decide by itself. */
const rarestIn = 10_000;

export function weightsOf<T>(fields: readonly Field<T>[], records: readonly T[], { same, different }: Estimate, before: number): Weights<T> {
  const bits = same.map((shares, field) => ascending(shares.map((one, level) => Math.log2(one / (different[field]?.[level] ?? 0))), shares.map((one, level) => one + (different[field]?.[level] ?? 0))));
  return { fields, before, bits, shares: fields.map(({ valueIn }) => (valueIn === undefined ? undefined : sharesOf(records, valueIn))) };
}

/** Whether two records are the same, with the reasons field by field. The same whichever record comes first. */
export function weigh<T>(weights: Weights<T>, one: T, other: T): Weighed {
  const pattern = patternOf(weights.fields, one, other);
  const reasons = weights.fields.map(({ name, levels }, index): Reason => {
    const level = pattern[index] ?? missing;
    const ofRarity = rarityAt(weights, index, level, one, other);
    return { field: name, level: levels[level], bits: (weights.bits[index]?.[level] ?? 0) + ofRarity, ofRarity };
  });
  const bits = bitsOf(weights, pattern, one, other);
  return { bits, probability: probabilityOf(bits), reasons };
}

/** The bits of two records at these levels, what was known before included. */
export function bitsOf<T>(weights: Weights<T>, pattern: Pattern, one: T, other: T): number {
  return pattern.reduce((sum, level, index) => sum + (weights.bits[index]?.[level] ?? 0) + rarityAt(weights, index, level, one, other), weights.before);
}

export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

function rarityAt<T>({ fields, shares }: Weights<T>, index: number, level: number, one: T, other: T): number {
  const field = fields[index];
  return field === undefined || level !== field.levels.length - 1 ? 0 : rarity(shares[index], field.valueIn?.(one), field.valueIn?.(other));
}

/**
 * By how many bits a value weighs more, or less, than values do on average: chance brings two records together on a value as often as its share says, on any value as often
 * as the squares of all shares add up to (Winkler 2000).
 */
function rarity(shares: ReadonlyMap<string, number> | undefined, one: string | undefined, other: string | undefined): number {
  if (shares === undefined || one === undefined || other === undefined) return 0;
  const share = Math.max(shares.get(one) ?? 0, shares.get(other) ?? 0, 1 / rarestIn);
  return Math.log2(Math.max(shares.get(onAverage) ?? 0, 1 / rarestIn) / share);
}

/** No value of a record: those are never empty here. */
const onAverage = "";

function sharesOf<T>(records: readonly T[], valueIn: (record: T) => string | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const record of records) {
    const value = valueIn(record);
    if (value !== undefined && value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const squares = [...counts.values()].toSorted((a, b) => a - b).reduce((sum, count) => sum + (count / total) ** 2, 0);
  return new Map([...[...counts].map(([value, count]) => [value, count / total] as const), [onAverage, squares] as const]);
}

/**
 * The nearest numbers that never fall, where neighbours that do are pooled in proportion to their weights (isotonic regression, Barlow et al. 1972): to agree more is never held
 * against a pair only because few pairs taught it.
 */
function ascending(numbers: readonly number[], weights: readonly number[]): number[] {
  const pools: { mean: number; weight: number; size: number }[] = [];
  for (const [index, number] of numbers.entries()) {
    let pool = { mean: number, weight: weights[index] ?? 0, size: 1 };
    for (let last = pools.at(-1); last !== undefined && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop();
      const weight = last.weight + pool.weight;
      pool = { mean: (last.mean * last.weight + pool.mean * pool.weight) / weight, weight, size: last.size + pool.size };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ mean, size }) => Array.from({ length: size }, () => mean));
}
