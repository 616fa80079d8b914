import { Suspense } from "react";
import { useParams, Link } from "wouter";
import { countryName } from "#geography/model/countries.ts";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { useRecord, type RecordAnswer } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { Empty } from "#ui/page/Empty.tsx";
import { Actor } from "../../model/partner.ts";
import { nameList } from "../name-list.tsx";
import { PartnerPage } from "../PartnerPage.tsx";
import { EventNames } from "./EventNames.tsx";
import { spanOf } from "../dated.ts";

export function ActorScreen() {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { id = "" } = useParams();
  const record = useRecord("actors", "partners.actor", id, Actor);
  const { content } = record;
  const lead = t("partners.screen.actor.sentence", {
    kind: t(`partners.actor-kind.${content.kind}`),
    place: content.country === null ? "none" : "known",
    country: content.country === null ? "" : countryName(content.country, language),
    when: format.partialDate(spanOf(content)),
  });
  return (
    <PartnerPage room="actor" record={record} lead={lead}>
      <KeyValue
        items={[
          { key: t("partners.screen.other-names"), value: nameList(content.otherNames) },
          { key: t("partners.screen.data-set-names"), value: nameList(content.dataSetNames) },
        ]}
      />
      {content.notes !== "" && <UserText text={content.notes} />}
      <Section title={t("partners.screen.actor.events")} lead={t("partners.screen.actor.events-lead")}>
        <Suspense fallback={<Skeleton lines={4} />}><EventNames id={id} /></Suspense>
      </Section>
      <Section title={t("partners.screen.actor.incidents")} lead={t("partners.screen.actor.incidents-lead")} actions={<Link href={`/reports?actor=${id}`}>{t("partners.screen.actor.reports")}</Link>}>
        <Suspense fallback={<Skeleton lines={4} />}>
          <RecordTable path="incidents" kind="information.incident" caption={t("partners.screen.actor.incidents")} query={{ actor: id }} empty={t("partners.screen.actor.incidents-none")} />
        </Suspense>
      </Section>
      <Section title={t("partners.screen.relations")}><Relations record={record} /></Section>
      <Section title={t("partners.screen.named-by")}>
        <RecordTable path="actors" kind="partners.actor" caption={t("partners.screen.named-by")} query={{ linked: id }} empty={t("partners.screen.named-by-none")} />
      </Section>
    </PartnerPage>
  );
}

type Relation = Actor["relations"][number];

function Relations({ record }: { record: RecordAnswer<Actor> }) {
  const t = useMessages();
  const format = useFormat();
  const nameOf = ({ to }: Relation) => record.linked.find(({ id }) => id === to)?.title;
  const columns: readonly Column<Relation>[] = [
    { key: "relation", title: t("partners.screen.relation"), kind: "text", value: (row) => t(`partners.screen.relation.${row.relation}`) },
    // What this reader may not see looks like what does not exist.
    { key: "to", title: t("partners.actor"), kind: "text", value: (row) => nameOf(row) ?? t("partners.screen.not-open"), cell: (row) => (nameOf(row) === undefined ? t("partners.screen.not-open") : <Link href={`/actors/${row.to}`}><Bdi>{nameOf(row)}</Bdi></Link>) },
    { key: "when", title: t("partners.screen.when"), kind: "text", value: (row) => row.from ?? row.until ?? "", cell: (row) => format.partialDate(spanOf(row)) },
  ];
  if (record.content.relations.length === 0) return <Empty why="nothing">{t("partners.screen.relations-none")}</Empty>;
  return <DataTable caption={t("partners.screen.relations")} isCaptionHidden columns={columns} rows={record.content.relations} rowKey={(row) => `${row.relation} ${row.to} ${spanOf(row)}`} />;
}
