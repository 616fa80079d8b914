import { useState } from "react";
import { useParams, useSearch } from "wouter";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord } from "#ui/record/record.ts";
import { useSubject } from "#ui/subject.ts";
import { Incident } from "../../model/incident.ts";
import { SituationField } from "../fields/SituationField.tsx";
import { incidentForm } from "./incident-form.ts";
import { incidentRoles } from "./incident-roles.ts";
import { IncidentFromClaimForm, IncidentFromEventForm, NewIncidentForm } from "./NewIncidentForm.tsx";

export function NewIncidentScreen() {
  const t = useMessages();
  const [subject] = useSubject();
  const asked = new URLSearchParams(useSearch());
  const claim = asked.get("claim");
  const event = asked.get("event");
  const [situation, setSituation] = useState(asked.get("situation") ?? subject?.id ?? "");
  const mayWrite = useCompartmentsFor(incidentRoles).length > 0;
  return (
    <Page title={t("information.screen.incidents.new")} lead={t("information.screen.incident.new-lead")} breadcrumbs={[{ to: "/incidents", text: t("information.incident.many") }]}>
      {!mayWrite && <Empty why="not-permitted" />}
      {mayWrite && claim !== null && <IncidentFromClaimForm claimId={claim} />}
      {mayWrite && claim === null && <SituationField name="situation" value={situation} onChange={setSituation} hint={event === null ? undefined : t("information.screen.incident.event-situation")} emptyText={t("information.screen.choose")} />}
      {mayWrite && claim === null && situation !== "" && (event === null ? <NewIncidentForm key={situation} situationId={situation} /> : <IncidentFromEventForm key={situation} eventId={event} situationId={situation} />)}
    </Page>
  );
}

export function EditIncidentScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord("incidents", "information.incident", id, Incident);
  const crumbs = [{ to: "/incidents", text: t("information.incident.many") }, { to: `/incidents/${id}`, text: record.title }];
  return (
    <Page title={t("information.screen.incident.edit")} label={record.content.label} breadcrumbs={crumbs}>
      {record.mayEdit ? <EditRecordForm key={id} of={incidentForm} record={record} submitText={t("information.screen.save")} /> : <Empty why="not-permitted">{t("information.screen.not-editable")}</Empty>}
    </Page>
  );
}
