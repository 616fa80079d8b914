import { useSuspenseQuery } from "@tanstack/react-query";
import { NewRecordForm } from "#partners/screens/record-form/NewRecordForm.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { useRecord } from "#ui/record/record.ts";
import { isolate } from "#ui/text/isolate.ts";
import { toldByClaim, toldByEvent, withAccounts } from "../../model/accounts.ts";
import { Claim } from "../../model/claim.ts";
import { Situation } from "../../model/situation.ts";
import { eventQuery } from "../Event/stored-event.ts";
import { useEventWords } from "../event-words.ts";
import { firstIncident } from "./incident-draft.ts";
import { incidentForm } from "./incident-form.ts";

/** An incident of a situation, with nothing joined yet. */
export function NewIncidentForm({ situationId }: { situationId: string }) {
  const t = useMessages();
  const { language } = useLanguage();
  const situation = useRecord("situations", "information.situation", situationId, Situation);
  return <NewRecordForm of={incidentForm} first={firstIncident(situationId, situation.content.label, language)} compartmentId={situation.compartmentId} submitText={t("information.screen.save")} />;
}

/** An incident that begins with one claim: what it says stands as the first accounts. */
export function IncidentFromClaimForm({ claimId }: { claimId: string }) {
  const t = useMessages();
  const { language } = useLanguage();
  const claim = useRecord("claims", "information.claim", claimId, Claim);
  const begun = withAccounts(firstIncident(claim.content.situationId, claim.content.label, language), toldByClaim(claimId, claim.content));
  return (
    <NewRecordForm of={incidentForm} first={{ ...begun, title: claim.content.statement.slice(0, 300) }} compartmentId={claim.compartmentId} submitText={t("information.screen.save")}>
      <p>{t("information.screen.incident.begins-with", { claim: isolate(claim.content.statement) })}</p>
    </NewRecordForm>
  );
}

/** An incident that begins with one imported event, in a situation that a person has chosen. */
export function IncidentFromEventForm({ eventId, situationId }: { eventId: string; situationId: string }) {
  const t = useMessages();
  const { language } = useLanguage();
  const words = useEventWords();
  const situation = useRecord("situations", "information.situation", situationId, Situation);
  const { data: event } = useSuspenseQuery(eventQuery(eventId));
  const title = t("information.screen.event.title", { place: words.place(event), country: words.country(event), when: words.when(event.when) });
  const begun = withAccounts(firstIncident(situationId, situation.content.label, language), toldByEvent(eventId, event));
  return (
    <NewRecordForm of={incidentForm} first={{ ...begun, title: title.slice(0, 300) }} compartmentId={situation.compartmentId} submitText={t("information.screen.save")}>
      <p>{t("information.screen.incident.begins-with-event", { dataset: isolate(event.dataset), event: isolate(title) })}</p>
    </NewRecordForm>
  );
}
