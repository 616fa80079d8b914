/** A forecast as what it is made of: draws of a count, equal ones together, in ascending order. The order of draws carries nothing. */
export type Draws = { readonly values: readonly number[]; readonly counts: readonly number[]; readonly total: number };

/** Draws in any order, each a finite number. Refuses none at all: a forecast without draws says nothing. */
export function drawsOf(numbers: readonly number[]): Draws {
  const counted = new Map<number, number>();
  for (const number of numbers) counted.set(number, (counted.get(number) ?? 0) + 1);
  return fromCounts(counted);
}

/** Draws as the prediction challenge files write them: `0x950 1x30` is 950 times 0 and 30 times 1. Throws RangeError on anything else. */
export function readDraws(text: string): Draws {
  const counted = new Map<number, number>();
  for (const part of text.trim().split(/\s+/)) {
    const [, value, times] = /^(\d+(?:\.\d+)?)x(\d+)$/.exec(part) ?? [];
    if (value === undefined || times === undefined) throw new RangeError(`not draws: ${part.slice(0, 40)}`);
    counted.set(Number(value), (counted.get(Number(value)) ?? 0) + Number(times));
  }
  return fromCounts(counted);
}

/** As many draws as the prediction challenge asks for. Ignorance adds one to every bin, so that what fewer draws say weighs less. */
export const fullDraws = 1_000;

/** So many draws that stand for equal parts of a distribution: the quantiles in the middle of each part. `shares` by value, positive, of any sum. */
export function drawsOfShares(shares: ReadonlyMap<number, number>, draws = fullDraws): Draws {
  const ascending = [...shares].filter(([, share]) => share > 0).toSorted(([a], [b]) => a - b);
  const whole = ascending.reduce((sum, [, share]) => sum + share, 0);
  let [passed, told] = [0, 0];
  return fromCounts(new Map(ascending.map(([value, share], index) => {
    passed += share / whole;
    const upTo = index === ascending.length - 1 ? draws : Math.min(draws, Math.max(told, Math.round(passed * draws)));
    const count = upTo - told;
    told = upTo;
    return [value, count];
  })));
}

function fromCounts(counted: ReadonlyMap<number, number>): Draws {
  const pairs = [...counted].filter(([, count]) => count > 0).toSorted(([a], [b]) => a - b);
  if (pairs.length === 0 || pairs.some(([value]) => !Number.isFinite(value))) throw new RangeError("draws are finite numbers, one at least");
  return { values: pairs.map(([value]) => value), counts: pairs.map(([, count]) => count), total: pairs.reduce((sum, [, count]) => sum + count, 0) };
}

/**
 * The value below which this share of the draws lies, between two of them by linear interpolation (Hyndman and Fan 1996, definition 7, the
 * default of R and NumPy). `share` from 0 to 1.
 */
export function quantileOf(draws: Draws, share: number): number {
  const place = (draws.total - 1) * share;
  const below = Math.floor(place);
  const lower = nth(draws, below);
  return lower + (place - below) * (nth(draws, Math.min(below + 1, draws.total - 1)) - lower);
}

/** The draw at this place in ascending order, the first at 0. */
function nth({ values, counts }: Draws, place: number): number {
  let passed = 0;
  for (const [index, count] of counts.entries()) {
    passed += count;
    if (place < passed) return values[index] ?? Number.NaN;
  }
  return values.at(-1) ?? Number.NaN;
}
