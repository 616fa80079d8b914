import { useState } from "react";
import { useParams } from "wouter";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { NewRecordForm } from "#partners/screens/record-form/NewRecordForm.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Exposure } from "../../model/exposure/exposure.ts";
import { exposureKindName, exposurePath, exposureRoles } from "../exposure-path.ts";
import { exposureForm, firstExposure } from "./exposure-form.tsx";

export function NewExposureScreen() {
  const t = useMessages();
  const { language } = useLanguage();
  const [first] = useState(() => firstExposure(language, new Date().toISOString().slice(0, 10)));
  const mayWrite = useCompartmentsFor(exposureRoles).length > 0;
  return (
    <Page title={t("protection.screen.exposures.new")} label="confidential" breadcrumbs={[{ to: "/exposures", text: t("protection.exposure.many") }]}>
      {mayWrite ? <NewRecordForm of={exposureForm} first={first} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted" />}
    </Page>
  );
}

export function EditExposureScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord(exposurePath, exposureKindName, id, Exposure);
  return (
    <Page title={record.title} label={record.content.label} breadcrumbs={[{ to: `/exposures/${id}`, text: record.title }]}>
      {record.mayEdit ? <EditRecordForm key={id} of={exposureForm} record={record} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted">{t("platform.not-editable-now")}</Empty>}
    </Page>
  );
}
