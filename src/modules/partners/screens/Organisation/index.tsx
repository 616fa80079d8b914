import { Link, useParams } from "wouter";
import { countryName } from "#geography/model/countries.ts";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { Organisation } from "../../model/partner.ts";
import { PartnerPage } from "../PartnerPage.tsx";
import { spanOf } from "../dated.ts";

export function OrganisationScreen() {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { id = "" } = useParams();
  const record = useRecord("organisations", "partners.organisation", id, Organisation);
  const { content } = record;
  const above = record.linked.find((head) => head.id === content.partOf);
  const lead = t("partners.screen.organisation.sentence", {
    kind: t(`partners.organisation-kind.${content.kind}`),
    place: content.country === null ? "none" : "known",
    country: content.country === null ? "" : countryName(content.country, language),
    when: format.partialDate(spanOf(content)),
  });
  return (
    <PartnerPage room="organisation" record={record} lead={lead}>
      <KeyValue
        items={[
          { key: t("partners.screen.short-name"), value: content.shortName === "" ? undefined : <Bdi>{content.shortName}</Bdi> },
          { key: t("partners.screen.part-of"), value: above && <Link href={`/organisations/${above.id}`}><Bdi>{above.title}</Bdi></Link> },
          { key: t("partners.screen.email"), value: content.email === null ? undefined : <a href={`mailto:${content.email}`}><Bdi>{content.email}</Bdi></a> },
        ]}
      />
      {content.notes !== "" && <UserText text={content.notes} />}
      <Section title={t("partners.person.many")}>
        <RecordTable path="persons" kind="partners.person" caption={t("partners.person.many")} query={{ linked: id }} empty={t("partners.screen.organisation.no-persons")} />
      </Section>
      <Section title={t("partners.screen.organisation.parts")}>
        <RecordTable path="organisations" kind="partners.organisation" caption={t("partners.screen.organisation.parts")} query={{ linked: id }} empty={t("partners.screen.organisation.no-parts")} />
      </Section>
    </PartnerPage>
  );
}
