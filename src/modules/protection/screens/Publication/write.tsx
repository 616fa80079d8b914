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
import { Communication } from "../../model/communication/communication.ts";
import { Publication } from "../../model/publication/publication.ts";
import { deskRoles } from "../case-path.ts";
import { communicationKindName, communicationPath } from "../communication-path.ts";
import { publicationKindName, publicationPath } from "../publication-path.ts";
import { firstPublication, publicationForm } from "./publication-form.tsx";

export function NewPublicationScreen() {
  const t = useMessages();
  const asked = new URLSearchParams(useSearch()).get("communication");
  const [letterId, setLetterId] = useState(asked);
  const mayWrite = useCompartmentsFor(deskRoles).length > 0;
  return (
    <Page title={t("protection.screen.publications.new")} lead={t("protection.screen.publication.lead")} label="confidential" breadcrumbs={[{ to: "/publications", text: t("protection.publication.many") }]}>
      {!mayWrite && <Empty why="not-permitted" />}
      {mayWrite && asked === null && <RecordField label={t("protection.screen.publication.choose-letter")} name="communication" path={communicationPath} kind={communicationKindName} value={letterId} onChange={(id) => setLetterId(id)} emptyText={t("protection.screen.choose")} isRequired />}
      {mayWrite && letterId !== null && <FromLetter key={letterId} letterId={letterId} />}
    </Page>
  );
}

function FromLetter({ letterId }: { letterId: string }) {
  const t = useMessages();
  const letter = useRecord(communicationPath, communicationKindName, letterId, Communication);
  const [first] = useState(() => firstPublication(letterId, letter.content));
  return <NewRecordForm of={publicationForm} first={first} compartmentId={letter.compartmentId} submitText={t("protection.screen.save")} />;
}

export function EditPublicationScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord(publicationPath, publicationKindName, id, Publication);
  return (
    <Page title={record.title} lead={t("protection.screen.publication.lead")} label={record.content.label} breadcrumbs={[{ to: `/publications/${id}`, text: record.title }]}>
      {record.mayEdit ? <EditRecordForm key={id} of={publicationForm} record={record} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted">{t("platform.not-editable-now")}</Empty>}
    </Page>
  );
}
