import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import type { IncidentState } from "../../model/incident.ts";
import { incidentRoles } from "../IncidentForm/incident-roles.ts";
import { InformationList } from "../list/InformationList.tsx";

const states = ["reported", "under-verification", "verified", "partly-verified", "not-verified", "refuted", "closed"] as const satisfies readonly IncidentState[];

export function IncidentsScreen() {
  const t = useMessages();
  const mayWrite = useCompartmentsFor(incidentRoles).length > 0;
  return (
    <InformationList
      kind="information.incident"
      path="incidents"
      lead={t("information.screen.incidents.lead")}
      empty={t("information.screen.incidents.empty")}
      states={states}
      toNew={mayWrite && <LinkButton to="/incidents/new" look="main">{t("information.screen.incidents.new")}</LinkButton>}
    />
  );
}
