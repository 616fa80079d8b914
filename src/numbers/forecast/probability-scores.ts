/**
 * A chance that was told and whether it then happened. Brier, log score and base rate ask for chances from 0 to 1; the areas under the curves look only at
 * the order, so that any number will do which is higher where the chance is.
 */
export type Told = { readonly chance: number; readonly happened: boolean };

/** The share of cases in which it happened: what every score of a rare event has to be read beside. */
export function baseRate(told: readonly Told[]): number {
  if (told.length === 0) throw new RangeError("no forecasts have no base rate");
  return told.filter(({ happened }) => happened).length / told.length;
}

/** Mean squared distance of the chance from 1 where it happened and from 0 where it did not (Brier 1950). From 0, which is best, to 1. Proper. */
export function brier(told: readonly Told[]): number {
  return meanOf(told, ({ chance, happened }) => (chance - Number(happened)) ** 2);
}

/** Mean of −ln of the chance given to what came about, in nats (Good 1952). Lower is better; a chance of 0 for what happened is never made good. Proper. */
export function logScore(told: readonly Told[]): number {
  return meanOf(told, ({ chance, happened }) => -Math.log(happened ? chance : 1 - chance));
}

/**
 * Area under the receiver operating characteristic: how often a case in which it happened was given a higher chance than one in which it did not, equal
 * chances counting one half (Mann and Whitney 1947). One half says nothing, 1 parts them all. Throws RangeError where only one of the two came about.
 */
export function rocAuc(told: readonly Told[]): number {
  let [above, yes, no] = [0, 0, 0];
  for (const { happened, not } of levelsOf(told)) {
    above += no * happened + (happened * not) / 2;
    yes += happened;
    no += not;
  }
  // From the highest level down each case that happened has been set against what ranks higher, so what is left is what ranks lower.
  return 1 - needed(above, yes * no);
}

/**
 * Area under the precision-recall curve as average precision: the share of true ones in the list down to each level of chance, averaged over the cases
 * that happened. Not interpolated; equal chances enter the list together. A forecast that knows nothing has the base rate.
 */
export function averagePrecision(told: readonly Told[]): number {
  let [sum, listed, yes] = [0, 0, 0];
  for (const { happened, not } of levelsOf(told)) {
    yes += happened;
    listed += happened + not;
    sum += (happened * yes) / listed;
  }
  return needed(sum, yes);
}

/** The levels of chance, the highest first, with how many cases at each of them happened and did not. */
function levelsOf(told: readonly Told[]): { readonly happened: number; readonly not: number }[] {
  const counted = new Map<number, { happened: number; not: number }>();
  for (const { chance, happened } of told) {
    if (Number.isNaN(chance)) throw new RangeError("a chance is a number");
    const level = counted.get(chance) ?? { happened: 0, not: 0 };
    level[happened ? "happened" : "not"] += 1;
    counted.set(chance, level);
  }
  return [...counted].toSorted(([one], [other]) => other - one).map(([, level]) => level);
}

function needed(sum: number, pairs: number): number {
  if (pairs === 0) throw new RangeError("an area needs cases in which it happened, and cases in which it did not");
  return sum / pairs;
}

function meanOf(told: readonly Told[], score: (one: Told) => number): number {
  if (told.length === 0) throw new RangeError("no forecasts have no score");
  return told.reduce((sum, one) => {
    if (!(one.chance >= 0 && one.chance <= 1)) throw new RangeError(`a chance is from 0 to 1: ${one.chance}`);
    return sum + score(one);
  }, 0) / told.length;
}
