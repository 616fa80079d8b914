import { writers } from "#partners/model/role.ts";
import type { RecordForm } from "#partners/screens/record-form/record-form.ts";
import { Report } from "../../model/report.ts";
import { reportDraft, reportOf, type ReportDraft } from "./report-draft.ts";
import { ReportFields } from "./ReportFields.tsx";

export const reportForm: RecordForm<Report, ReportDraft> = {
  path: "reports",
  kind: "information.report",
  roles: writers,
  schema: Report,
  draftOf: reportDraft,
  contentOf: (draft) => reportOf(draft),
  Fields: ReportFields,
  inWords: (content, say) => [
    [say("information.screen.report.title"), content.title],
    [say("ui.record.label"), say(`ui.label.${content.label}`)],
    [say("information.screen.report.text"), content.text],
    [say("information.screen.report.translation"), content.translation],
    [say("information.screen.report.summary"), content.summary],
    [say("information.screen.report.occurred"), [content.occurred, content.occurredSaid].filter((part) => part !== null && part !== "").join("\n")],
    [say("information.screen.report.place"), content.place === null ? "" : [content.place.said, content.place.country, content.place.pcode].filter((part) => part !== null && part !== "").join(" \u00b7 ")],
    [say("information.screen.grade.reliability"), content.reliability === null ? "" : say(`information.reliability.${content.reliability}`)],
    [say("information.screen.grade.credibility"), content.credibility === null ? "" : say(`information.credibility.${content.credibility}`)],
    [say("information.screen.grade.reason"), content.gradeReason],
    [say("information.screen.report.sharing"), say(`information.sharing.${content.sharing}`)],
    [say("ui.attachments.title"), content.attachments.map(({ name }) => name).join("\n")],
  ],
};
