import { useCallback, useMemo, useState } from "react";
import { toast } from "#ui/dialog/toast.ts";
import { useLeaveWarning } from "#ui/form/use-leave-warning.ts";
import { useMessages } from "#ui/messages.ts";
import type { Verdict } from "#ui/pairs/verdict-of-key.ts";
import { useSession } from "#ui/session.ts";
import { keyOfPair, type LikelyPair } from "../../model/person-lists/likely-pairs.ts";
import type { PairsOnLists } from "../../model/person-lists/pairs-on-lists.ts";
import type { PairDecided } from "../../model/person-lists/pairs-sheet.ts";
import { words } from "./words.ts";

/** A pair with its key and what was decided about it. */
export type KeyedPair = LikelyPair & { readonly key: string; readonly decided: PairDecided | undefined };

/** What people decide about the pairs, kept in this page alone until it is saved as a sheet. Nobody leaves it unsaved without being asked. */
export function useDecisions({ pairs, decided: before }: PairsOnLists, isFromSheet: boolean) {
  const t = useMessages();
  const { user } = useSession();
  const [decided, setDecided] = useState(before);
  const [saved, setSaved] = useState(isFromSheet ? before : undefined);
  const isUnsaved = saved !== decided;
  useLeaveWarning(isUnsaved, { question: `${words}.leave` });
  const keyed = useMemo(() => pairs.map((pair) => ({ ...pair, key: keyOfPair(pair) })), [pairs]);
  const all = useMemo(() => keyed.map((pair): KeyedPair => ({ ...pair, decided: decided.get(pair.key) })), [keyed, decided]);
  const takeBack = useCallback((key: string) => {
    setDecided((known) => new Map([...known].filter(([one]) => one !== key)));
    toast(t(`${words}.taken-back`));
  }, [t]);
  const decide = useCallback((key: string, verdict: Verdict, why: string) => {
    setDecided((known) => new Map([...known, [key, { verdict, by: user?.name ?? "", why: why.trim() }]]));
    toast(t(`${words}.decided`, { verdict: t(`${words}.verdict.${verdict}`) }), () => takeBack(key));
  }, [t, takeBack, user?.name]);
  return { all, isUnsaved, decide, takeBack, keepAsSaved: () => setSaved(decided) };
}
