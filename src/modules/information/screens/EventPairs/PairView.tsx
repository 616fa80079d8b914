import type { ReactNode } from "react";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { likelihoodWord } from "../../model/event-pair.ts";
import { TellingOrigins } from "../TellingOrigins.tsx";
import type { EventPair } from "./pair-answers.ts";
import { Reasons } from "./Reasons.tsx";
import { SideBySide } from "./SideBySide.tsx";

/** A pair as somebody decides about it: how likely, the two accounts with their differences marked, what can be done, and why. */
export function PairView({ pair, children }: { pair: EventPair; children: ReactNode }) {
  const t = useMessages();
  const share = useShare();
  const title = pair.probability === null ? t("information.screen.pairs.suggested") : t(`information.screen.pairs.likelihood.${likelihoodWord(pair.probability)}`, { share: share(pair.probability) });
  return (
    <>
      <Section title={title} lead={pair.probability === null ? t("information.screen.pairs.suggested-lead") : t("information.screen.pairs.likelihood-lead")}>
        <SideBySide pair={pair} />
        <TellingOrigins tellings={[pair.one, pair.other]} />
      </Section>
      {children}
      {pair.reasons.length > 0 && <Reasons pair={pair} />}
    </>
  );
}

/** Nothing computed is certain, so it is never said to be. */
export function useShare(): (probability: number | null) => string {
  const t = useMessages();
  const format = useFormat();
  return (probability) => {
    if (probability === null) return t("information.screen.pairs.not-computed");
    if (probability > 0.99) return t("information.screen.pairs.share-above", { share: format.percent(0.99) });
    return probability < 0.01 ? t("information.screen.pairs.share-below", { share: format.percent(0.01) }) : format.percent(probability);
  };
}
