import { writers } from "#partners/model/role.ts";
import type { RecordForm } from "#partners/screens/record-form/record-form.ts";
import { Source } from "../../model/source.ts";
import { SourceFields } from "./SourceFields.tsx";

export const sourceForm: RecordForm<Source, Source> = {
  path: "sources",
  kind: "information.source",
  roles: writers,
  schema: Source,
  draftOf: (content) => content,
  contentOf: (draft) => draft,
  Fields: SourceFields,
  inWords: (content, say) => [
    [say("information.screen.source.code-name"), content.title],
    [say("ui.record.label"), say(`ui.label.${content.label}`)],
    [say("information.screen.report.source-kind"), say(`information.source-kind.${content.kind}`)],
    [say("information.screen.source.reliability"), say(`information.reliability.${content.reliability}`)],
    [say("information.screen.grade.reason"), content.reliabilityReason],
    [say("information.screen.source.languages"), content.languages.join("\n")],
    [say("information.screen.source.notes"), content.notes],
  ],
};
