/** Predictors column by column, what happened (1) or not (0), and how much each row counts. All of one length. */
export type Rows = { readonly columns: readonly Float64Array[]; readonly happened: Float64Array; readonly weights: Float64Array };

/** `penalty` on the weights of standardized predictors (λ), of which `share` is on their size and the rest on half their square (α). */
export type Penalty = { readonly penalty: number; readonly share: number };

/** The log-odds of a row are the intercept and each of its predictors times its weight, on the scale on which the predictors came. */
export type Logistic = { readonly intercept: number; readonly weights: readonly number[] };

/** Newton steps, and rounds of coordinate descent within each: seldom more than ten and some dozens are needed. */
const mostSteps = 50;
const mostRounds = 1_000;

/** Changes below this, on the scale of standardized predictors, are no changes. */
const smallest = 1e-8;

/**
 * Logistic regression with the elastic-net penalty, by coordinate descent on the quadratic approximation of the likelihood (Friedman, Hastie and Tibshirani
 * 2010, section 3): what is made smallest is the mean of −ln of the chance given to what came about, and the penalty. A column that does not vary gets no
 * weight. Throws RangeError where nothing happened, or everything did, because no chance then fits.
 */
export function fitElasticNet(rows: Rows, { penalty, share }: Penalty, start?: Logistic): Logistic {
  if (!(penalty >= 0) || !(share >= 0 && share <= 1)) throw new RangeError(`not a penalty: ${penalty}, ${share}`);
  const problem = standardized(rows);
  let point = startingAt(problem, start);
  let reached = objective(problem, point, penalty, share);
  for (let step = 0; step < mostSteps; step += 1) {
    const target = descended(problem, point, penalty, share);
    const [next, value] = shortened(problem, point, target, reached, penalty, share);
    const isThere = next.every((weight, index) => Math.abs(weight - (point[index] ?? 0)) < smallest);
    [point, reached] = [next, value];
    if (isThere) break;
  }
  return onOwnScale(problem, point);
}

/** The chance of a row with these predictors. */
export function chanceOf({ intercept, weights }: Logistic, values: readonly number[]): number {
  return 1 / (1 + Math.exp(-weights.reduce((sum, weight, column) => sum + weight * (values[column] ?? Number.NaN), intercept)));
}

/** Columns with mean 0 and spread 1 under the weights, the first one all ones; weights that sum to 1. */
type Problem = { readonly columns: readonly Float64Array[]; readonly happened: Float64Array; readonly weights: Float64Array; readonly means: readonly number[]; readonly spreads: readonly number[]; readonly rate: number };

function standardized({ columns, happened, weights }: Rows): Problem {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / whole);
  const mean = (values: Float64Array) => values.reduce((sum, value, row) => sum + value * (shares[row] ?? 0), 0);
  const rate = mean(happened);
  if (!happened.includes(0) || !happened.includes(1)) throw new RangeError("no chance fits what happened always or never");
  const means = columns.map(mean);
  const spreads = columns.map((values, column) => Math.sqrt(mean(values.map((value) => (value - (means[column] ?? 0)) ** 2))));
  const scaled = columns.map((values, column) => {
    const [middle, spread] = [means[column] ?? 0, spreads[column] ?? 0];
    return values.map((value) => (spread > 1e-12 ? (value - middle) / spread : 0));
  });
  return { columns: [new Float64Array(happened.length).fill(1), ...scaled], happened, weights: shares, means, spreads, rate };
}

/** Weights on the standardized scale, the intercept first. */
type Point = readonly number[];

function startingAt({ columns, means, spreads, rate }: Problem, start: Logistic | undefined): Point {
  if (start === undefined) return columns.map((_, column) => (column === 0 ? Math.log(rate / (1 - rate)) : 0));
  const intercept = start.weights.reduce((sum, weight, column) => sum + weight * (means[column] ?? 0), start.intercept);
  return [intercept, ...start.weights.map((weight, column) => weight * (spreads[column] ?? 0))];
}

function onOwnScale({ means, spreads }: Problem, [intercept = 0, ...scaled]: Point): Logistic {
  const weights = scaled.map((weight, column) => ((spreads[column] ?? 0) > 1e-12 ? weight / (spreads[column] ?? 1) : 0));
  return { intercept: weights.reduce((sum, weight, column) => sum - weight * (means[column] ?? 0), intercept), weights };
}

function logOdds({ columns, happened }: Problem, point: Point): Float64Array {
  const sums = new Float64Array(happened.length);
  for (const [column, values] of columns.entries()) {
    const weight = point[column] ?? 0;
    if (weight === 0) continue;
    for (let row = 0; row < sums.length; row += 1) sums[row] = (sums[row] ?? 0) + weight * (values[row] ?? 0);
  }
  return sums;
}

function objective(problem: Problem, point: Point, penalty: number, share: number): number {
  const loss = logOdds(problem, point).reduce((sum, odds, row) => {
    const against = (problem.happened[row] ?? 0) > 0.5 ? -odds : odds;
    return sum + (problem.weights[row] ?? 0) * (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against))));
  }, 0);
  return point.slice(1).reduce((sum, weight) => sum + penalty * (share * Math.abs(weight) + ((1 - share) / 2) * weight * weight), loss);
}

/** Where the quadratic approximation at the point, with the penalty, is smallest. */
function descended(problem: Problem, point: Point, penalty: number, share: number): Point {
  const { slopes, curves } = approximated(problem, point);
  const next = [...point];
  for (let round = 0; round < mostRounds; round += 1) {
    let moved = 0;
    for (let column = 0; column < next.length; column += 1) {
      const [own, before] = [curves[column], next[column] ?? 0];
      const curve = own?.[column] ?? 0;
      if (own === undefined || curve < 1e-15) continue;
      const pull = (slopes[column] ?? 0) + curve * before;
      const after = column === 0 ? pull / curve : (Math.sign(pull) * Math.max(0, Math.abs(pull) - penalty * share)) / (curve + penalty * (1 - share));
      if (after === before) continue;
      next[column] = after;
      for (let other = 0; other < next.length; other += 1) slopes[other] = (slopes[other] ?? 0) - (own[other] ?? 0) * (after - before);
      moved = Math.max(moved, Math.abs(after - before));
    }
    if (moved < smallest / 10) break;
  }
  return next;
}

/** How fast the likelihood rises along each column, and how that changes along each other one: sums over rows once, so that descending costs nothing more. */
function approximated(problem: Problem, point: Point): { slopes: Float64Array; curves: Float64Array[] } {
  const { columns, happened, weights } = problem;
  const chances = logOdds(problem, point).map((odds) => 1 / (1 + Math.exp(-odds)));
  const errors = chances.map((chance, row) => (weights[row] ?? 0) * ((happened[row] ?? 0) - chance));
  const spreads = chances.map((chance, row) => (weights[row] ?? 0) * Math.max(chance * (1 - chance), 1e-9));
  const curves = columns.map(() => new Float64Array(columns.length));
  for (const [column, values] of columns.entries()) {
    const spread = values.map((value, row) => value * (spreads[row] ?? 0));
    for (let other = 0; other <= column; other += 1) {
      const [own, mirrored] = [curves[column], curves[other]];
      if (own === undefined || mirrored === undefined) continue;
      own[other] = mirrored[column] = dot(spread, columns[other] ?? spread);
    }
  }
  return { slopes: Float64Array.from(columns, (values) => dot(values, errors)), curves };
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < one.length; row += 1) sum += (one[row] ?? 0) * (other[row] ?? 0);
  return sum;
}

/** Goes towards the target only so far that the objective does not rise: far from the solution the approximation can overshoot. */
function shortened(problem: Problem, point: Point, target: Point, reached: number, penalty: number, share: number): readonly [Point, number] {
  for (let part = 1; part > 1e-4; part /= 2) {
    const next = point.map((weight, index) => weight + part * ((target[index] ?? 0) - weight));
    const value = objective(problem, next, penalty, share);
    if (value <= reached + 1e-14) return [next, value];
  }
  return [point, reached];
}
