/** How long an addressee took to answer; for one who has not answered yet, how long we have been waiting. */
export type Waiting = { readonly hours: number; readonly hasAnswered: boolean };

/**
 * The median time to an answer when some have not answered yet: the first time at which the Kaplan-Meier estimate of those still
 * waiting is at one half or below (Kaplan and Meier, Journal of the American Statistical Association 53, 1958; answers come
 * before waits that end at the same hour). The unanswered count for as long as they have been waiting: leaving them out would make
 * the slowest offices look fast. Undefined while too few have answered for a median to be known.
 *
 * Limit: it assumes that those whose wait was cut off would have answered like those who still wait.
 */
export function medianWaiting(all: readonly Waiting[]): number | undefined {
  for (const { hours } of all) if (!Number.isFinite(hours) || hours < 0) throw new RangeError("a waiting time is a number of hours, zero or more");
  const sorted = all.toSorted((left, right) => left.hours - right.hours);
  let stillWaiting = 1;
  let index = 0;
  while (index < sorted.length) {
    const hours = sorted[index]?.hours ?? 0;
    const atRisk = sorted.length - index;
    let answers = 0;
    for (; sorted[index]?.hours === hours; index += 1) if (sorted[index]?.hasAnswered) answers += 1;
    stillWaiting *= 1 - answers / atRisk;
    // A product of fractions can miss one half by a rounding error; the tolerance is far below one person's share.
    if (answers > 0 && stillWaiting <= 0.5 + 1e-12) return hours;
  }
  return undefined;
}
