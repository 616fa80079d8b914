import { EditPartner } from "../EditPartner.tsx";
import { NewPartner } from "../NewPartner.tsx";
import { emptyActor } from "./actor-draft.ts";
import { actorForm } from "./actor-form.ts";

export function NewActorScreen() {
  return <NewPartner room="actor" of={actorForm} first={emptyActor} />;
}

export function EditActorScreen() {
  return <EditPartner room="actor" of={actorForm} />;
}
