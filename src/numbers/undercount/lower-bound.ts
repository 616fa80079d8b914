import { logNormalEstimate, type Answer } from "./estimate.ts";
import type { Overlap } from "./overlap.ts";

/**
 * Chao's lower bound for lists of unequal reach (Chao 1989, for the model of her "M_t"): the people on one list only, multiplied for every two lists and added up, over
 * those on exactly two lists and one. It needs no choice of model and holds, in expectation, if being on one list makes being on another likelier or leaves it as it is, as
 * when some people are easier to record than others. Her simpler bound f1² / 2 f2 (Chao 1987) lies above the truth where lists differ in reach.
 */
export function boundFromBelow({ lists, counts, recorded }: Overlap): Answer {
  if (lists.length < 3) return { reason: "too-few-lists" };
  const alone = lists.map((_, list) => counts[2 ** list] ?? 0);
  const onOne = alone.reduce((sum, count) => sum + count, 0);
  const onTwo = counts.reduce((sum, count, place) => (bitsIn(place) === 2 ? sum + count : sum), 0);
  if (onTwo === 0) return { reason: recorded === 0 || counts.every((count, place) => bitsIn(place) < 2 || count === 0) ? "no-overlap" : "no-finite-estimate" };
  const unrecorded = (onOne ** 2 - alone.reduce((sum, count) => sum + count ** 2, 0)) / 2 / (onTwo + 1);
  // Each count is a Poisson count; so is the number of the unrecorded around its mean.
  const fromAlone = alone.reduce((sum, count) => sum + count * ((onOne - count) / (onTwo + 1)) ** 2, 0);
  const fromTwo = onTwo * (unrecorded / (onTwo + 1)) ** 2;
  return { estimate: logNormalEstimate(recorded, unrecorded, fromAlone + fromTwo + unrecorded) };
}

function bitsIn(place: number): number {
  let bits = 0;
  for (let rest = place; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}
