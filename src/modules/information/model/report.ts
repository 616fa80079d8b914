import * as v from "valibot";
import { PartialDate } from "#platform/rules/edtf.ts";
import type { RecordKind, StepFacts } from "#platform/rules/kind.ts";
import { Label } from "#platform/rules/label.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { writers } from "#partners/model/role.ts";
import { facetsOfReport } from "./facets.ts";
import { Credibility, Reliability, SourceKind } from "./grading.ts";
import { Place } from "./place.ts";

const words = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));
const id = v.pipe(v.string(), v.uuid());

export const Attachment = v.strictObject({ fileId: id, name: words(200), type: words(100), size: v.pipe(v.number(), v.integer(), v.minValue(0)), sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });

/** One piece of information as it reached us: what was said, by which source, when and where, and how far each can be trusted. */
export const Report = v.strictObject({
  label: Label,
  situationId: id,
  title: v.pipe(words(300), v.minLength(3, "information.title-missing")),
  receivedAt: v.pipe(v.string(), v.isoTimestamp()),
  occurred: v.nullable(PartialDate),
  occurredSaid: v.optional(words(300), ""),
  place: v.nullable(Place),
  sourceId: v.nullable(id),
  sourceKind: v.nullable(SourceKind),
  language: words(20),
  text: v.pipe(words(50_000), v.minLength(1, "information.text-missing")),
  translation: v.optional(words(50_000), ""),
  summary: v.optional(words(4000), ""),
  reliability: v.nullable(Reliability),
  credibility: v.nullable(Credibility),
  gradeReason: v.optional(words(2000), ""),
  /** Reports that go back to one origin share this word and count once. */
  corroborationGroup: v.optional(words(100), ""),
  sharing: v.optional(v.picklist(["red", "amber-strict", "amber", "green", "clear"]), "amber"),
  caveats: v.optional(v.array(v.picklist(["source-identity", "embargo", "originator-control"])), []),
  attachments: v.optional(v.pipe(v.array(Attachment), v.maxLength(50)), []),
});
export type Report = v.InferOutput<typeof Report>;

export type ReportState = "received" | "triaged" | "rejected" | "evaluated" | "linked" | "archived";
export type ReportStep = "triage" | "reject" | "grade" | "link" | "re-grade" | "archive";

export const reportMachine: Machine<ReportState, ReportStep> = {
  initial: "received",
  final: ["archived", "rejected"],
  steps: {
    triage: { from: ["received"], to: "triaged", roles: ["analyst", "senior"] },
    reject: { from: ["triaged"], to: "rejected", roles: ["analyst", "senior"], needsReason: true },
    grade: { from: ["triaged"], to: "evaluated", roles: ["analyst", "senior"] },
    link: { from: ["evaluated"], to: "linked", roles: ["analyst", "senior"] },
    "re-grade": { from: ["evaluated", "linked"], to: "evaluated", roles: ["analyst", "senior"], needsReason: true },
    archive: { from: ["linked"], to: "archived", roles: ["senior"], needsReason: true },
  },
};

const Grade = v.strictObject({ reliability: Reliability, credibility: Credibility });
export const rejectionReasons = ["out-of-scope", "duplicate", "malicious", "unusable"] as const;

export const reportKind: RecordKind<Report, ReportState, ReportStep> = {
  kind: "information.report",
  path: "reports",
  schema: Report,
  machine: reportMachine,
  createRoles: writers,
  editRoles: writers,
  editableIn: ["received", "triaged"],
  title: (content) => content.title,
  links: (content) => [{ to: content.situationId, as: "situation" }, ...(content.sourceId ? [{ to: content.sourceId, as: "source" }] : [])],
  searchText: (content) => ({ language: content.language, text: [content.text, content.translation, content.summary].join("\n"), names: content.place ? [content.place.said] : [] }),
  facets: facetsOfReport,
  stepInput: { grade: Grade, "re-grade": Grade, reject: v.strictObject({ because: v.picklist(rejectionReasons) }) },
  guard: whyNotReportStep,
  apply: afterReportStep,
};

/** Triage needs to know when, where and from what kind of source; the duplicate search is the person's own answer to the list shown. */
export function whyNotReportStep(step: ReportStep, facts: StepFacts<Report, ReportState>): string | undefined {
  const { content } = facts.record;
  if (step === "triage" && (content.occurred === null || content.place === null || content.sourceKind === null)) return "information.report-not-triageable";
  return undefined;
}

function afterReportStep(step: ReportStep, facts: StepFacts<Report, ReportState>): Report {
  if (step !== "grade" && step !== "re-grade") return facts.record.content;
  return { ...facts.record.content, ...v.parse(Grade, facts.input) };
}
