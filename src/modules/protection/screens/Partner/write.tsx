import { useState } from "react";
import { useParams } from "wouter";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { NewRecordForm } from "#partners/screens/record-form/NewRecordForm.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Partner } from "../../model/partner/partner.ts";
import { partnerRoles } from "../../model/partner/partner-kind.ts";
import { partnerKindName, partnerPath } from "../partner-path.ts";
import { firstPartner, partnerForm } from "./partner-form.tsx";

export function NewPartnerScreen() {
  const t = useMessages();
  const { language } = useLanguage();
  const [first] = useState(() => firstPartner(language));
  const mayWrite = useCompartmentsFor(partnerRoles).length > 0;
  return (
    <Page title={t("protection.screen.partners.new")} label="confidential" breadcrumbs={[{ to: "/mandate-partners", text: t("protection.partner.many") }]}>
      {mayWrite ? <NewRecordForm of={partnerForm} first={first} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted" />}
    </Page>
  );
}

export function EditPartnerScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord(partnerPath, partnerKindName, id, Partner);
  return (
    <Page title={record.title} label={record.content.label} breadcrumbs={[{ to: `/mandate-partners/${id}`, text: record.title }]}>
      {record.mayEdit ? <EditRecordForm key={id} of={partnerForm} record={record} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted">{t("platform.not-editable-now")}</Empty>}
    </Page>
  );
}
