import { useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { useRecord } from "#ui/record/record.ts";
import { useSession } from "#ui/session.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { labelRank } from "#platform/rules/label.ts";
import { Source } from "../../model/source.ts";

/** A source by its code name. Who it is stands behind a press of its own, for those cleared for it. */
export function SourceScreen() {
  const t = useMessages();
  const format = useFormat();
  const { id = "" } = useParams();
  const record = useRecord("sources", "information.source", id, Source);
  const isCleared = useSession().clearance >= labelRank("strictly-confidential");
  const { content } = record;
  return (
    <RecordPage
      path="sources"
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/sources", text: t("information.source.many") }]}
      lead={<p>{t("information.screen.source.sentence", { kind: t(`information.source-kind.${content.kind}`), reliability: t(`information.reliability.${content.reliability}`) })}</p>}
      actions={record.mayEdit && <LinkButton to={`/sources/${id}/edit`}>{t("information.screen.source.edit")}</LinkButton>}
    >
      <KeyValue
        items={[
          { key: t("information.screen.grade.reason"), value: content.reliabilityReason === "" ? undefined : <UserText text={content.reliabilityReason} /> },
          { key: t("information.screen.source.languages"), value: content.languages.length === 0 ? undefined : format.list(content.languages) },
          { key: t("information.screen.source.notes"), value: content.notes === "" ? undefined : <UserText text={content.notes} /> },
        ]}
      />
      {isCleared && <Section title={t("information.screen.source.identity")} lead={t("information.screen.source.identity-lead")}><LinkButton to={`/sources/${id}/identity`}>{t("information.screen.source.identity-open")}</LinkButton></Section>}
      <Section title={t("information.report.many")}>
        <RecordTable path="reports" kind="information.report" caption={t("information.report.many")} query={{ linked: id }} empty={t("information.screen.source.no-reports")} />
      </Section>
    </RecordPage>
  );
}
