import { useParams } from "wouter";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { NewRecordForm } from "#partners/screens/record-form/NewRecordForm.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Case } from "../../model/case/case.ts";
import { caseKindName, casePath, deskRoles } from "../case-path.ts";
import { caseForm } from "./case-form.ts";
import { firstCase } from "./first-case.ts";

export function NewCaseScreen() {
  const t = useMessages();
  const { language } = useLanguage();
  const mayWrite = useCompartmentsFor(deskRoles).length > 0;
  return (
    <Page title={t("protection.screen.cases.new")} lead={t("protection.screen.case.new-lead")} label="confidential" breadcrumbs={[{ to: "/cases", text: t("protection.case.many") }]}>
      {mayWrite ? <NewRecordForm of={caseForm} first={firstCase(language)} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted" />}
    </Page>
  );
}

export function EditCaseScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord(casePath, caseKindName, id, Case);
  return (
    <Page title={record.title} lead={t("protection.screen.case.new-lead")} label={record.content.label} breadcrumbs={[{ to: `/cases/${id}`, text: record.title }]}>
      {record.mayEdit ? <EditRecordForm key={id} of={caseForm} record={record} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted">{t("platform.not-editable-now")}</Empty>}
    </Page>
  );
}
