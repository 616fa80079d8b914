import type { RecordForm } from "../record-form/record-form.ts";
import { Actor } from "../../model/partner.ts";
import { analysts } from "../../model/role.ts";
import { datedContent, datedDraft } from "../dated.ts";
import type { ActorDraft } from "./actor-draft.ts";
import { ActorFields } from "./ActorFields.tsx";

/** The form of an actor: names and aliases, what it came from and what became of it, each with its dates. */
export const actorForm: RecordForm<Actor, ActorDraft> = {
  path: "actors",
  kind: "partners.actor",
  roles: analysts,
  schema: Actor,
  draftOf: (content) => ({ ...content, ...datedDraft(content), relations: content.relations.map((relation) => ({ ...relation, ...datedDraft(relation) })) }),
  contentOf: (draft, base) => ({ ...base, ...draft, ...datedContent(draft), relations: draft.relations.filter(({ to }) => to !== "").map((relation) => ({ ...relation, ...datedContent(relation) })) }),
  Fields: ActorFields,
  inWords: (content, say) => [
    [say("partners.screen.name"), content.title],
    [say("ui.record.label"), say(`ui.label.${content.label}`)],
    [say("partners.screen.other-names"), content.otherNames.join("\n")],
    [say("partners.screen.kind"), say(`partners.actor-kind.${content.kind}`)],
    [say("partners.screen.country"), content.country ?? ""],
    [say("partners.screen.data-set-names"), content.dataSetNames.join("\n")],
    [say("partners.screen.relations"), content.relations.map(({ relation, from, until }) => [say(`partners.screen.relation.${relation}`), from, until].filter((part) => part !== null).join(" ")).join("\n")],
    [say("partners.screen.from"), content.from ?? ""],
    [say("partners.screen.until"), content.until ?? ""],
    [say("partners.screen.notes"), content.notes],
  ],
};
