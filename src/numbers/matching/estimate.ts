import { missing, type Pattern } from "./field.ts";

/**
 * What the levels of each field say, learned from pairs of which nobody has said whether they are the same: expectation-maximisation of the model of Fellegi and Sunter
 * (1969), as Winkler (1988) and Enamorado, Fifield and Imai (2019) do it. `same[field][level]` is how often pairs of the same thing are at that level, `different`
 * how often pairs of different things are, both among pairs that can be compared in that field. `share` is how often a choice (see there) has one that is the same.
 */
export type Estimate = {
  readonly share: number;
  readonly same: readonly (readonly number[])[];
  readonly different: readonly (readonly number[])[];
  /** Logarithm of how likely the patterns are under the model, prior included, after each step. It never falls. */
  readonly likelihoods: readonly number[];
};

/**
 * Pairs of which one at most is the same. A pair by itself is one, and then this is the model of Fellegi and Sunter; the pairs of a record with all of another list that has no doubles are another. In the
 * second case neighbours of an event are not taken for it only because there are many of them that look alike: the model is then that of Sadinle (2017), seen from one list.
 */
export type Choice = {
  /** Places of the patterns of these pairs in `patterns`. */
  readonly pairs: readonly number[];
  /** How many there were to choose from, those that were not worth comparing included. */
  readonly among: number;
  /** How many choices are just like this one. */
  readonly times: number;
};

export type Evidence = {
  /** Each pattern once. */
  readonly patterns: readonly Pattern[];
  readonly choices: readonly Choice[];
  /** How many choices there are in all, those included in which nothing was worth comparing. */
  readonly choicesInAll: number;
  /** How many pairs are known to be different, or taken to be, for each of `patterns`: not always a whole number, where few stand for many. */
  readonly different: readonly number[];
};

/** Half a pair, spread over the levels of a field: no level is impossible because it was not seen. */
const priorPairs = 0.5;
const mostSteps = 500;
/** Of the logarithm of likelihood, for each choice: far below what any probability shows. */
const leastGain = 1e-10;

/** `levels` is how many levels each field has. From no pairs nothing is learned, and no level says anything. Refuses patterns that do not fit. */
export function estimate(levels: readonly number[], evidence: Evidence): Estimate {
  check(levels, evidence);
  let model = begin(levels, evidence);
  const likelihoods: number[] = [];
  while (likelihoods.length < mostSteps) {
    const { likelihood, next } = step(model, levels, evidence);
    likelihoods.push(likelihood);
    if (likelihoods.length > 1 && likelihood - (likelihoods.at(-2) ?? 0) <= leastGain * evidence.choicesInAll) break;
    model = next;
  }
  return { ...model, likelihoods };
}

function check(levels: readonly number[], { patterns, choices, choicesInAll, different }: Evidence): void {
  const times = choices.reduce((sum, choice) => sum + choice.times, 0);
  if (choicesInAll < times * (1 - 1e-9)) throw new RangeError(`${times} choices are more than ${choicesInAll}`);
  for (const pattern of patterns) {
    const isLevel = (level: number, field: number) => Number.isInteger(level) && level >= missing && level < (levels[field] ?? 0);
    if (pattern.length !== levels.length || !pattern.every(isLevel)) throw new RangeError(`not a pattern of these fields: ${pattern.join(" ")}`);
  }
  if (different.length !== patterns.length || choices.some(({ pairs }) => pairs.some((pair) => patterns[pair] === undefined))) throw new RangeError("pairs without a pattern");
}

type Model = Omit<Estimate, "likelihoods">;

/** Most pairs are different, so the levels of all pairs stand for theirs; pairs of the same thing are four times as often at a level as at the one below it. */
function begin(levels: readonly number[], { patterns, choices, different }: Evidence): Model {
  const all = [...different];
  for (const { pairs, times } of choices) for (const pair of pairs) all[pair] = (all[pair] ?? 0) + times;
  return { share: 0.1, different: sharesOf(levels, patterns, all), same: levels.map((most) => asShares(Array.from({ length: most }, (_, level) => 4 ** level))) };
}

/** How likely everything is under a model, and the model under which what this one believes is likeliest. */
function step(model: Model, levels: readonly number[], { patterns, choices, choicesInAll, different }: Evidence): { likelihood: number; next: Model } {
  const ifDifferent = patterns.map((pattern) => chanceOf(model.different, pattern));
  const ratios = patterns.map((pattern, index) => chanceOf(model.same, pattern) / (ifDifferent[index] ?? 0));
  const [asSame, asDifferent] = [patterns.map(() => 0), [...different]];
  let [sameInAll, times, likelihood] = [priorPairs / 2, 0, likelihoodOfPrior(model)];
  for (const choice of choices) {
    const each = (model.share / choice.among) * choice.times;
    const whole = choice.pairs.reduce((sum, pair) => sum + (model.share / choice.among) * (ratios[pair] ?? 0), 1 - model.share);
    times += choice.times;
    likelihood += choice.times * Math.log(whole);
    for (const pair of choice.pairs) {
      const same = (each * (ratios[pair] ?? 0)) / whole;
      sameInAll += same;
      asSame[pair] = (asSame[pair] ?? 0) + same;
      asDifferent[pair] = (asDifferent[pair] ?? 0) + choice.times - same;
    }
  }
  likelihood += ifDifferent.reduce((sum, chance, index) => sum + ((asSame[index] ?? 0) + (asDifferent[index] ?? 0)) * Math.log(chance), 0);
  likelihood += Math.max(0, choicesInAll - times) * Math.log(1 - model.share);
  const share = sameInAll / (Math.max(choicesInAll, times) + priorPairs);
  return { likelihood, next: { share, same: sharesOf(levels, patterns, asSame), different: sharesOf(levels, patterns, asDifferent) } };
}

function likelihoodOfPrior({ share, same, different }: Model): number {
  const ofLevels = [...same, ...different].reduce((sum, shares) => sum + shares.reduce((inner, one) => inner + (priorPairs / shares.length) * Math.log(one), 0), 0);
  return ofLevels + (priorPairs / 2) * (Math.log(share) + Math.log(1 - share));
}

/** How probable a pattern is when each field is at its level independently of the others. */
function chanceOf(shares: Model["same"], pattern: Pattern): number {
  let chance = 1;
  for (const [field, level] of pattern.entries()) if (level !== missing) chance *= shares[field]?.[level] ?? 0;
  return chance;
}

/** How often each level of each field is among so many pairs of each pattern. */
function sharesOf(levels: readonly number[], patterns: readonly Pattern[], pairs: readonly number[]): number[][] {
  const sums = levels.map((most) => Array.from({ length: most }, () => priorPairs / most));
  for (const [index, pattern] of patterns.entries()) {
    for (const [field, level] of pattern.entries()) {
      const ofField = sums[field];
      if (level !== missing && ofField !== undefined) ofField[level] = (ofField[level] ?? 0) + (pairs[index] ?? 0);
    }
  }
  return sums.map(asShares);
}

function asShares(sums: readonly number[]): number[] {
  const total = sums.reduce((sum, number) => sum + number, 0);
  return sums.map((number) => number / total);
}
