import { Link, useParams } from "wouter";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { Person } from "../../model/partner.ts";
import { PartnerPage } from "../PartnerPage.tsx";
import { spanOf } from "../dated.ts";
import { nameList } from "../name-list.tsx";

export function PersonScreen() {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { id = "" } = useParams();
  const record = useRecord("persons", "partners.person", id, Person);
  const { content } = record;
  const house = record.linked.find((head) => head.id === content.organisationId);
  const lead = t("partners.screen.person.sentence", {
    office: content.office === "" ? "none" : "known",
    title: content.office,
    place: house === undefined ? "none" : "known",
    organisation: house?.title ?? "",
    when: format.partialDate(spanOf(content)),
  });
  return (
    <PartnerPage room="person" record={record} lead={lead}>
      <KeyValue
        items={[
          { key: t("partners.screen.other-names"), value: nameList(content.otherNames) },
          { key: t("partners.organisation"), value: house && <Link href={`/organisations/${house.id}`}><Bdi>{house.title}</Bdi></Link> },
          { key: t("partners.screen.email"), value: content.email === null ? undefined : <a href={`mailto:${content.email}`}><Bdi>{content.email}</Bdi></a> },
          { key: t("partners.screen.telephone"), value: content.telephone === "" ? undefined : <Bdi>{content.telephone}</Bdi> },
          { key: t("partners.screen.language"), value: new Intl.DisplayNames(language, { type: "language" }).of(content.language) },
        ]}
      />
      {content.notes !== "" && <UserText text={content.notes} />}
      <Section title={t("partners.addressee-group.many")}>
        <RecordTable path="addressee-groups" kind="partners.addressee-group" caption={t("partners.addressee-group.many")} query={{ linked: id }} empty={t("partners.screen.person.no-groups")} />
      </Section>
    </PartnerPage>
  );
}
