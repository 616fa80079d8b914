import { Link } from "wouter";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { AttachmentList } from "#ui/record/AttachmentList.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Report } from "../../model/report.ts";
import { useFacts } from "../fields/say-facts.ts";

export function ReportFacts({ record: { content, linked } }: { record: RecordAnswer<Report> }) {
  const t = useMessages();
  const format = useFormat();
  const facts = useFacts();
  const { language } = useLanguage();
  const situation = linked.find((head) => head.id === content.situationId);
  return (
    <>
      <Section title={t("information.screen.grade.title")}>
        <KeyValue
          items={[
            { key: t("information.screen.grade.reliability"), value: content.reliability && t(`information.reliability.${content.reliability}`) },
            { key: t("information.screen.grade.credibility"), value: content.credibility && t(`information.credibility.${content.credibility}`) },
            { key: t("information.screen.grade.reason"), value: content.gradeReason === "" ? undefined : <UserText text={content.gradeReason} /> },
            { key: t("information.screen.report.origin"), value: content.corroborationGroup === "" ? undefined : <Bdi>{content.corroborationGroup}</Bdi> },
          ]}
        />
      </Section>
      <Section title={t("information.screen.report.facts")}>
        <KeyValue
          items={[
            { key: t("information.situation"), value: situation && <Link href={`/situations/${situation.id}`}><Bdi>{situation.title}</Bdi></Link> },
            { key: t("information.screen.report.occurred"), value: content.occurred === null ? undefined : facts.date(content.occurred) },
            { key: t("information.screen.report.occurred-said"), value: content.occurredSaid === "" ? undefined : <Bdi lang={content.language}>{content.occurredSaid}</Bdi> },
            { key: t("information.screen.report.place"), value: content.place === null ? undefined : facts.place(content.place) },
            { key: t("information.screen.report.language"), value: new Intl.DisplayNames(language, { type: "language" }).of(content.language) },
            { key: t("information.screen.report.sharing"), value: t(`information.sharing.${content.sharing}`) },
            { key: t("information.screen.report.caveats"), value: content.caveats.length === 0 ? t("information.screen.report.no-caveats") : format.list(content.caveats.map((one) => t(`information.caveat.${one}`))) },
          ]}
        />
      </Section>
      <Section title={t("ui.attachments.title")}><AttachmentList files={content.attachments} /></Section>
    </>
  );
}
