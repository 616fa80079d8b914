import { mostAlike } from "../forest/alike.ts";
import type { ForestSettings } from "../forest/forest.ts";
import { seededRandom } from "../random.ts";
import { onsetsWithin, type Family, type KnownYears } from "./country-years.ts";
import { crossValidate, type Tried } from "./cross-validation.ts";
import type { Penalty } from "./elastic-net.ts";
import { derivedPredictors, publishedPredictors, type Derivation } from "./predictors.ts";
import { filledBy, forestVoice, logOdds, netVoice, rowsOf, type ForestVoice, type Voice } from "./voices.ts";

/** The chance that a new mass killing begins in a country within one year, and within two, after the cut. */
export type Chances = { readonly country: string; readonly withinOne: number; readonly withinTwo: number };

export type KillingSettings = { readonly net: Penalty; readonly forest: ForestSettings; readonly seed: number };

/** Chosen on forecasts for 1974 to 1993 (docs/methods/mass-killing.md). */
export const killingSettings: KillingSettings = { net: { penalty: 0.006, share: 0.5 }, forest: { trees: 500, leaf: 15, tried: 8, share: 0.6 }, seed: 1 };

/** Changes whenever the same table would give other chances. */
export const killingModelVersion = "1";

/** What each of the two learners says of a row, and what they say together. */
export type Voices = { readonly net: number; readonly forest: number; readonly together: number };

/** A year of a country in the past that was like the present one, by how often it lies in the same leaves (0 to 1), and whether a new mass killing followed within the window. */
export type Likeness = { readonly country: string; readonly year: number; readonly followed: boolean; readonly likeness: number };

/**
 * Why a chance is what it is, in log-odds: from what both learners say of a country like the mean of all, each family of predictors moves it by its part. The most similar past situations are the forest's. Associations, never causes.
 */
export type KillingExplanation = { readonly base: number; readonly families: readonly { readonly family: Family; readonly part: number }[]; readonly alike: readonly Likeness[] };

/** The two learners after they learnt one window from what was known. */
type Learnt = { readonly happened: Float64Array; readonly learnt: readonly number[]; readonly net: Voice; readonly forest: ForestVoice };

/**
 * The chances of every country that has a row in the year of the cut. An elastic-net regression on the published predictors and a forest on these and what
 * is derived from them, blended by the mean of their log-odds. Throws RangeError where no onset is known to learn from.
 */
export function chancesAt(known: KnownYears, derivation: Derivation, settings: KillingSettings = killingSettings): Chances[] {
  const [one, two] = [1, 2].map((years) => voicesAt(known, years, derivation, settings));
  return latest(known).flatMap((row, place) => chancesOf(known.rows[row]?.country, one?.[place], two?.[place]));
}

/** The same with the reason of the chance within two years beside it. */
export function explainedChancesAt(known: KnownYears, derivation: Derivation, settings: KillingSettings = killingSettings): (Chances & { readonly reason: KillingExplanation })[] {
  const [one, two] = [learn(known, 1, derivation, settings), learn(known, 2, derivation, settings)];
  return latest(known).flatMap((row) => chancesOf(known.rows[row]?.country, voicesOf(one, row), voicesOf(two, row)).map((chances) => ({ ...chances, reason: explained(known, two, row) })));
}

/** The same for one window, learner by learner, in the order of the countries. */
export function voicesAt(known: KnownYears, years: number, derivation: Derivation, settings: KillingSettings = killingSettings): Voices[] {
  const learnt = learn(known, years, derivation, settings);
  return latest(known).map((row) => voicesOf(learnt, row));
}

/** The chance within one year alone, by country: half the work where nothing else is asked. */
export function chancesWithinOne(known: KnownYears, derivation: Derivation, settings: KillingSettings = killingSettings): Map<string, number> {
  const voices = voicesAt(known, 1, derivation, settings);
  return new Map(latest(known).map((row, place) => [known.rows[row]?.country ?? "", voices[place]?.together ?? Number.NaN]));
}

/** How well the regression does with each penalty for countries left out, in ten groups, on what was known at the cut. */
export function penaltiesTried(known: KnownYears, years: number, penalties: readonly number[], { net, seed }: KillingSettings = killingSettings): Tried[] {
  const happened = onsetsWithin(known, years);
  const learnt = knownOf(happened);
  const rows = rowsOf(filledBy(publishedPredictors(known), learnt), happened, learnt);
  return crossValidate(rows, learnt.map((row) => known.rows[row]?.country ?? ""), penalties, net.share, 10, seededRandom(seed));
}

function learn(known: KnownYears, years: number, derivation: Derivation, { net, forest, seed }: KillingSettings): Learnt {
  const [published, happened] = [publishedPredictors(known), onsetsWithin(known, years)];
  const learnt = knownOf(happened);
  return { happened, learnt, net: netVoice(published, happened, learnt, net), forest: forestVoice([...published, ...derivedPredictors(known, derivation)], happened, learnt, forest, seed) };
}

function knownOf(happened: Float64Array): number[] {
  return [...happened.keys()].filter((row) => !Number.isNaN(happened[row] ?? Number.NaN));
}

/** Rows of the year of the cut: those that something is foretold of. */
function latest({ rows, until }: KnownYears): number[] {
  return [...rows.keys()].filter((row) => rows[row]?.year === until);
}

function voicesOf({ net, forest }: Learnt, row: number): Voices {
  const [one, other] = [net.chance(row), forest.chance(row)];
  return { net: one, forest: other, together: 1 / (1 + Math.exp(-(logOdds(one) + logOdds(other)) / 2)) };
}

function chancesOf(country: string | undefined, one: Voices | undefined, two: Voices | undefined): Chances[] {
  if (country === undefined || one === undefined || two === undefined) return [];
  // Each window is learnt by itself; within two years is never less likely than within the first of them.
  return [{ country, withinOne: one.together, withinTwo: Math.max(one.together, two.together) }];
}

/** Two situations of one country are told only so many years apart. */
const yearsApart = 5;

function explained({ rows }: KnownYears, { happened, learnt, net, forest }: Learnt, row: number): KillingExplanation {
  const halves = [net.parts(row), forest.parts(row)];
  const families = new Map<Family, number>();
  for (const half of halves) for (const [family, part] of half.families) families.set(family, (families.get(family) ?? 0) + part / 2);
  const countries = new Map([...new Set(rows.map(({ country }) => country))].map((country, index) => [country, index]));
  const situationOf = (at: number) => ({ unit: countries.get(rows[at]?.country ?? "") ?? -1, time: rows[at]?.year ?? Number.NaN });
  const alike = mostAlike(learnt.map(situationOf), forest.likeness(row), situationOf(row), yearsApart);
  return {
    base: halves.reduce((sum, { base }) => sum + base / 2, 0),
    families: [...families].map(([family, part]) => ({ family, part })).toSorted((one, other) => Math.abs(other.part) - Math.abs(one.part)),
    alike: alike.map(({ row: place, likeness }) => {
      const at = learnt[place] ?? -1;
      return { country: rows[at]?.country ?? "", year: rows[at]?.year ?? Number.NaN, followed: happened[at] === 1, likeness };
    }),
  };
}
