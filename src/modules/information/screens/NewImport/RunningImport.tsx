import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import * as v from "valibot";
import { announce } from "#ui/announce.ts";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { Refused } from "#ui/page/Refused.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Progress } from "#ui/text/Progress.tsx";
import { ImportCounts, Refusal } from "../Imports/import-answers.ts";
import { byteProgress } from "./byte-progress.ts";
import { ImportResult } from "./ImportResult.tsx";

const Run = v.object({
  state: v.picklist(["queued", "running", "done", "failed", "cancelled"]),
  done: v.number(),
  total: v.nullable(v.number()),
  startedAt: v.nullable(v.string()),
  result: v.nullable(v.object({ ...ImportCounts.entries, importId: v.string(), release: v.string(), isMatched: v.optional(v.boolean(), false), matchRunId: v.optional(v.nullable(v.string()), null) })),
  refusal: v.nullable(Refusal),
});
type Run = v.InferOutput<typeof Run>;

const isOver = ({ state }: Run) => state === "done" || state === "failed" || state === "cancelled";

/** How far the import is, and what came of it. The bar shows the bytes that were read, which is what is known of a file. */
export function RunningImport({ runId, onAgain }: { runId: string; onAgain: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const { data: run } = useSuspenseQuery({
    queryKey: ["jobs", runId],
    queryFn: () => api.get(`/api/jobs/${runId}`, undefined, Run),
    refetchInterval: (query) => (query.state.data && isOver(query.state.data) ? false : 1_000),
  });
  const over = isOver(run);
  useEffect(() => {
    if (!over) return;
    announce(t("information.screen.import.over"));
    for (const topic of ["information.event", "information.import"]) void queries.invalidateQueries({ queryKey: [topic] });
  }, [over, queries, t]);
  const again = <Button onClick={onAgain}>{t("information.screen.import.another")}</Button>;
  if (run.state === "done" && run.result) return <ImportResult result={run.result} again={again} />;
  if (over) return <Refused sentence={run.refusal ? t(run.refusal.code, run.refusal.values) : t("platform.job-failed")} code={run.refusal?.code} action={again} />;
  return (
    <Section title={t("information.screen.import.running")} lead={t("information.screen.import.running-lead")}>
      <Progress label={t("information.screen.import.progress")} {...byteProgress(run.done, run.total, run.startedAt === null ? null : Date.parse(run.startedAt))} />
      <p><Button onClick={() => void api.send("POST", `/api/jobs/${runId}/cancel`)}>{t("information.screen.import.cancel")}</Button></p>
    </Section>
  );
}
