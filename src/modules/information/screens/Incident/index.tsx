import { useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { Section } from "#ui/page/Section.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { Incident } from "../../model/incident.ts";
import { originsBehind } from "../../model/origins.ts";
import { Acts } from "./Acts.tsx";
import { FindingView } from "./FindingView.tsx";
import { OriginReasons } from "../OriginReasons.tsx";
import { IncidentLead } from "./IncidentLead.tsx";
import { JoinClaims } from "./JoinClaims.tsx";
import { JoinedAccounts } from "./JoinedAccounts.tsx";
import { JoinEvents } from "./JoinEvents.tsx";
import { Standard } from "./Standard.tsx";
import { stepNotes } from "./step-notes.tsx";
import { useFindingRooms } from "./finding-rooms.tsx";
import { useAccountSources } from "./use-account-sources.ts";
import { useIncidentChange } from "./use-incident-change.ts";
import styles from "./styles.module.css";

/** One incident: who did what to whom, where, when and how many, as each account has it, and what is held for now. */
export function IncidentScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord("incidents", "information.incident", id, Incident);
  const { content } = record;
  const sources = useAccountSources(content);
  const behind = originsBehind(sources.map(({ id: account, origin }) => ({ id: account, words: origin })));
  const origins = behind.length;
  const change = useIncidentChange(record);
  const rooms = useFindingRooms();
  return (
    <RecordPage
      path="incidents"
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/incidents", text: t("information.incident.many") }]}
      lead={<IncidentLead incident={content} linked={record.linked} origins={origins} />}
      actions={record.mayEdit && <LinkButton to={`/incidents/${id}/edit`}>{t("information.screen.incident.edit")}</LinkButton>}
      inputs={stepNotes(content, origins)}
    >
      {content.summary !== "" && <UserText text={content.summary} lang={content.language} />}
      <Section title={t("information.screen.incident.when-where")}>
        <div className={styles["pair"]}>
          <FindingView title={t("information.screen.incident.when")} room={rooms.when} finding={content.when} sources={sources} onChange={change && ((when: Incident["when"], why?: string) => change((one) => ({ ...one, when }), why))} />
          <FindingView title={t("information.screen.incident.where")} room={rooms.where} finding={content.where} sources={sources} onChange={change && ((where: Incident["where"], why?: string) => change((one) => ({ ...one, where }), why))} />
        </div>
      </Section>
      <Acts incident={content} sources={sources} change={change} />
      <Section title={t("information.screen.incident.joined")} lead={t("information.screen.incident.joined-lead")}>
        <OriginReasons origins={behind} nameOf={(word) => word.slice(word.indexOf(" ") + 1)} />
        <JoinedAccounts incident={content} sources={sources} change={change} />
        {change && <Disclosure isTask summary={t("information.screen.incident.join-claims")} isOpen={content.claims.length === 0}><JoinClaims incident={content} change={change} /></Disclosure>}
        {change && <Disclosure isTask summary={t("information.screen.incident.join-events")}><JoinEvents incident={content} change={change} /></Disclosure>}
      </Section>
      <Section title={t("information.screen.incident.standard")}><Standard key={content.standard} incident={content} change={change} /></Section>
    </RecordPage>
  );
}
