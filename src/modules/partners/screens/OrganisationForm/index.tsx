import { EditPartner } from "../EditPartner.tsx";
import { NewPartner } from "../NewPartner.tsx";
import { emptyOrganisation } from "./organisation-draft.ts";
import { organisationForm } from "./organisation-form.ts";

export function NewOrganisationScreen() {
  return <NewPartner room="organisation" of={organisationForm} first={emptyOrganisation} />;
}

export function EditOrganisationScreen() {
  return <EditPartner room="organisation" of={organisationForm} />;
}
