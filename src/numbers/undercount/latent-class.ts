import { seededRandom } from "../random.ts";
import type { Answer } from "./estimate.ts";
import { chainOf } from "./latent-class-chain.ts";
import type { Overlap } from "./overlap.ts";

/**
 * How long to sample: `burnIn` rounds that are thrown away, then `rounds` that are kept, in each of two chains. `seed` is a whole number; the same one gives the same
 * answer to the bit.
 */
export type Sampling = { readonly seed: number; readonly burnIn?: number; readonly rounds?: number };

/** Chains that differ by more than this from themselves and each other have not come to rest (Gelman and Rubin 1992). */
const mostDifference = 1.1;

/**
 * Bayesian estimate by latent classes (Manrique-Vallier 2016, "LCMCR"): people fall into classes within which lists are independent, in as many as the data ask for, and
 * the number of people has the prior 1/N. The total is the median of the posterior, the interval its central 95 %.
 */
export function estimateLatentClasses(overlap: Overlap, { seed, burnIn = 2_000, rounds = 20_000 }: Sampling): Answer {
  if (overlap.lists.length < 3) return { reason: "too-few-lists" };
  if (overlap.counts.every((count, place) => count === 0 || Number.isInteger(Math.log2(place)))) return { reason: "no-overlap" };
  const random = seededRandom(seed);
  const chains = [chainOf(overlap, random, burnIn, rounds), chainOf(overlap, random, burnIn, rounds)];
  if (scaleReduction(chains.map((chain) => chain.map((unrecorded) => Math.log(unrecorded + 0.5)))) > mostDifference) return { reason: "not-settled" };
  const sorted = chains.flat().toSorted((one, other) => one - other);
  const at = (share: number) => overlap.recorded + (sorted[Math.round(share * (sorted.length - 1))] ?? 0);
  return { estimate: { total: at(0.5), low: at(0.025), high: at(0.975) } };
}

/** By how much longer sampling might still narrow the spread, from the halves of each chain: 1 when they all say the same (Gelman et al. 2013, section 11.4). */
export function scaleReduction(chains: readonly (readonly number[])[]): number {
  const halves = chains.flatMap((chain) => [chain.slice(0, chain.length >> 1), chain.slice(chain.length >> 1, (chain.length >> 1) * 2)]);
  const length = halves[0]?.length ?? 0;
  const within = mean(halves.map(variance));
  const between = variance(halves.map(mean)) * length;
  if (between === 0) return 1;
  return Math.sqrt(((length - 1) / length * within + between / length) / within);
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - middle) ** 2;
  return sum / (values.length - 1);
}
