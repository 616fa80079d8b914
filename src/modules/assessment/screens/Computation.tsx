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
import { Started } from "../contract.ts";
import { authorRoles } from "./assessment-path.ts";

const Job = v.object({
  id: v.string(), task: v.string(), state: v.picklist(["queued", "running", "done", "failed", "cancelled"]), done: v.number(), total: v.nullable(v.number()),
  refusal: v.nullable(v.object({ code: v.string(), values: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}) })),
});
const Jobs = v.object({ items: v.array(Job) });
const whileRunningMilliseconds = 1_000;

type ComputationProps = { path: string; record: RecordAnswer<unknown>; task: string; words: { readonly ready: string; readonly wait: string; readonly start: string; readonly running: string } };

/** A computation that a record waits for: started by a person, followed while it runs, and begun again when it failed. */
export function Computation({ path, record, task, words }: ComputationProps) {
  const t = useMessages();
  const queries = useQueryClient();
  const mayStart = useCompartmentsFor(authorRoles).some(({ value }) => value === record.compartmentId);
  const { data: job } = useQuery({
    queryKey: ["jobs", task],
    queryFn: async () => (await api.get("/api/jobs", undefined, Jobs)).items.find((one) => one.task === task) ?? null,
    refetchInterval: (query) => (query.state.data?.state === "queued" || query.state.data?.state === "running" ? whileRunningMilliseconds : false),
  });
  const isOpen = job?.state === "queued" || job?.state === "running";
  useEffect(() => {
    if (job?.state === "done") void queries.invalidateQueries({ queryKey: [record.kind] });
  }, [job?.state, record.kind, queries]);
  const start = async () => {
    try {
      await api.send("POST", `/api/${path}/${record.id}/estimate`, {}, { schema: Started });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toast(error.title);
    }
    await queries.invalidateQueries({ queryKey: ["jobs"] });
  };
  if (isOpen) return <Progress label={words.running} done={job.done} total={job.total ?? undefined} />;
  return (
    <Notice>
      {job?.state === "failed" && job.refusal !== null && <Refused sentence={t(job.refusal.code, job.refusal.values)} code={job.refusal.code} />}
      <p>{mayStart ? words.ready : words.wait}</p>
      {mayStart && <div><Button look="main" onClick={() => void start()}>{words.start}</Button></div>}
    </Notice>
  );
}
