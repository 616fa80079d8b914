import { useState } from "react";
import { useParams, useSearch } from "wouter";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { NewRecordForm } from "#partners/screens/record-form/NewRecordForm.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Exchange } from "../../model/exchange/exchange.ts";
import { exchangeRoles } from "../../model/exchange/exchange-kind.ts";
import { exchangeKindName, exchangePath } from "../partner-path.ts";
import { exchangeForm, firstExchange } from "./exchange-form.tsx";

export function NewExchangeScreen() {
  const t = useMessages();
  const { language } = useLanguage();
  const partner = new URLSearchParams(useSearch()).get("partner") ?? "";
  const [first] = useState(() => firstExchange(partner, language));
  const mayWrite = useCompartmentsFor(exchangeRoles).length > 0;
  return (
    <Page title={t("protection.screen.exchanges.new")} label="confidential" breadcrumbs={[{ to: "/exchanges", text: t("protection.exchange.many") }]}>
      {mayWrite ? <NewRecordForm of={exchangeForm} first={first} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted" />}
    </Page>
  );
}

export function EditExchangeScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord(exchangePath, exchangeKindName, id, Exchange);
  return (
    <Page title={record.title} label={record.content.label} breadcrumbs={[{ to: `/exchanges/${id}`, text: record.title }]}>
      {record.mayEdit ? <EditRecordForm key={id} of={exchangeForm} record={record} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted">{t("platform.not-editable-now")}</Empty>}
    </Page>
  );
}
