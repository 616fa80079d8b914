import { Suspense, useState } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { useRoles } from "#ui/session.ts";
import type { Assessment } from "../../model/assessment.ts";
import { assessmentPath } from "../assessment-path.ts";
import { CounterEvidence } from "./CounterEvidence.tsx";
import { KeyJudgements } from "./KeyJudgements.tsx";
import { LeftOver } from "./LeftOver.tsx";
import { QualityFindings } from "./QualityFindings.tsx";
import { SecondReading } from "./SecondReading.tsx";
import { Sections } from "./Sections.tsx";
import { stepInputs } from "./step-inputs.tsx";
import { useAssessmentParts } from "./use-assessment-parts.tsx";

/** Who is shown the way on; the room of alerts decides for itself who may draft one. */
const alertDrafters: readonly string[] = ["monitor", "analyst", "senior"];

/**
 * An assessment as it is read: the key judgements on one page first. For the second reader what speaks against comes before
 * everything, because whoever reads the judgement first reads the evidence to confirm it.
 */
export function Reading({ record }: { record: RecordAnswer<Assessment> }) {
  const t = useMessages();
  const format = useFormat();
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const parts = useAssessmentParts(record);
  const { content } = record;
  const mayWarn = useRoles(record.compartmentId).some((role) => alertDrafters.includes(role)) && record.state === "issued";
  const isInReview = record.state === "in-review";
  const embargo = content.embargoUntil === null ? "" : t("assessment.screen.reading.embargo", { when: format.dateTime(content.embargoUntil) });
  return (
    <RecordPage
      path={assessmentPath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/assessments", text: t("assessment.assessment.many") }]}
      lead={<>{embargo} {t("assessment.screen.reading.period", { from: format.partialDate(content.periodFrom), to: format.partialDate(content.periodTo), cutOff: format.date(content.cutOff) })}</>}
      actions={mayWarn && <LinkButton to={`/alerts/new?situation=${content.situationId}&assessment=${record.id}`} look="main">{t("assessment.screen.reading.to-alert")}</LinkButton>}
      inputs={stepInputs(content, confirmed)}
      parts={parts}
    >
      <LeftOver record={record} />
      {isInReview && <CounterEvidence record={record} />}
      {isInReview && <SecondReading record={record} confirmed={confirmed} onConfirm={setConfirmed} />}
      <KeyJudgements content={content} />
      <Sections record={record} />
      {isInReview && <Suspense fallback={<Skeleton lines={3} />}><QualityFindings record={record} /></Suspense>}
    </RecordPage>
  );
}
