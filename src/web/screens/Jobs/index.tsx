import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useSession } from "#ui/session.ts";
import { JobCard } from "./JobCard.tsx";
import { Job } from "./job.ts";

const Jobs = v.object({ items: v.array(Job) });
const whileRunningMilliseconds = 2_000;

export function JobsScreen() {
  const t = useMessages();
  const { memberships } = useSession();
  const isMember = memberships.some(({ roles }) => roles.length > 0);
  return (
    <Page title={t("web.jobs.title")} lead={t("web.jobs.lead")}>
      {isMember ? <JobList /> : <Empty why="not-permitted">{t("web.jobs.not-yours")}</Empty>}
    </Page>
  );
}

function JobList() {
  const t = useMessages();
  const { data, dataUpdatedAt } = useSuspenseQuery({
    queryKey: ["jobs"],
    queryFn: () => api.get("/api/jobs", undefined, Jobs),
    // The server tells when a job changes state; in between the numbers are asked for.
    refetchInterval: (query) => (query.state.data?.items.some(({ state }) => state === "running" || state === "queued") ? whileRunningMilliseconds : false),
  });
  if (data.items.length === 0) return <Empty why="nothing" action={<LinkButton to="/imports">{t("web.jobs.import")}</LinkButton>}>{t("web.jobs.empty")}</Empty>;
  return data.items.map((job) => <JobCard key={job.id} job={job} now={dataUpdatedAt} />);
}
