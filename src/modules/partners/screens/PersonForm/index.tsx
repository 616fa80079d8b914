import { EditPartner } from "../EditPartner.tsx";
import { NewPartner } from "../NewPartner.tsx";
import { emptyPerson } from "./person-draft.ts";
import { personForm } from "./person-form.ts";

export function NewPersonScreen() {
  return <NewPartner room="person" of={personForm} first={emptyPerson} />;
}

export function EditPersonScreen() {
  return <EditPartner room="person" of={personForm} />;
}
