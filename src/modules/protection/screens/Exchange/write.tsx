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
import { Partner } from "../../model/partner/partner.ts";
import { exchangeKindName, exchangePath, partnerKindName, partnerPath } from "../partner-path.ts";
import { exchangeForm, firstExchange } from "./exchange-form.tsx";

export function NewExchangeScreen() {
  const t = useMessages();
  const { language } = useLanguage();
  const partner = new URLSearchParams(useSearch()).get("partner");
  const [first] = useState(() => firstExchange("", language));
  const mayWrite = useCompartmentsFor(exchangeRoles).length > 0;
  return (
    <Page title={t("protection.screen.exchanges.new")} label="confidential" breadcrumbs={[{ to: "/exchanges", text: t("protection.exchange.many") }]}>
      {!mayWrite && <Empty why="not-permitted" />}
      {mayWrite && (partner === null ? <NewRecordForm of={exchangeForm} first={first} submitText={t("protection.screen.save")} /> : <WithPartner key={partner} partner={partner} />)}
    </Page>
  );
}

function WithPartner({ partner }: { partner: string }) {
  const t = useMessages();
  const { language } = useLanguage();
  const { title, compartmentId } = useRecord(partnerPath, partnerKindName, partner, Partner);
  const [first] = useState(() => firstExchange(partner, language));
  return <NewRecordForm of={exchangeForm} first={first} compartmentId={compartmentId} known={[{ id: partner, title }]} submitText={t("protection.screen.save")} />;
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
