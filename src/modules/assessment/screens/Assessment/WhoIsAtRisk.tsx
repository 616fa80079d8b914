import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { DataTable } from "#ui/table/DataTable.tsx";
import type { Column } from "#ui/table/column.ts";
import type { Assessment } from "../../model/assessment.ts";
import { Lines } from "./Lines.tsx";

export function WhoIsAtRisk({ content }: { content: Assessment }) {
  const t = useMessages();
  const atRisk: readonly Column<Assessment["populationsAtRisk"][number]>[] = [
    { key: "name", title: t("assessment.screen.at-risk.name"), kind: "text", value: (row) => row.name },
    { key: "where", title: t("assessment.screen.at-risk.where"), kind: "text", value: (row) => row.where },
    { key: "why", title: t("assessment.screen.at-risk.why"), kind: "text", value: (row) => row.why },
  ];
  const perpetrators: readonly Column<Assessment["possiblePerpetrators"][number]>[] = [
    { key: "name", title: t("assessment.screen.perpetrators.name"), kind: "text", value: (row) => row.name },
    { key: "confidence", title: t("assessment.screen.factor.confidence"), kind: "text", value: (row) => t(`assessment.confidence.${row.confidence}`) },
    { key: "why", title: t("assessment.screen.at-risk.why"), kind: "text", value: (row) => row.why },
  ];
  return (
    <Section title={t("assessment.section.who-is-at-risk")}>
      {content.populationsAtRisk.length === 0 ? <Lines lines={[]} /> : <DataTable caption={t("assessment.section.who-is-at-risk")} columns={atRisk} rows={content.populationsAtRisk} rowKey={(row) => row.name} isCaptionHidden />}
      <h3>{t("assessment.section.possible-perpetrators")}</h3>
      {content.possiblePerpetrators.length === 0 ? <Lines lines={[]} /> : <DataTable caption={t("assessment.section.possible-perpetrators")} columns={perpetrators} rows={content.possiblePerpetrators} rowKey={(row) => row.name} isCaptionHidden />}
    </Section>
  );
}
