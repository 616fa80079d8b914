/** Below this a number is nothing but rounding; the numbers that come in are of the size of 1. */
const rounding = 1e-9;

/**
 * Whether the target is a sum of the columns with no factor below 0, that is, lies in the cone they span: phase one of the simplex method (Dantzig 1963), which drives
 * artificial variables to 0 or shows that it cannot. `target` has no number below 0. Bland's rule (1977) takes over when it might go round in circles.
 */
export function isInCone(columns: readonly ArrayLike<number>[], target: ArrayLike<number>): boolean {
  const last = columns.length;
  const rows = Array.from(target, (aim, row) => Float64Array.from({ length: last + 1 }, (_, index) => (index === last ? aim : columns[index]?.[row]) ?? 0));
  // What is missing from the target, and by how much each column lessens it.
  const missing = Float64Array.from({ length: last + 1 }, (_, index) => rows.reduce((sum, row) => sum + (row[index] ?? 0), 0));
  for (let step = 0; step < 50 * (last + 1); step += 1) {
    if ((missing[last] ?? 0) < rounding) return true;
    const entering = enter(missing, last, step > 4 * last);
    if (entering === undefined) return false;
    const leaving = leave(rows, entering, last);
    if (leaving === undefined) return false;
    pivot(rows, missing, leaving, entering);
  }
  throw new RangeError("the simplex method did not end");
}

function enter(missing: Float64Array, last: number, firstOne: boolean): number | undefined {
  let [best, most]: [number | undefined, number] = [undefined, rounding];
  for (let column = 0; column < last; column += 1) {
    const gain = missing[column] ?? 0;
    if (gain <= most) continue;
    if (firstOne) return column;
    [best, most] = [column, gain];
  }
  return best;
}

function leave(rows: readonly Float64Array[], entering: number, last: number): Float64Array | undefined {
  let [best, least]: [Float64Array | undefined, number] = [undefined, Infinity];
  for (const row of rows) {
    const factor = row[entering] ?? 0;
    if (factor <= rounding || (row[last] ?? 0) / factor >= least) continue;
    [best, least] = [row, (row[last] ?? 0) / factor];
  }
  return best;
}

function pivot(rows: readonly Float64Array[], missing: Float64Array, leaving: Float64Array, entering: number): void {
  const divisor = leaving[entering] ?? 1;
  for (let column = 0; column < leaving.length; column += 1) leaving[column] = (leaving[column] ?? 0) / divisor;
  for (const row of [...rows, missing]) {
    const factor = row[entering] ?? 0;
    if (row === leaving || factor === 0) continue;
    for (let column = 0; column < row.length; column += 1) row[column] = (row[column] ?? 0) - factor * (leaving[column] ?? 0);
  }
}
