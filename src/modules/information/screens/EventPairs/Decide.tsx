import { useCallback } from "react";
import { useMessages } from "#ui/messages.ts";
import { VerdictForm } from "#ui/pairs/VerdictForm.tsx";
import { isDecided, type PairVerdict } from "../../model/event-pair.ts";
import type { EventPair } from "./pair-answers.ts";
import { useDecide } from "./use-decide.ts";

/** Whoever does not decide about these events sees why. */
export function Decide({ pair, onLater }: { pair: EventPair; onLater?: () => void }) {
  const t = useMessages();
  const { isBusy, decide, takeBack } = useDecide();
  const press = useCallback((verdict: PairVerdict, reason: string) => decide(pair, verdict, reason), [decide, pair]);
  return <VerdictForm words="information.screen.pairs" whyNot={pair.mayDecide ? undefined : t("information.screen.pairs.not-yours")} isBusy={isBusy} decide={press} onTakeBack={isDecided(pair.state) ? () => void takeBack(pair) : undefined} onLater={onLater} />;
}
