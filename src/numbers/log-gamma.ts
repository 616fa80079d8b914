/** Coefficients of Lanczos' approximation for g = 7 with nine terms (Lanczos 1964; as computed by Godfrey 2001). */
const first = 0.999_999_999_999_809_93;
const rest = [676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13, -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6, 1.505_632_735_149_311_6e-7];

/** Natural logarithm of the gamma function of a number above 0, to about 14 digits. `logGamma(n + 1)` is the logarithm of n factorial. */
export function logGamma(value: number): number {
  if (!(value > 0)) throw new RangeError(`the gamma function is asked above 0 only: ${value}`);
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
  const shifted = value + 6.5;
  const series = rest.reduce((sum, coefficient, index) => sum + coefficient / (value + index), first);
  return 0.5 * Math.log(2 * Math.PI) + (value - 0.5) * Math.log(shifted) - shifted + Math.log(series);
}
