import { useMessages } from "#ui/messages.ts";
import { Documents } from "#ui/record/Documents.tsx";
import type { RecordPageProps } from "#ui/record/RecordPage.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Assessment } from "../../model/assessment.ts";
import { Difference } from "./Difference.tsx";
import { IndicatorAnnex } from "./IndicatorAnnex.tsx";

/** The further parts of an assessment, the same while it is written and when it is read. */
export function useAssessmentParts(record: RecordAnswer<Assessment>): NonNullable<RecordPageProps["parts"]> {
  const t = useMessages();
  const { previousAssessmentId } = record.content;
  return [
    { key: "indicators", text: t("assessment.screen.annex.title"), body: <IndicatorAnnex record={record} /> },
    ...(previousAssessmentId === null ? [] : [{ key: "difference", text: t("assessment.screen.difference.title"), body: <Difference content={record.content} previousId={previousAssessmentId} /> }]),
    { key: "documents", text: t("ui.record.documents.title"), body: <Documents path="assessments" id={record.id} /> },
  ];
}
