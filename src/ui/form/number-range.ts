export type NumberRange = { readonly low: number | null; readonly best: number | null; readonly high: number | null };

export const noNumberRange: NumberRange = { low: null, best: null, high: null };

/** What keeps three numbers from being one estimate. Ends that are not known are left out of the comparison. */
export function rangeFault({ low, best, high }: NumberRange): "negative" | "out-of-order" | undefined {
  const given = [low, best, high].filter((number) => number !== null);
  if (given.some((number) => number < 0)) return "negative";
  return given.some((number, index) => index > 0 && number < (given[index - 1] ?? 0)) ? "out-of-order" : undefined;
}
