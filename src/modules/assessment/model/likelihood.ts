import * as v from "valibot";

/**
 * Words of likelihood with the range of chances each stands for, in per cent. They speak of the world, within a stated horizon;
 * confidence speaks of our knowledge. The two are never merged into one word.
 */
export const likelihoods = {
  remote: { from: 0, to: 5 },
  "very-unlikely": { from: 5, to: 20 },
  unlikely: { from: 20, to: 45 },
  "about-even": { from: 45, to: 55 },
  likely: { from: 55, to: 80 },
  "very-likely": { from: 80, to: 95 },
  "almost-certain": { from: 95, to: 100 },
} as const;

export const likelihoodWords = ["remote", "very-unlikely", "unlikely", "about-even", "likely", "very-likely", "almost-certain"] as const satisfies readonly (keyof typeof likelihoods)[];
export const LikelihoodWord = v.picklist(likelihoodWords);
export type LikelihoodWord = v.InferOutput<typeof LikelihoodWord>;
