import type { AddresseeGroup } from "../../model/partner.ts";
import { EditPartner } from "../EditPartner.tsx";
import { NewPartner } from "../NewPartner.tsx";
import { addresseeGroupForm } from "./addressee-group-form.ts";

const emptyAddresseeGroup: AddresseeGroup = { label: "confidential", title: "", members: [], notes: "" };

export function NewAddresseeGroupScreen() {
  return <NewPartner room="addressee-group" of={addresseeGroupForm} first={emptyAddresseeGroup} />;
}

export function EditAddresseeGroupScreen() {
  return <EditPartner room="addressee-group" of={addresseeGroupForm} />;
}
