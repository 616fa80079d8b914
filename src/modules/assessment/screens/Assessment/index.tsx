import { useParams } from "wouter";
import { useRecord } from "#ui/record/record.ts";
import { Assessment } from "../../model/assessment.ts";
import { assessmentKindName, assessmentPath } from "../assessment-path.ts";
import { Workbench } from "../Workbench/index.tsx";
import { Reading } from "./Reading.tsx";

/** One assessment: written while it is a draft and one may edit it, read in every other case. */
export function AssessmentScreen() {
  const { id = "" } = useParams();
  const record = useRecord(assessmentPath, assessmentKindName, id, Assessment);
  return record.mayEdit ? <Workbench key={record.id} record={record} /> : <Reading key={record.id} record={record} />;
}
