import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useLocation } from "wouter";
import { api, ApiProblem } from "#ui/api.ts";
import { toast } from "#ui/dialog/toast.ts";
import { useMessages } from "#ui/messages.ts";
import type { PairVerdict } from "../../model/event-pair.ts";
import { EventPair, pairTopic, seenOf } from "./pair-answers.ts";

type Decided = Pick<EventPair, "id" | "decision">;

/** Decides about a pair, says so, and offers to take it back. Whether it was done is the answer. Where somebody else decided meanwhile, what they decided is shown instead. */
export function useDecide() {
  const t = useMessages();
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const send = useCallback(async (pair: Decided, verdict: PairVerdict | "withdrawn", reason = ""): Promise<EventPair | undefined> => {
    setBusy(true);
    try {
      const decided = await api.send("POST", `/api/event-pairs/${pair.id}/decisions`, { verdict, reason, seen: seenOf(pair) }, { schema: EventPair });
      await queries.invalidateQueries({ queryKey: [pairTopic] });
      return decided;
    } catch (error) {
      toast(error instanceof ApiProblem ? error.title : t("ui.form.unexpected"));
      if (error instanceof ApiProblem && error.code === "information.event-pair-decided-meanwhile") {
        goTo(`/event-pairs?pair=${pair.id}`);
        await queries.invalidateQueries({ queryKey: [pairTopic] });
      }
      return undefined;
    } finally {
      setBusy(false);
    }
  }, [goTo, queries, t]);
  const takeBack = useCallback(async (pair: Decided) => {
    if (await send(pair, "withdrawn")) toast(t("information.screen.pairs.taken-back"));
  }, [send, t]);
  const decide = useCallback(async (pair: Decided, verdict: PairVerdict, reason: string) => {
    const decided = await send(pair, verdict, reason);
    if (decided) toast(t("information.screen.pairs.decided", { verdict: t(`information.screen.pairs.state.${verdict}`) }), () => void takeBack(decided));
    return decided !== undefined;
  }, [send, takeBack, t]);
  return { isBusy, decide, takeBack };
}
