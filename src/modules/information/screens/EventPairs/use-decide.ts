import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api, ApiProblem } from "#ui/api.ts";
import { toast } from "#ui/dialog/toast.ts";
import { useMessages } from "#ui/messages.ts";
import type { PairVerdict } from "../../model/event-pair.ts";
import { pairTopic } from "./pair-answers.ts";

/** Decides about a pair, says so, and offers to take it back. Whether it was done is the answer. */
export function useDecide() {
  const t = useMessages();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const send = useCallback(async (id: string, verdict: PairVerdict | "withdrawn", reason = ""): Promise<boolean> => {
    setBusy(true);
    try {
      await api.send("POST", `/api/event-pairs/${id}/decisions`, { verdict, reason });
      await queries.invalidateQueries({ queryKey: [pairTopic] });
      return true;
    } catch (error) {
      toast(error instanceof ApiProblem ? error.title : t("ui.form.unexpected"));
      return false;
    } finally {
      setBusy(false);
    }
  }, [queries, t]);
  const takeBack = useCallback(async (id: string) => {
    if (await send(id, "withdrawn")) toast(t("information.screen.pairs.taken-back"));
  }, [send, t]);
  const decide = useCallback(async (id: string, verdict: PairVerdict, reason: string) => {
    const isDone = await send(id, verdict, reason);
    if (isDone) toast(t("information.screen.pairs.decided", { verdict: t(`information.screen.pairs.state.${verdict}`) }), () => void takeBack(id));
    return isDone;
  }, [send, takeBack, t]);
  return { isBusy, decide, takeBack };
}
