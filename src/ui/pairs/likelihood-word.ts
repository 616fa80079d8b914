const words = [[0.99, "almost-certain"], [0.9, "very-likely"], [0.66, "likely"], [0.33, "as-likely-as-not"], [0.1, "unlikely"]] as const;
export type LikelihoodWord = (typeof words)[number][1] | "very-unlikely";

/** A probability in a word, by the scale of the IPCC (Mastrandrea et al. 2010). */
export function likelihoodWord(probability: number): LikelihoodWord {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`not a probability: ${probability}`);
  return words.find(([least]) => probability >= least)?.[1] ?? "very-unlikely";
}
