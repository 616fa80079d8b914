import { useMessages } from "#ui/messages.ts";
import { likelihoods, type LikelihoodWord } from "../model/likelihood.ts";

/** The word with its range beside it, since the words alone are read differently by everybody: "likely (55–80 %)". */
export function useLikelihood(): (word: LikelihoodWord) => string {
  const t = useMessages();
  return (word) => t("assessment.screen.likelihood", { word: t(`assessment.likelihood.${word}`), range: t("assessment.likelihood-range", likelihoods[word]) });
}
