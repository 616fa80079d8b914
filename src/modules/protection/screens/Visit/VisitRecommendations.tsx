import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useRoles } from "#ui/session.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Clock } from "#ui/text/Clock.tsx";
import { isRunning } from "../../model/recommendation/recommendation-steps.ts";
import { VisitRecommendations as Answer } from "../../model/recommendation/visit-recommendations.ts";
import { recommendationKindName } from "../recommendation-path.ts";
import { visitPath, visitRoles } from "../visit-path.ts";

/** What the report recommends, how many of how many stand where, and a table to take along. */
export function VisitRecommendations({ id, compartmentId }: { id: string; compartmentId: string }) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.recommendation.${name}`);
  const { data } = useSuspenseQuery({ queryKey: [recommendationKindName, "of-visit", id], queryFn: () => api.get(`/api/${visitPath}/${id}/recommendations`, undefined, Answer) });
  const mayAdd = useRoles(compartmentId).some((role) => visitRoles.some((one) => one === role));
  const { items, figures } = data;
  return (
    <Section title={say("of-visit")} lead={say("of-visit-lead")} actions={mayAdd ? <LinkButton to={`/recommendations/new?visit=${id}`}>{t("protection.screen.recommendations.new")}</LinkButton> : undefined}>
      {items.length === 0 ? <p>{t("protection.screen.recommendations.empty")}</p> : (
        <>
          <KeyValue items={figures.filter(({ count }) => count > 0).map(({ state, count, of }) => ({ key: t(`protection.recommendation.state.${state}`), value: t("protection.screen.recommendation.figure", { count, of }) }))} />
          <DataTable
            isStacked
            caption={say("of-visit")}
            isCaptionHidden
            rows={items}
            rowKey={(row) => row.id}
            columns={[
              { key: "text", title: say("recommendation"), kind: "text", value: ({ text }) => text, cell: (row) => <Link href={`/recommendations/${row.id}`}><Bdi>{row.paragraph}</Bdi>{row.paragraph !== "" && " "}<span lang={row.language} dir="auto">{row.text}</span></Link> },
              { key: "addressee", title: say("addressee"), kind: "text", value: ({ addressee, addresseeName }) => (addresseeName === "" ? t(`protection.recommendation-addressee.${addressee}`) : addresseeName), isMinor: true },
              { key: "status", title: say("status"), kind: "text", value: ({ state }) => t(`protection.recommendation.state.${state}`) },
              { key: "due", title: say("due"), kind: "date", value: ({ dueOn }) => dueOn, cell: ({ dueOn, state }) => (dueOn !== null && isRunning(state) ? <Clock dueAt={`${dueOn}T23:59:59Z`} /> : undefined) },
            ]}
          />
          <p><a href={`/api/${visitPath}/${id}/recommendations.csv`} target="_blank" rel="noopener">{say("csv")}</a></p>
        </>
      )}
    </Section>
  );
}
