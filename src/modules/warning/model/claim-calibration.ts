import { likelihoods, likelihoodWords, type LikelihoodWord } from "#assessment/model/likelihood.ts";
import { expectedBrier } from "#numbers/forecast/expected-brier.ts";
import { baseRate, brier, type Told } from "#numbers/forecast/probability-scores.ts";
import { wilsonInterval } from "#numbers/forecast/reliability.ts";
import { isOver, type StatedClaim } from "./claim.ts";
import type { Verdict } from "./claim-verdict.ts";

/** A claim of an issued alert with the verdict that counts, if there is one. It knows no person: what is learnt is what the words of the office are worth. */
export type ObservedClaim = { readonly claim: StatedClaim; readonly verdict: Pick<Verdict, "outcome" | "measuresTaken"> | null };

/** Below this, a share of what came true is mostly chance: of nine claims called likely, between three and nine may well come true. */
export const leastJudged = 10;

/** One word of likelihood: how often it was said, and how often it then came true, with the range in which the true share may lie. */
export type Band = {
  readonly likelihood: LikelihoodWord;
  readonly judged: number;
  readonly cameTrue: number;
  readonly share: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** Did not happen, and measures were taken: neither a hit nor a plain miss, so in none of the numbers beside it. */
  readonly afterMeasures: number;
  readonly cannotBeJudged: number;
  readonly waiting: number;
  readonly notYetDue: number;
};

export type Scores = {
  readonly judged: number;
  readonly baseRate: number;
  readonly brier: number;
  readonly brierOfBaseRate: number;
  /** Where nineteen of twenty scores would lie if each word had meant exactly its middle. */
  readonly ifMeant: { readonly low: number; readonly high: number };
};

export type Calibration = {
  readonly bands: readonly Band[];
  /** Null while too few claims are judged for a score to say anything. */
  readonly scores: Scores | null;
  /** The same with what did not happen after measures counted as if none had been taken: an office that excuses its misses shows here. */
  readonly withMeasures: Scores | null;
};

/** How often what an office called likely came true, by each of its words. */
export function calibrationOf(observed: readonly ObservedClaim[], now: string): Calibration {
  const over = observed.filter((one) => stageOf(one, now) === "judged").map(toldOf);
  const prevented = observed.filter((one) => stageOf(one, now) === "after-measures").map(toldOf);
  return {
    bands: likelihoodWords.map((word) => bandOf(word, observed.filter(({ claim }) => claim.likelihood === word), now)),
    scores: over.length < leastJudged ? null : scoresOf(over),
    withMeasures: over.length < leastJudged || prevented.length === 0 ? null : scoresOf([...over, ...prevented]),
  };
}

export type Stage = "not-yet-due" | "waiting" | "judged" | "after-measures" | "cannot-be-judged";

/** Where a claim stands. What was answered counts once the last day is over and not before, or early answers, mostly of what came true, would flatter. */
export function stageOf({ claim, verdict }: ObservedClaim, now: string): Stage {
  if (!isOver(claim.horizon, now)) return "not-yet-due";
  if (verdict === null) return "waiting";
  if (verdict.outcome === "cannot-be-judged") return "cannot-be-judged";
  return verdict.measuresTaken ? "after-measures" : "judged";
}

/** The middle of the band that the word stands for, from 0 to 1: all that can be scored of a word. */
export function chanceOf(word: LikelihoodWord): number {
  const { from, to } = likelihoods[word];
  return (from + to) / 200;
}

/** How far the word was from what happened, squared: above a quarter it pointed the wrong way. */
export function distanceOf({ claim, verdict }: ObservedClaim): number {
  return (chanceOf(claim.likelihood) - Number(verdict?.outcome === "came-true")) ** 2;
}

/** Claims whose word pointed the wrong way, the most sure first. */
export function largestMisses<Claim extends ObservedClaim>(observed: readonly Claim[], now: string, most: number): Claim[] {
  const wrong = observed.filter((one) => ["judged", "after-measures"].includes(stageOf(one, now)) && distanceOf(one) > 0.25);
  return wrong.toSorted((one, other) => distanceOf(other) - distanceOf(one) || other.claim.horizon.localeCompare(one.claim.horizon)).slice(0, most);
}

function bandOf(likelihood: LikelihoodWord, observed: readonly ObservedClaim[], now: string): Band {
  const at = (stage: Stage) => observed.filter((one) => stageOf(one, now) === stage);
  const judged = at("judged");
  const cameTrue = judged.filter(({ verdict }) => verdict?.outcome === "came-true").length;
  return {
    likelihood,
    judged: judged.length,
    cameTrue,
    share: judged.length === 0 ? null : { value: cameTrue / judged.length, ...wilsonInterval(cameTrue, judged.length) },
    afterMeasures: at("after-measures").length,
    cannotBeJudged: at("cannot-be-judged").length,
    waiting: at("waiting").length,
    notYetDue: at("not-yet-due").length,
  };
}

function toldOf({ claim, verdict }: ObservedClaim): Told {
  return { chance: chanceOf(claim.likelihood), happened: verdict?.outcome === "came-true" };
}

function scoresOf(told: readonly Told[]): Scores {
  const rate = baseRate(told);
  const { mean, deviation } = expectedBrier(told.map(({ chance }) => chance));
  return { judged: told.length, baseRate: rate, brier: brier(told), brierOfBaseRate: brier(told.map(({ happened }) => ({ chance: rate, happened }))), ifMeant: { low: Math.max(0, mean - 1.96 * deviation), high: Math.min(1, mean + 1.96 * deviation) } };
}
