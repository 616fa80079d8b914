import * as v from "valibot";
import { areFiles, attachmentLinks, Attachments, withKnownFiles } from "#platform/rules/attachment.ts";
import { PartialDate } from "#platform/rules/edtf.ts";
import type { LinkedRecord, RecordKind, StepFacts } from "#platform/rules/kind.ts";
import { Label } from "#platform/rules/label.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { writers } from "#partners/model/role.ts";
import { facetsOfReport } from "./facets.ts";
import { Credibility, Reliability, SourceKind } from "./grading.ts";
import { languageFaults } from "./language-tag.ts";
import { Place, placeFaults } from "./place.ts";

const words = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));
const id = v.pipe(v.string(), v.uuid());

export const rejectionReasons = ["out-of-scope", "duplicate", "malicious", "unusable"] as const;

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
  /** As BCP 47 writes it; empty where nobody says. */
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
  attachments: Attachments,
  /** Kept with the report, so that what was put aside, and as what, can be counted and looked at again. */
  rejectedBecause: v.optional(v.nullable(v.picklist(rejectionReasons)), null),
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

const graders: readonly string[] = reportMachine.steps.grade.roles;

/** Whose judgement the grades are: those who take the step that gives them. */
export function mayGrade(roles: readonly string[]): boolean {
  return graders.some((role) => roles.includes(role));
}

const Grade = v.strictObject({ reliability: Reliability, credibility: Credibility });
const Rejection = v.strictObject({ because: v.picklist(rejectionReasons) });

export const reportKind: RecordKind<Report, ReportState, ReportStep> = {
  kind: "information.report",
  path: "reports",
  schema: Report,
  machine: reportMachine,
  createRoles: writers,
  editRoles: writers,
  editableIn: ["received", "triaged"],
  keptBySteps: ["rejectedBecause"],
  // An analyst may write the grade down with the report; whoever brings the report does not say how far it is to be trusted.
  filledBy: { reliability: graders, credibility: graders, gradeReason: graders },
  faults: ({ language, place }) => [...languageFaults("language", language), ...placeFaults("place", place)],
  title: (content) => content.title,
  links: (content) => [
    { to: content.situationId, as: "situation" },
    ...(content.sourceId ? [{ to: content.sourceId, as: "source" }] : []),
    ...attachmentLinks(content),
  ],
  completed: withKnownFiles,
  whyNotSave: whyNotSaveReport,
  searchText: (content) => ({ language: content.language, text: content.text, beside: `${content.translation}\n${content.summary}`, names: content.place ? [content.place.said] : [] }),
  facets: facetsOfReport,
  stepInput: { grade: Grade, "re-grade": Grade, reject: Rejection },
  guard: whyNotReportStep,
  apply: afterReportStep,
};

function whyNotSaveReport(content: Report, linked: readonly LinkedRecord[]): string | undefined {
  return areFiles(content, linked) ? undefined : "information.attachment-no-file";
}

/**
 * Triage needs to know when, where and from what kind of source; the duplicate search is the person's own answer to the list shown.
 * Linked is what bears on an indicator, an event or an actor, for it or against it.
 */
export function whyNotReportStep(step: ReportStep, facts: StepFacts<Report, ReportState>): string | undefined {
  const { content } = facts.record;
  if (step === "triage" && (content.occurred === null || content.place === null || content.sourceKind === null)) return "information.report-not-triageable";
  if (step === "link" && !facts.further.some(bearsOnSomething)) return "information.report-not-linked";
  return undefined;
}

const OnActor = v.object({ perpetratorId: v.pipe(v.string(), v.uuid()) });

/** Of the records that use a report: an incident or an assessment says by itself on what it bears, a claim when it names a known actor. */
function bearsOnSomething({ kind, content }: LinkedRecord): boolean {
  return kind === "information.incident" || kind === "assessment.assessment" || (kind === "information.claim" && v.is(OnActor, content));
}

function afterReportStep(step: ReportStep, facts: StepFacts<Report, ReportState>): Report {
  const { content } = facts.record;
  if (step === "reject") return { ...content, rejectedBecause: v.parse(Rejection, facts.input).because };
  return step === "grade" || step === "re-grade" ? { ...content, ...v.parse(Grade, facts.input) } : content;
}
