import { Person } from "../../model/partner.ts";
import { analysts } from "../../model/role.ts";
import { datedContent, datedDraft } from "../dated.ts";
import type { RecordForm } from "../record-form/record-form.ts";
import type { PersonDraft } from "./person-draft.ts";
import { PersonFields } from "./PersonFields.tsx";

export const personForm: RecordForm<Person, PersonDraft> = {
  path: "persons",
  kind: "partners.person",
  roles: analysts,
  schema: Person,
  draftOf: (content) => ({ ...content, ...datedDraft(content), email: content.email ?? "" }),
  contentOf: (draft, base) => ({ ...base, ...draft, ...datedContent(draft), email: draft.email.trim() === "" ? null : draft.email.trim() }),
  Fields: PersonFields,
  inWords: (content, say) => [
    [say("partners.screen.name"), content.title],
    [say("partners.screen.other-names"), content.otherNames.join("\n")],
    [say("ui.record.label"), say(`ui.label.${content.label}`)],
    [say("partners.screen.office"), content.office],
    [say("partners.screen.email"), content.email ?? ""],
    [say("partners.screen.telephone"), content.telephone],
    [say("partners.screen.language"), content.language],
    [say("partners.screen.from"), content.from ?? ""],
    [say("partners.screen.until"), content.until ?? ""],
    [say("partners.screen.notes"), content.notes],
  ],
};
