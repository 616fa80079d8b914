/** Mean of a score over everything that could have come about, and by how much chance moves it. */
export type ExpectedScore = { readonly mean: number; readonly deviation: number };

/**
 * The Brier score that forecasts get on average if each thing happens exactly as often as it was told, and its standard deviation; things happen
 * independently of each other. A score far from the mean says that the chances were not meant as they were told (Spiegelhalter 1986). A chance
 * of a half scores a quarter whatever happens, so that forecasts of a half alone are moved by nothing and tested by nothing.
 */
export function expectedBrier(chances: readonly number[]): ExpectedScore {
  if (chances.length === 0) throw new RangeError("no forecasts have no score");
  if (chances.some((chance) => !(chance >= 0 && chance <= 1))) throw new RangeError("a chance is from 0 to 1");
  const sum = (part: (chance: number) => number) => chances.reduce((all, chance) => all + part(chance), 0);
  const variance = sum((chance) => chance * (1 - chance) * (1 - 2 * chance) ** 2);
  return { mean: sum((chance) => chance * (1 - chance)) / chances.length, deviation: Math.sqrt(variance) / chances.length };
}
