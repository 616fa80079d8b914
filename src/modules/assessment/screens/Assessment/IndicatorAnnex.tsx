import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { useRoles, useSession } from "#ui/session.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import type { Column } from "#ui/table/column.ts";
import { UserText } from "#ui/text/UserText.tsx";
import type { Assessment } from "../../model/assessment.ts";
import { indicators } from "../../model/framework.ts";
import { reviewerRoles } from "../assessment-path.ts";
import styles from "./styles.module.css";

/** All indicators, judged or not, and for those who write and review who sees something otherwise. */
export function IndicatorAnnex({ record }: { record: RecordAnswer<Assessment> }) {
  const t = useMessages();
  const roles = useRoles(record.compartmentId);
  const rows = indicators.map(({ id }) => ({ id, judgement: record.content.judgements.find((one) => one.indicatorId === id) }));
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { key: "indicator", title: t("assessment.screen.annex.indicator"), kind: "text", value: (row) => t("assessment.screen.framework-line", { id: row.id, name: t(`assessment.framework.${row.id}`) }) },
    { key: "judgement", title: t("assessment.screen.factor.judgement"), kind: "text", value: (row) => (row.judgement ? t(`assessment.judgement.${row.judgement.judgement}`) : t("assessment.screen.not-judged-yet")) },
    { key: "confidence", title: t("assessment.screen.factor.confidence"), kind: "text", value: (row) => (row.judgement?.confidence ? t(`assessment.confidence.${row.judgement.confidence}`) : null) },
    { key: "trend", title: t("assessment.screen.factor.trend"), kind: "text", value: (row) => (row.judgement?.trend ? t(`assessment.trend.${row.judgement.trend}`) : null) },
    { key: "immediacy", title: t("assessment.screen.factor.immediacy"), kind: "text", value: (row) => (row.judgement?.immediacy ? t(`assessment.immediacy.${row.judgement.immediacy}`) : null) },
  ];
  return (
    <>
      <Section title={t("assessment.screen.annex.title")} lead={t("assessment.unknown-not-not-observed")}>
        <DataTable caption={t("assessment.screen.annex.title")} columns={columns} rows={rows} rowKey={(row) => row.id} isCaptionHidden />
      </Section>
      {roles.some((role) => reviewerRoles.includes(role)) && <Dissent content={record.content} />}
    </>
  );
}

function Dissent({ content }: { content: Assessment }) {
  const t = useMessages();
  const { user } = useSession();
  const all = content.judgements.flatMap((judgement) => judgement.dissent.map((one) => ({ ...one, id: judgement.indicatorId })));
  return (
    <Section title={t("assessment.section.dissent")}>
      {all.length === 0 && <p className={styles["soft"]}>{t("assessment.screen.dissent.none")}</p>}
      {all.map((one) => (
        <div key={`${one.id} ${one.by} ${one.text}`}>
          <h3>{t("assessment.screen.framework-line", { id: one.id, name: t(`assessment.framework.${one.id}`) })}</h3>
          <p><strong>{t(one.by === user?.id ? "assessment.screen.dissent.yours" : "assessment.screen.dissent.of-another")}</strong></p>
          <UserText text={one.text} />
        </div>
      ))}
    </Section>
  );
}
