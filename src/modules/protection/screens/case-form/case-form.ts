import type { RecordForm } from "#partners/screens/record-form/record-form.ts";
import { Case } from "../../model/case/case.ts";
import { caseKindName, casePath, deskRoles } from "../case-path.ts";
import { CaseFields } from "./CaseFields.tsx";

/** The form of a case. Answers on consent are recorded one by one, not here. */
export const caseForm: RecordForm<Case, Case> = {
  path: casePath,
  kind: caseKindName,
  roles: deskRoles,
  schema: Case,
  draftOf: (content) => content,
  contentOf: (draft, base) => ({ ...draft, consents: base.consents }),
  Fields: CaseFields,
  inWords: (content, say) => [
    [say("protection.screen.case.title"), content.title],
    [say("ui.record.label"), say(`ui.label.${content.label}`)],
    [say("protection.screen.case.country"), content.country],
    [say("protection.screen.case.people"), content.people.map(({ code }) => code).join("\n")],
    [say("protection.screen.case.violations"), content.violations.map(({ type, place, author }) => [type, place, author].join(" ")).join("\n")],
    [say("protection.screen.case.chronology"), content.chronology.map(({ when, place, text }) => [when ?? "", place, text].join(" ")).join("\n")],
    [say("protection.screen.case.needs"), content.needs],
    [say("protection.screen.case.steps-taken"), content.stepsTaken],
    [say("protection.screen.case.measure"), content.protection.map(({ measure, standing, provider }) => [say(`protection.measure.${measure}`), say(`protection.standing.${standing}`), provider].join(" ")).join("\n")],
    [say("protection.screen.case.risk"), [content.risk.who, content.risk.how, content.risk.mitigation, content.risk.alternatives].join("\n")],
  ],
};
