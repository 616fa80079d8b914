import { randomNormal } from "d3-random";
import type { Random } from "../random.ts";
import { chanceIn, edge, type Cell, type State } from "./latent-class-state.ts";

/** How often each kind of move is tried in a round. */
const tries = 12;

/** How far a class may move at once, in logarithms: small steps settle, large ones leave a false peak. */
const strides = [0.1, 0.4, 1.5];

/**
 * Two Metropolis moves that change how fast the sampler gets about and not where it is going; its plain form can take hundreds of thousands of rounds to leave a false
 * peak. Two classes exchange their places on the stick (Papaspiliopoulos and Roberts 2008). And a class becomes larger and less often listed, or smaller and more often,
 * which the recorded people hardly tell apart and which decides how many are unrecorded. Everybody's class and the number of people are summed out of the judgement.
 */
export function improve(cells: readonly Cell[], state: State, random: Random): void {
  const groups = state.reach.map((reach, group) => groupOf(cells, state.share[group] ?? 0, reach));
  const normal = randomNormal.source(random)();
  const oneOf = (count: number) => Math.floor(random() * count);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    replaceIfBetter(groups, exchanged(groups, oneOf(groups.length), oneOf(groups.length)), random, (some) => logPrior(some, state.concentration));
    replaceIfBetter(groups, stretched(cells, groups, oneOf(groups.length), normal() * (strides[oneOf(strides.length)] ?? 0)), random, (some) => logPrior(some, state.concentration) + logLikelihood(cells, some));
  }
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  for (const [index, { weight, reach }] of groups.entries()) {
    state.share[index] = weight / total;
    state.reach[index] = reach;
  }
}

/** A class: its share up to a factor that is the same for all, whom the lists reach of it, the chance of each cell together with it, up to the same factor, and the prior of `reach`. */
type Group = { readonly weight: number; readonly reach: readonly number[]; readonly parts: readonly number[]; readonly logSlope: number };

function groupOf(cells: readonly Cell[], weight: number, reach: readonly number[]): Group {
  const parts = cells.map(({ on }) => chanceIn(weight, reach, on));
  // What the even prior of each chance is worth over its log odds.
  let logSlope = 0;
  for (const chance of reach) logSlope += Math.log(chance * (1 - chance));
  return { weight, reach, parts, logSlope };
}

/** Metropolis: always if the logarithm of the density rises, and sometimes if it falls. */
function replaceIfBetter(groups: Group[], proposed: readonly Group[], random: Random, logDensity: (groups: readonly Group[]) => number): void {
  if (Math.log(random()) < logDensity(proposed) - logDensity(groups)) groups.splice(0, groups.length, ...proposed);
}

function exchanged(groups: readonly Group[], one: number, other: number): readonly Group[] {
  const [first, second] = [groups[one], groups[other]];
  return first && second ? groups.with(one, second).with(other, first) : groups;
}

/** Multiplies the weight of a class, and divides the odds of being listed, by the exponential of `stride`. */
function stretched(cells: readonly Cell[], groups: readonly Group[], index: number, stride: number): readonly Group[] {
  const group = groups[index];
  if (!group) return groups;
  const reach = group.reach.map((chance) => 1 / (1 + Math.exp(stride) * (1 - chance) / chance));
  if (reach.some((chance) => chance < edge || chance > 1 - edge)) return groups;
  return groups.with(index, groupOf(cells, group.weight * Math.exp(stride), reach));
}

/** Of the recorded people, given that they were recorded, with the prior of `reach`: that is what is left when the number of people, with its prior 1/N, is summed out. */
function logLikelihood(cells: readonly Cell[], groups: readonly Group[]): number {
  let [sum, recorded, reached] = [0, 0, 0];
  for (const { weight, parts, logSlope } of groups) {
    reached += weight - (parts[0] ?? 0);
    sum += logSlope;
  }
  for (let cell = 1; cell < cells.length; cell += 1) {
    const count = cells[cell]?.count ?? 0;
    let chance = 0;
    for (const { parts } of groups) chance += parts[cell] ?? 0;
    sum += count * Math.log(chance);
    recorded += count;
  }
  return sum - recorded * Math.log(reached);
}

/** Density of the shares of a broken stick, taken over the logarithms of their ratios, in which a stretch is a step of the same length there and back. */
function logPrior(groups: readonly Group[], concentration: number): number {
  const last = groups.length - 1;
  let [sum, rest] = [(concentration - 1) * Math.log(groups[last]?.weight ?? 0), 0];
  for (let index = last; index >= 0; index -= 1) {
    const weight = groups[index]?.weight ?? 0;
    rest += weight;
    sum += Math.log(weight);
    if (index > 0 && index < last) sum -= Math.log(rest);
  }
  return sum - (concentration + 1) * Math.log(rest);
}
