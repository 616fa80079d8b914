import { likelihoods, type LikelihoodWord } from "#assessment/model/likelihood.ts";

/** The word with its range: readers take the words alone for very different chances. */
export function sayLikelihood(word: LikelihoodWord, say: (key: string, values?: Readonly<Record<string, unknown>>) => string): string {
  return say("warning.claim.likelihood-range", { word: say(`assessment.likelihood.${word}`), range: say("assessment.likelihood-range", likelihoods[word]) });
}
