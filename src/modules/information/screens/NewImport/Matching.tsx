import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { useMessages } from "#ui/messages.ts";
import { pairTopic } from "../EventPairs/pair-answers.ts";

const Run = v.object({ state: v.picklist(["queued", "running", "done", "failed", "cancelled"]), result: v.unknown() });
const Found = v.object({ found: v.number(), added: v.number() });
const isOpen = (state: string | undefined) => state === "queued" || state === "running";

/** The search for the same events in other data sets that follows an import: that it goes on, and then how many pairs it found. */
export function Matching({ runId }: { runId: string }) {
  const t = useMessages();
  const queries = useQueryClient();
  const { data: run } = useSuspenseQuery({
    queryKey: ["jobs", runId],
    queryFn: () => api.get(`/api/jobs/${runId}`, undefined, Run),
    refetchInterval: (query) => (isOpen(query.state.data?.state) ? 1_000 : false),
  });
  useEffect(() => {
    if (run.state === "done") void queries.invalidateQueries({ queryKey: [pairTopic] });
  }, [run.state, queries]);
  const counts = v.safeParse(Found, run.result);
  const sentence = run.state === "done" && counts.success ? t("information.screen.import.matched", counts.output) : t(isOpen(run.state) ? "information.screen.import.matching" : "information.screen.import.matching-failed");
  return <p role="status">{sentence}</p>;
}
