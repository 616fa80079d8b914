import { useQueryClient } from "@tanstack/react-query";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { Progress } from "#ui/text/Progress.tsx";
import { paceOf, type Job } from "./job.ts";

const tones = { queued: "plain", running: "plain", done: "good", failed: "bad", cancelled: "warn" } as const;

export function JobCard({ job, now }: { job: Job; now: number }) {
  const t = useMessages();
  const format = useFormat();
  const name = useTaskName(job.task);
  const isOpen = job.state === "queued" || job.state === "running";
  return (
    <Section
      title={name}
      actions={isOpen ? <Cancel job={job} name={name} /> : undefined}
      lead={
        <>
          <Badge tone={tones[job.state]}>{t(`web.jobs.state.${job.state}`)}</Badge> {t("web.jobs.requested", { when: format.relative(job.requestedAt, new Date(now)) })}
          {job.finishedAt !== null && ` · ${t("web.jobs.finished", { when: format.relative(job.finishedAt, new Date(now)) })}`}
        </>
      }
    >
      {isOpen && <Progress label={name} done={job.done} total={job.total ?? undefined} {...paceOf(job, now)} />}
      {job.refusal && <Refused sentence={t(job.refusal.code, job.refusal.values)} code={job.refusal.code} />}
      {job.result && <Result result={job.result} />}
    </Section>
  );
}

function useTaskName(task: string): string {
  const t = useMessages();
  const name = t(`web.jobs.task.${task}`);
  return name === `web.jobs.task.${task}` ? task : name;
}

function Cancel({ job, name }: { job: Job; name: string }) {
  const t = useMessages();
  const queries = useQueryClient();
  const cancel = async () => {
    try {
      await api.send("POST", `/api/jobs/${job.id}/cancel`);
      toast(t("web.jobs.cancel-asked"));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toast(error.title);
    }
    await queries.invalidateQueries({ queryKey: ["jobs"] });
  };
  return <Button label={t("web.jobs.cancel-of", { task: name })} onClick={() => void cancel()}>{t("web.jobs.cancel")}</Button>;
}

const numbers = ["read", "stored", "updated", "unchanged", "older", "rejected", "doubtful", "events", "compared", "found", "added", "decided"] as const;

/** The numbers of a result that have words; an import also has its rejected rows as a file. */
function Result({ result }: { result: Readonly<Record<string, unknown>> }) {
  const t = useMessages();
  const format = useFormat();
  const items = numbers.flatMap((name) => {
    const value = result[name];
    return typeof value === "number" ? [{ key: t(`web.jobs.result.${name}`), value: format.number(value) }] : [];
  });
  const importId = typeof result["importId"] === "string" ? result["importId"] : undefined;
  const hasRejected = typeof result["rejected"] === "number" && result["rejected"] > 0;
  return (
    <>
      {items.length > 0 && <KeyValue items={items} />}
      <div>
        {importId !== undefined && hasRejected && <LinkButton to={`/api/imports/${importId}/rejections.csv`} download="rejections.csv">{t("web.jobs.rejections")}</LinkButton>}{" "}
        {typeof result["compared"] === "number" && <LinkButton to="/event-pairs">{t("web.jobs.see-pairs")}</LinkButton>}
        {importId !== undefined && <LinkButton to="/events">{t("web.jobs.see-events")}</LinkButton>}
      </div>
    </>
  );
}
