import type { ReactNode } from "react";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { likelihoodWord } from "#ui/pairs/likelihood-word.ts";
import { useShare } from "#ui/pairs/use-share.ts";
import { TellingOrigins } from "../TellingOrigins.tsx";
import { EventsSideBySide } from "./EventsSideBySide.tsx";
import type { EventPair } from "./pair-answers.ts";
import { Reasons } from "./Reasons.tsx";

/** A pair as somebody decides about it: how likely, the two accounts with their differences marked, what can be done, and why. */
export function PairView({ pair, children }: { pair: EventPair; children: ReactNode }) {
  const t = useMessages();
  const share = usePairShare();
  const title = pair.probability === null ? t("information.screen.pairs.suggested") : t(`information.screen.pairs.likelihood.${likelihoodWord(pair.probability)}`, { share: share(pair.probability) });
  return (
    <>
      <Section title={title} lead={pair.probability === null ? t("information.screen.pairs.suggested-lead") : t("information.screen.pairs.likelihood-lead")}>
        <EventsSideBySide pair={pair} />
        <TellingOrigins tellings={[pair.one, pair.other]} />
      </Section>
      {children}
      {pair.reasons.length > 0 && <Reasons pair={pair} />}
    </>
  );
}

/** As `useShare`, also of a pair that a person set side by side and nothing computed. */
export function usePairShare(): (probability: number | null) => string {
  const t = useMessages();
  const share = useShare("information.screen.pairs");
  return (probability) => (probability === null ? t("information.screen.pairs.not-computed") : share(probability));
}
