import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import * as v from "valibot";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { Progress } from "#ui/text/Progress.tsx";
import { StartedForecast } from "../../contract.ts";
import { authorRoles } from "../assessment-path.ts";
import { forecastKindName, forecastPath } from "../forecast-path.ts";

const Job = v.object({
  id: v.string(), task: v.string(), state: v.picklist(["queued", "running", "done", "failed", "cancelled"]), done: v.number(), total: v.nullable(v.number()),
  refusal: v.nullable(v.object({ code: v.string(), values: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}) })),
});
const Jobs = v.object({ items: v.array(Job) });
const whileRunningMilliseconds = 1_000;

/** The computation of a frozen forecast: started by a person, followed while it runs, and begun again when it failed. */
export function Compute({ run }: { run: RecordAnswer<unknown> }) {
  const t = useMessages();
  const queries = useQueryClient();
  const mayStart = useCompartmentsFor(authorRoles).some(({ value }) => value === run.compartmentId);
  const { data: job } = useQuery({
    queryKey: ["jobs", "forecast"],
    queryFn: async () => (await api.get("/api/jobs", undefined, Jobs)).items.find(({ task }) => task === "estimate-forecast") ?? null,
    refetchInterval: (query) => (query.state.data?.state === "queued" || query.state.data?.state === "running" ? whileRunningMilliseconds : false),
  });
  const isOpen = job?.state === "queued" || job?.state === "running";
  useEffect(() => {
    if (job?.state === "done") void queries.invalidateQueries({ queryKey: [forecastKindName] });
  }, [job?.state, queries]);
  const start = async () => {
    try {
      await api.send("POST", `/api/${forecastPath}/${run.id}/estimate`, {}, { schema: StartedForecast });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toast(error.title);
    }
    await queries.invalidateQueries({ queryKey: ["jobs"] });
  };
  if (isOpen) return <Progress label={t("assessment.screen.forecast.computing")} done={job.done} total={job.total ?? undefined} />;
  return (
    <Notice>
      {job?.state === "failed" && job.refusal !== null && <Refused sentence={t(job.refusal.code, job.refusal.values)} code={job.refusal.code} />}
      <p>{t(mayStart ? "assessment.screen.forecast.frozen" : "assessment.screen.forecast.frozen-wait")}</p>
      {mayStart && <div><Button look="main" onClick={() => void start()}>{t("assessment.screen.forecast.compute")}</Button></div>}
    </Notice>
  );
}
