import { Link, useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages, useRichMessage } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { useRecord, type RecordAnswer } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { Claim } from "../../model/claim.ts";
import { useFacts } from "../fields/say-facts.ts";
import { incidentRoles } from "../IncidentForm/incident-roles.ts";

/** One statement of one report; it keeps saying this whatever is found later. */
export function ClaimScreen() {
  const t = useMessages();
  const rich = useRichMessage();
  const { id = "" } = useParams();
  const record = useRecord("claims", "information.claim", id, Claim);
  const { content } = record;
  const report = record.linked.find((head) => head.id === content.reportId);
  const mayJoin = useCompartmentsFor(incidentRoles).length > 0;
  const toReport = report === undefined ? t("information.screen.claim.hidden-report") : <Link href={`/reports/${report.id}`}><Bdi>{report.title}</Bdi></Link>;
  return (
    <RecordPage
      path="claims"
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/claims", text: t("information.claim.many") }]}
      lead={<p>{rich("information.screen.claim.sentence", { report: toReport })}</p>}
      actions={
        <>
          {record.mayEdit && <LinkButton to={`/claims/${id}/edit`}>{t("information.screen.claim.edit")}</LinkButton>}
          {mayJoin && record.state === "stated" && <LinkButton to={`/incidents/new?situation=${content.situationId}&claim=${id}`}>{t("information.screen.claim.to-incident")}</LinkButton>}
        </>
      }
    >
      <ClaimContent record={record} />
      <Section title={t("information.incident.many")}>
        <RecordTable path="incidents" kind="information.incident" caption={t("information.incident.many")} query={{ linked: id }} empty={t("information.screen.claim.no-incidents")} />
      </Section>
    </RecordPage>
  );
}

function ClaimContent({ record: { content, linked } }: { record: RecordAnswer<Claim> }) {
  const t = useMessages();
  const facts = useFacts();
  const actor = linked.find((head) => head.id === content.perpetratorId);
  return (
    <>
      {content.statement.length > 200 && <UserText text={content.statement} />}
      {content.extract !== "" && <Section title={t("information.screen.claim.extract")}><UserText text={content.extract} /></Section>}
      <KeyValue
        items={[
          { key: t("information.screen.acts.types"), value: content.actTypes.length > 0 ? facts.acts(content.actTypes) : undefined },
          { key: t("information.screen.report.occurred"), value: content.when === null ? undefined : facts.date(content.when) },
          { key: t("information.screen.report.place"), value: content.place === null ? undefined : facts.place(content.place) },
          { key: t("information.screen.claim.victims"), value: content.victims === "" ? undefined : <Bdi>{content.victims}</Bdi> },
          { key: t("information.screen.claim.killed"), value: content.killed === null ? undefined : facts.count(content.killed) },
          { key: t("information.screen.claim.injured"), value: content.injured === null ? undefined : facts.count(content.injured) },
          { key: t("information.screen.claim.perpetrator"), value: content.perpetrator === "" ? undefined : <Bdi>{content.perpetrator}</Bdi> },
          { key: t("information.screen.claim.actor"), value: actor && <Link href={`/actors/${actor.id}`}><Bdi>{actor.title}</Bdi></Link> },
          { key: t("information.screen.grade.credibility"), value: content.credibility === null ? undefined : t(`information.credibility.${content.credibility}`) },
          { key: t("information.screen.grade.reason"), value: content.credibilityReason === "" ? undefined : <UserText text={content.credibilityReason} /> },
        ]}
      />
    </>
  );
}
