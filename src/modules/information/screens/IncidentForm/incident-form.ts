import type { RecordForm } from "#partners/screens/record-form/record-form.ts";
import { Incident } from "../../model/incident.ts";
import { incidentDraft, type IncidentDraft } from "./incident-draft.ts";
import { incidentRoles } from "./incident-roles.ts";
import { IncidentFields } from "./IncidentFields.tsx";

export const incidentForm: RecordForm<Incident, IncidentDraft> = {
  path: "incidents",
  kind: "information.incident",
  roles: incidentRoles,
  schema: Incident,
  draftOf: incidentDraft,
  contentOf: (draft, base) => ({ ...base, ...draft }),
  Fields: IncidentFields,
  inWords: (content, say) => [
    [say("information.screen.report.title"), content.title],
    [say("ui.record.label"), say(`ui.label.${content.label}`)],
    [say("information.screen.report.summary"), content.summary],
    [say("information.screen.report.language"), content.language],
    [say("information.screen.incident.standard"), content.standard === null ? "" : say(`information.standard.${content.standard}`)],
    [say("information.screen.incident.follows"), String(content.follows.length)],
  ],
};
