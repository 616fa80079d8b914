import { useParams } from "wouter";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { NewRecordForm } from "#partners/screens/record-form/NewRecordForm.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Visit } from "../../model/visit/visit.ts";
import { visitKindName, visitPath, visitRoles } from "../visit-path.ts";
import { firstVisit, visitForm } from "./visit-form.tsx";

export function NewVisitScreen() {
  const t = useMessages();
  const { language } = useLanguage();
  const mayWrite = useCompartmentsFor(visitRoles).length > 0;
  return (
    <Page title={t("protection.screen.visits.new")} label="confidential" breadcrumbs={[{ to: "/visits", text: t("protection.visit.many") }]}>
      {mayWrite ? <NewRecordForm of={visitForm} first={firstVisit(language)} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted" />}
    </Page>
  );
}

export function EditVisitScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord(visitPath, visitKindName, id, Visit);
  return (
    <Page title={record.title} label={record.content.label} breadcrumbs={[{ to: `/visits/${id}`, text: record.title }]}>
      {record.mayEdit ? <EditRecordForm key={id} of={visitForm} record={record} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted">{t("platform.not-editable-now")}</Empty>}
    </Page>
  );
}
