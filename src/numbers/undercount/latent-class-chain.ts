import { randomBeta, randomBinomial, randomGamma, randomPoisson } from "d3-random";
import type { Random } from "../random.ts";
import { improve } from "./latent-class-moves.ts";
import { chanceIn, edge, type Cell, type State } from "./latent-class-state.ts";
import { isOn, type Overlap } from "./overlap.ts";

/** No more classes than these can be told apart by overlaps; Manrique-Vallier (2016) takes ten. */
const classes = 10;

/** Shape and rate of the gamma distribution of the concentration before anything is seen, as in Manrique-Vallier (2016): few classes, with little weight. */
const prior = 0.25;

/** Numbers of unrecorded people drawn from the posterior by Gibbs sampling over a stick broken at ten classes, one a round. */
export function chainOf(overlap: Overlap, random: Random, burnIn: number, rounds: number): number[] {
  const cells = overlap.counts.flatMap((count, place): Cell[] => (place === 0 || count > 0 ? [{ count, on: overlap.lists.map((_, list) => isOn(place, list)) }] : []));
  const draw = drawsFrom(random);
  const state: State = { share: zeros(classes).fill(1 / classes), reach: zeros(classes).map(() => overlap.lists.map(() => draw.beta(1, 1))), concentration: 1 };
  const draws = Array.from({ length: burnIn + rounds }, () => {
    const unrecorded = goRound(cells, state, draw);
    improve(cells, state, random);
    return unrecorded;
  });
  return draws.slice(burnIn);
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

type Draws = ReturnType<typeof drawsFrom>;

function drawsFrom(random: Random) {
  const [beta, binomial, gamma, poisson] = [randomBeta.source(random), randomBinomial.source(random), randomGamma.source(random), randomPoisson.source(random)];
  return {
    gamma: (shape: number, rate: number) => gamma(shape, 1 / rate)(),
    poisson: (mean: number) => poisson(mean)(),
    beta: (one: number, other: number) => Math.min(1 - edge, Math.max(edge, beta(one, other)())),
    /** Few are drawn one by one, which is faster. */
    binomial: (count: number, chance: number) => {
      if (chance <= 0 || count === 0) return 0;
      if (chance >= 1) return count;
      if (count > 16) return binomial(count, chance)();
      let sum = 0;
      for (let one = 0; one < count; one += 1) if (random() < chance) sum += 1;
      return sum;
    },
  };
}

/** The steps of Manrique-Vallier (2016, section 4): classes of the recorded, number and classes of the unrecorded, then shares, chances and concentration. */
function goRound(cells: readonly Cell[], state: State, draw: Draws): number {
  const [people, listed] = [zeros(classes), state.reach.map((row) => zeros(row.length))];
  let unrecorded = 0;
  const recorded = cells.reduce((sum, { count }) => sum + count, 0);
  for (const [index, { count, on }] of cells.entries()) {
    const chances = state.share.map((share, group) => chanceIn(share, state.reach[group] ?? [], on));
    // Given the rest, the number of the unrecorded is negative binomial: a Poisson count with a gamma distributed mean.
    const missed = index === 0 ? Math.min(1 - edge, chances.reduce((sum, chance) => sum + chance, 0)) : 0;
    if (index === 0) unrecorded = draw.poisson(draw.gamma(recorded, (1 - missed) / missed));
    for (const [group, share] of shareOut(index === 0 ? unrecorded : count, chances, draw).entries()) {
      if (share === 0) continue;
      people[group] = (people[group] ?? 0) + share;
      const row = listed[group];
      for (const [list, isListed] of on.entries()) if (isListed && row) row[list] = (row[list] ?? 0) + share;
    }
  }
  renewClasses(state, people, listed, draw);
  return unrecorded;
}

/** Deals people out to classes by their chances, which need not add up to 1. */
function shareOut(count: number, chances: readonly number[], draw: Draws): number[] {
  let [people, left] = [count, chances.reduce((sum, chance) => sum + chance, 0)];
  return chances.map((chance, group) => {
    const share = group === classes - 1 ? people : draw.binomial(people, left > 0 ? chance / left : 0);
    people -= share;
    left -= chance;
    return share;
  });
}

function renewClasses(state: State, people: readonly number[], listed: readonly (readonly number[])[], draw: Draws): void {
  let [stick, logStick, below] = [1, 0, people.reduce((sum, count) => sum + count, 0)];
  for (const [group, count] of people.entries()) {
    below -= count;
    const part = group === classes - 1 ? 1 : draw.beta(1 + count, state.concentration + below);
    state.share[group] = stick * part;
    stick *= 1 - part;
    if (group < classes - 1) logStick += Math.log1p(-part);
    state.reach[group] = (listed[group] ?? []).map((on) => draw.beta(1 + on, 1 + count - on));
  }
  state.concentration = draw.gamma(prior - 1 + classes, prior - logStick);
}
