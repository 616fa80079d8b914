import { lazy } from "react";
import { useParams } from "wouter";
import { countryName } from "#geography/model/countries.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import { useRoles } from "#ui/session.ts";
import { mandateRoles } from "#partners/model/role.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { ContactRule } from "../../model/partner/contact-rules.ts";
import { Partner } from "../../model/partner/partner.ts";
import { partnerKindName, partnerPath } from "../partner-path.ts";
import { TimelineTable } from "./TimelineTable.tsx";

const PartnerContact = lazy(() => import("../sealed.ts").then((module) => ({ default: module.PartnerContact })));

/** One partner: first how they are reached without harm, then who they are, then everything that was held or is planned with them. */
export function PartnerScreen() {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(partnerPath, partnerKindName, id, Partner);
  const { content } = record;
  const roles = useRoles(record.compartmentId);
  const worksHere = mandateRoles.some((role) => roles.includes(role));
  const say = (name: string) => t(`protection.screen.partner.${name}`);
  const words = (text: string) => (text === "" ? undefined : <Bdi>{text}</Bdi>);
  const names = new Intl.DisplayNames(language, { type: "language" });
  return (
    <RecordPage
      path={partnerPath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/mandate-partners", text: t("protection.partner.many") }]}
      parts={worksHere ? [{ key: "contact", text: t("protection.screen.contact-sealed.title"), body: <PartnerContact of={record} /> }] : undefined}
      actions={record.mayEdit ? <><LinkButton to={`/exchanges/new?partner=${id}`} look="main">{t("protection.screen.exchanges.new")}</LinkButton><LinkButton to={`/mandate-partners/${id}/edit`}>{t("protection.screen.edit")}</LinkButton></> : undefined}
    >
      <Section title={say("rules")} lead={say("rules-lead")}>
        {content.rules.length === 0 ? <p>{say("no-rules")}</p> : <Rules rules={content.rules} />}
        <KeyValue items={[
          { key: say("zone"), value: words(content.zone) },
          { key: say("contact-by"), value: words(content.contactBy) },
          { key: say("never-by"), value: words(content.neverBy) },
        ]} />
      </Section>
      <KeyValue items={[
        { key: say("kind"), value: t(`protection.partner-kind.${content.partnerKind}`) },
        { key: say("mechanism"), value: content.mechanism === null ? undefined : t(`protection.mechanism.${content.mechanism}`) },
        { key: say("organisation"), value: words(content.organisation) },
        { key: say("countries"), value: words(format.list(content.countries.map((iso3) => countryName(iso3, language)))) },
        { key: say("languages"), value: words(format.list(content.languages.map((one) => names.of(one) ?? one))) },
        { key: say("topics"), value: words(content.topics) },
        { key: say("listing"), value: t(`protection.listing.${content.listing}`) },
      ]} />
      <Section title={say("timeline")} lead={say("timeline-lead")}>
        <TimelineTable partnerId={id} />
      </Section>
    </RecordPage>
  );
}

function Rules({ rules }: { rules: readonly ContactRule[] }) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.partner.${name}`);
  const hoursOf = ({ from, until }: ContactRule) => (from === null && until === null ? "" : t("protection.screen.partner.hours-between", { from: from ?? "00:00", until: until ?? "24:00" }));
  return (
    <DataTable
      isStacked
      caption={say("rules")}
      isCaptionHidden
      rows={rules}
      rowKey={({ key }) => key}
      columns={[
        { key: "way", title: say("way"), kind: "text", value: ({ way }) => t(`protection.contact-way.${way}`) },
        { key: "answer", title: say("answer"), kind: "text", value: ({ answer }) => answer, cell: ({ answer }) => (answer === "never" ? <strong>{t("protection.contact-answer.never")}</strong> : t("protection.contact-answer.may")) },
        { key: "hours", title: say("hours"), kind: "text", value: hoursOf },
        { key: "risk", title: say("risk"), kind: "text", value: ({ risk }) => t(`protection.contact-risk.${risk}`) },
        { key: "address", title: say("address"), kind: "text", value: ({ address }) => address },
        { key: "note", title: say("note"), kind: "text", value: ({ note }) => note, isMinor: true },
      ]}
    />
  );
}
