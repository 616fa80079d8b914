import { Suspense } from "react";
import * as v from "valibot";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import { Credibility, Reliability } from "../../model/grading.ts";
import { rejectionReasons, type Report } from "../../model/report.ts";
import { GradeFields } from "../fields/GradeFields.tsx";
import { Duplicates } from "./Duplicates.tsx";
import { RejectionField } from "./RejectionField.tsx";

const Grade = v.object({ reliability: v.nullable(Reliability), credibility: v.nullable(Credibility) });
const Rejection = v.object({ because: v.picklist(rejectionReasons) });

/** What the steps of a report ask besides a reason; triage asks nothing, but shows what may be the same report. */
export function stepInputs({ id, content }: RecordAnswer<Report>): NonNullable<StepBarProps["inputs"]> {
  const grading: NonNullable<StepBarProps["inputs"]>[string] = {
    initial: { reliability: content.reliability, credibility: content.credibility },
    fields: (input, change) => {
      const grade = v.parse(Grade, input);
      return <GradeFields reliability={grade.reliability} credibility={grade.credibility} onReliability={(reliability) => change({ ...grade, reliability })} onCredibility={(credibility) => change({ ...grade, credibility })} isRequired />;
    },
  };
  return {
    triage: { initial: {}, fields: () => <Suspense fallback={<Skeleton lines={3} />}><Duplicates id={id} report={content} /></Suspense> },
    grade: grading,
    "re-grade": grading,
    reject: { initial: { because: rejectionReasons[0] }, fields: (input, change) => <RejectionField value={v.parse(Rejection, input).because} onChange={(because) => change({ because })} /> },
  };
}
