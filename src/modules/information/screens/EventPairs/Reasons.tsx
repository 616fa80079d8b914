import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { levelKey } from "#ui/pairs/level-key.ts";
import { PairReasons } from "#ui/pairs/PairReasons.tsx";
import type { EventPair } from "./pair-answers.ts";

const words = "information.screen.pairs";

/** What each field says for or against, as it was computed when the pair was found. */
export function Reasons({ pair: { matchedAt, modelVersion, reasons } }: { pair: EventPair }) {
  const t = useMessages();
  const format = useFormat();
  const lead = t(`${words}.why-lead`, { when: format.date(matchedAt), version: modelVersion ?? "", isKnown: modelVersion === null ? "no" : "yes" });
  const said = reasons.map(({ field, level, bits }) => ({ field: t(`${words}.reason-of.${field}`), level: t(level === null ? `${words}.level.untold` : `${words}.level.${field}.${levelKey(level)}`), bits }));
  return <PairReasons words={words} lead={<>{lead} <MethodLink method="matching" /></>} reasons={said} />;
}
