/** A forecast that says one number, and perhaps a lower and an upper one, beside what happened. */
export type PointForecast = { readonly mean: number; readonly low: number | undefined; readonly high: number | undefined; readonly outcome: number };

/**
 * What can be said of forecasts without a distribution: the mean squared error on the scale of log(1 + deaths), so that not only the largest war counts (fewer than none, which some models say, is none there); the mean absolute error in deaths; and the share of outcomes between the lower and the
 * upper number, of those forecasts that have both (undefined where none has). Throws RangeError without forecasts.
 */
export function pointScores(forecasts: readonly PointForecast[]): { readonly squaredLog: number; readonly absolute: number; readonly inside: number | undefined } {
  if (forecasts.length === 0) throw new RangeError("of no forecasts nothing can be said");
  const mean = (of: (forecast: PointForecast) => number) => forecasts.reduce((sum, forecast) => sum + of(forecast), 0) / forecasts.length;
  const bounded = forecasts.flatMap(({ low, high, outcome }) => (low === undefined || high === undefined ? [] : [{ isInside: outcome >= low && outcome <= high }]));
  return {
    squaredLog: mean(({ mean: said, outcome }) => (Math.log1p(Math.max(0, said)) - Math.log1p(outcome)) ** 2),
    absolute: mean(({ mean: said, outcome }) => Math.abs(said - outcome)),
    inside: bounded.length === 0 ? undefined : bounded.filter(({ isInside }) => isInside).length / bounded.length,
  };
}
