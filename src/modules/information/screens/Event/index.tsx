import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { useEventWords } from "../event-words.ts";
import { incidentRoles } from "../IncidentForm/incident-roles.ts";
import { EventFacts } from "./EventFacts.tsx";
import { useOpenData } from "../use-open-data.ts";
import { OtherReleases } from "./OtherReleases.tsx";
import { OtherTelling } from "./OtherTelling.tsx";
import { SameEvents } from "./SameEvents.tsx";
import { eventQuery } from "./stored-event.ts";

/** One event as a published data set describes it: its account, not a finding of ours. */
export function EventScreen() {
  const { id = "" } = useParams();
  const t = useMessages();
  const words = useEventWords();
  const { data: event } = useSuspenseQuery(eventQuery(id));
  const { mayImport } = useOpenData();
  const mayJoin = useCompartmentsFor(incidentRoles).length > 0;
  const title = t("information.screen.event.title", { place: words.place(event), country: words.country(event), when: words.when(event.when) });
  return (
    <Page
      title={title}
      number={`${event.dataset} ${event.sourceKey}`}
      asOf={event.importedAt}
      breadcrumbs={[{ to: "/events", text: t("information.event.many") }]}
      lead={
        <>
          {event.candidate && <><Badge tone="warn">{t("information.screen.events.candidate")}</Badge> {t("information.screen.event.candidate-means")} </>}
          {t("information.screen.event.lead", { dataset: event.dataset, release: event.release, kind: words.kind(event.kind), deaths: words.deaths(event.deaths) })}
        </>
      }
      actions={mayJoin && <LinkButton to={`/incidents/new?event=${event.id}`} look="main">{t("information.screen.event.use")}</LinkButton>}
    >
      {event.doubts.map((doubt) => <p key={doubt}><Badge tone="warn">{t("information.screen.events.doubtful")}</Badge> {t(`information.import.doubt-${doubt}`)}</p>)}
      <EventFacts event={event} />
      {(event.sourceHeadline ?? event.sourceArticle) !== null && (
        <Section title={t("information.screen.event.account")} lead={t("information.screen.event.account-lead")}>
          {event.sourceHeadline !== null && <UserText text={event.sourceHeadline} lang={event.language} />}
          {event.sourceArticle !== null && <UserText text={event.sourceArticle} lang={event.language} />}
        </Section>
      )}
      <Section title={t("information.incident.many")}>
        <RecordTable path="incidents" kind="information.incident" caption={t("information.incident.many")} query={{ linked: id }} empty={t("information.screen.event.no-incidents")} />
      </Section>
      <SameEvents event={event} />
      {mayImport && <OtherTelling event={event} />}
      <OtherReleases event={event} />
    </Page>
  );
}
