import { useState } from "react";
import { useParams, useSearch } from "wouter";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { NewRecordForm } from "#partners/screens/record-form/NewRecordForm.tsx";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Case } from "../../model/case/case.ts";
import { Communication } from "../../model/communication/communication.ts";
import { caseKindName, casePath, deskRoles } from "../case-path.ts";
import { communicationKindName, communicationPath } from "../communication-path.ts";
import { communicationForm } from "./communication-form.ts";
import { firstCommunication } from "./first-communication.ts";

/** How a person stands in a text; a value, because braces mean something in messages. */
const shownCode = "{OSPREY-1}";

export function NewCommunicationScreen() {
  const t = useMessages();
  const asked = new URLSearchParams(useSearch()).get("case");
  const [caseId, setCaseId] = useState(asked);
  const mayWrite = useCompartmentsFor(deskRoles).length > 0;
  return (
    <Page title={t("protection.screen.communications.new")} lead={t("protection.screen.communication.new-lead", { code: shownCode })} label="confidential" breadcrumbs={[{ to: "/communications", text: t("protection.communication.many") }]}>
      {!mayWrite && <Empty why="not-permitted" />}
      {mayWrite && asked === null && <RecordField label={t("protection.screen.communication.choose-case")} name="case" path={casePath} kind={caseKindName} value={caseId} onChange={(id) => setCaseId(id)} emptyText={t("protection.screen.choose")} isRequired />}
      {mayWrite && caseId !== null && <FromCase key={caseId} caseId={caseId} />}
    </Page>
  );
}

function FromCase({ caseId }: { caseId: string }) {
  const t = useMessages();
  const about = useRecord(casePath, caseKindName, caseId, Case);
  const [first] = useState(() => firstCommunication(caseId, about.content));
  return <NewRecordForm of={communicationForm} first={first} compartmentId={about.compartmentId} submitText={t("protection.screen.save")} />;
}

export function EditCommunicationScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord(communicationPath, communicationKindName, id, Communication);
  return (
    <Page title={record.title} lead={t("protection.screen.communication.new-lead", { code: shownCode })} label={record.content.label} breadcrumbs={[{ to: `/communications/${id}`, text: record.title }]}>
      {record.mayEdit ? <EditRecordForm key={id} of={communicationForm} record={record} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted">{t("platform.not-editable-now")}</Empty>}
    </Page>
  );
}
