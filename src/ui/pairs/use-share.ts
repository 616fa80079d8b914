import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";

/** A probability as a share. Nothing computed is certain, so it is never said to be. `words` is where the sentences stand: `<words>.share-above`, `<words>.share-below`. */
export function useShare(words: string): (probability: number) => string {
  const t = useMessages();
  const format = useFormat();
  return (probability) => {
    if (probability > 0.99) return t(`${words}.share-above`, { share: format.percent(0.99) });
    return probability < 0.01 ? t(`${words}.share-below`, { share: format.percent(0.01) }) : format.percent(probability);
  };
}
