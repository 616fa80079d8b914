import { AddresseeGroup } from "../../model/partner.ts";
import { analysts } from "../../model/role.ts";
import type { RecordForm } from "../record-form/record-form.ts";
import { AddresseeGroupFields } from "./AddresseeGroupFields.tsx";

export const addresseeGroupForm: RecordForm<AddresseeGroup, AddresseeGroup> = {
  path: "addressee-groups",
  kind: "partners.addressee-group",
  roles: analysts,
  schema: AddresseeGroup,
  draftOf: (content) => content,
  contentOf: (draft) => draft,
  Fields: AddresseeGroupFields,
  inWords: (content, say) => [
    [say("partners.screen.name"), content.title],
    [say("ui.record.label"), say(`ui.label.${content.label}`)],
    [say("partners.screen.members"), String(content.members.length)],
    [say("partners.screen.notes"), content.notes],
  ],
};
