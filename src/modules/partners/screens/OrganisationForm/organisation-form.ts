import { Organisation } from "../../model/partner.ts";
import { analysts } from "../../model/role.ts";
import { datedContent, datedDraft } from "../dated.ts";
import type { RecordForm } from "../record-form/record-form.ts";
import type { OrganisationDraft } from "./organisation-draft.ts";
import { OrganisationFields } from "./OrganisationFields.tsx";

export const organisationForm: RecordForm<Organisation, OrganisationDraft> = {
  path: "organisations",
  kind: "partners.organisation",
  roles: analysts,
  schema: Organisation,
  draftOf: (content) => ({ ...content, ...datedDraft(content), email: content.email ?? "" }),
  contentOf: (draft, base) => ({ ...base, ...draft, ...datedContent(draft), email: draft.email.trim() === "" ? null : draft.email.trim() }),
  Fields: OrganisationFields,
  inWords: (content, say) => [
    [say("partners.screen.name"), content.title],
    [say("partners.screen.short-name"), content.shortName],
    [say("ui.record.label"), say(`ui.label.${content.label}`)],
    [say("partners.screen.kind"), say(`partners.organisation-kind.${content.kind}`)],
    [say("partners.screen.country"), content.country ?? ""],
    [say("partners.screen.email"), content.email ?? ""],
    [say("partners.screen.from"), content.from ?? ""],
    [say("partners.screen.until"), content.until ?? ""],
    [say("partners.screen.notes"), content.notes],
  ],
};
