import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { useRecord } from "#ui/record/record.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import type { Column } from "#ui/table/column.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { TextDiff } from "#ui/text/TextDiff.tsx";
import { Assessment } from "../../model/assessment.ts";
import { compareAssessments, type AssessmentDifference } from "../../model/compare-assessments.ts";
import { assessmentKindName, assessmentPath } from "../assessment-path.ts";
import { lineChanges } from "../compared-lines.ts";
import { fieldName } from "../field-name.ts";
import { useMeasureNames } from "../use-measure-names.ts";
import { judgementChangeRows, type JudgementChangeRow } from "./judgement-change-rows.ts";
import styles from "./styles.module.css";

/** What is different from the last assessment: judgements, evidence and texts. */
export function Difference({ content, previousId }: { content: Assessment; previousId: string }) {
  const t = useMessages();
  const previous = useRecord(assessmentPath, assessmentKindName, previousId, Assessment);
  const difference = compareAssessments(previous.content, content);
  const measures = useMeasureNames();
  const named = (assessment: Assessment) => ({ ...assessment, recommendedMeasures: assessment.recommendedMeasures.map(measures.nameOf) });
  const lines = lineChanges(named(previous.content), named(content), t);
  const isSame = lines.length === 0 && Object.values(difference).every((changes) => changes.length === 0);
  return (
    <Section title={t("assessment.screen.difference.title")} lead={<>{t("assessment.screen.difference.lead")} <Link href={`/${assessmentPath}/${previous.id}`}><Bdi>{previous.number === null ? previous.title : `${previous.number} ${previous.title}`}</Bdi></Link></>}>
      {isSame && <p>{t("assessment.screen.difference.none")}</p>}
      <Judgements difference={difference} />
      <Evidence difference={difference} />
      {lines.map(({ field, title, from, to }) => (
        <div key={field}>
          <h3>{title}</h3>
          <TextDiff before={from.join("\n")} after={to.join("\n")} />
        </div>
      ))}
      {difference.texts.map(({ field, from, to }) => (
        <div key={field}>
          <h3>{fieldName(field, t)}</h3>
          <TextDiff before={from} after={to} />
        </div>
      ))}
    </Section>
  );
}

function Judgements({ difference }: { difference: AssessmentDifference }) {
  const t = useMessages();
  const rows = judgementChangeRows(difference.judgements, t);
  if (rows.length === 0) return null;
  const columns: readonly Column<JudgementChangeRow>[] = [
    { key: "indicator", title: t("assessment.screen.annex.indicator"), kind: "text", value: (row) => row.indicator },
    { key: "what", title: t("assessment.screen.difference.what"), kind: "text", value: (row) => row.what },
    { key: "from", title: t("assessment.screen.difference.from"), kind: "text", value: (row) => row.from },
    { key: "to", title: t("assessment.screen.difference.to"), kind: "text", value: (row) => row.to },
  ];
  return <DataTable caption={t("assessment.screen.difference.judgements")} columns={columns} rows={rows} rowKey={(row) => row.key} />;
}

function Evidence({ difference }: { difference: AssessmentDifference }) {
  const t = useMessages();
  const all = [...difference.newEvidence.map((one) => ({ ...one, change: "added" })), ...difference.removedEvidence.map((one) => ({ ...one, change: "removed" }))];
  if (all.length === 0) return null;
  return (
    <>
      <h3>{t("assessment.screen.evidence.title")}</h3>
      <ul className={styles["evidence"]}>
        {all.map((one) => (
          <li key={`${one.indicatorId} ${one.recordId} ${one.direction} ${one.change}`}>
            {t(`assessment.screen.difference.evidence-${one.change}`, { id: one.indicatorId, name: t(`assessment.framework.${one.indicatorId}`), direction: t(`assessment.direction.${one.direction}`) })}
          </li>
        ))}
      </ul>
    </>
  );
}
