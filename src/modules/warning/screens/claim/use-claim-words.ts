import { likelihoods, type LikelihoodWord } from "#assessment/model/likelihood.ts";
import { useMessages } from "#ui/messages.ts";

/** The word with its range beside it, since the words alone are read differently by everybody: "likely (55–80 %)". */
export function useClaimWords(): (word: LikelihoodWord) => string {
  const t = useMessages();
  return (word) => t("warning.claim.likelihood-range", { word: t(`assessment.likelihood.${word}`), range: t("assessment.likelihood-range", likelihoods[word]) });
}
