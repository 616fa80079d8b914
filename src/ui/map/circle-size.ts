/** Largest circle, in units of the map at its whole size. */
const largestRadius = 16;
const smallestRadius = 2;

/** Area, not radius, grows with the value: twice as many look twice as many. */
export function circleRadius(value: number, largest: number): number {
  if (value <= 0 || largest <= 0) return 0;
  return Math.max(smallestRadius, largestRadius * Math.sqrt(value / largest));
}

/** Step of the ramp, 1 to 5, by the logarithm: event counts range over several orders of magnitude. */
export function rampStep(value: number, largest: number): number {
  if (value <= 0 || largest <= 0) return 0;
  if (largest <= 1) return 5;
  return Math.max(1, Math.min(5, Math.ceil((5 * Math.log(value + 1)) / Math.log(largest + 1))));
}
