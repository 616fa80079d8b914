import * as v from "valibot";
import { quantileOf, type Draws } from "#numbers/forecast/draws.ts";

const Within = v.pipe(v.tuple([v.number(), v.number()]), v.readonly());

/** A distribution as people read it: its middle, within which numbers it lies half of the time and nine times of ten, and the chances of reaching four sizes. */
export const Figures = v.object({ median: v.number(), half: Within, most: Within, chances: v.object({ any: v.number(), of25: v.number(), of100: v.number(), of1000: v.number() }) });
export type Figures = v.InferOutput<typeof Figures>;

export function figuresOf(draws: Draws): Figures {
  const at = (share: number) => Math.round(quantileOf(draws, share));
  const atLeast = (deaths: number) => draws.values.reduce((sum, value, index) => sum + (value >= deaths ? (draws.counts[index] ?? 0) : 0), 0) / draws.total;
  return {
    median: at(0.5),
    half: [at(0.25), at(0.75)],
    most: [at(0.05), at(0.95)],
    chances: { any: atLeast(1), of25: atLeast(25), of100: atLeast(100), of1000: atLeast(1_000) },
  };
}

/** Values that stand for equal parts of a distribution, in ascending order: so many dots of which each is as likely as the others. */
export function dotsOf(draws: Draws, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.round(quantileOf(draws, (index + 0.5) / count)));
}
