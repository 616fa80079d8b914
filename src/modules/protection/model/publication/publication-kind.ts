import * as v from "valibot";
import type { RecordKind, StepFacts } from "#platform/rules/kind.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { Case } from "../case/case.ts";
import { whyNotPublic } from "./compose-public.ts";
import { Publication } from "./publication.ts";

export type PublicationState = "draft" | "checked" | "published" | "replaced";
export type PublicationStep = "check" | "take-back" | "mark-published" | "mark-replaced";

const readers = ["desk", "mandateHolder", "senior", "publisher"] as const;

export const publicationMachine: Machine<PublicationState, PublicationStep> = {
  initial: "draft",
  final: ["replaced"],
  steps: {
    check: { from: ["draft"], to: "checked", roles: ["mandateHolder", "senior", "publisher"] },
    "take-back": { from: ["checked"], to: "draft", roles: ["desk", "mandateHolder"], needsReason: true },
    // Follows from the publication of the letter, and from nothing else.
    "mark-published": { from: ["checked"], to: "published", roles: ["publisher"] },
    // Follows from the publication of another version.
    "mark-replaced": { from: ["published"], to: "replaced", roles: ["publisher"] },
  },
};

export const publicationKind: RecordKind<Publication, PublicationState, PublicationStep> = {
  kind: "protection.publication",
  path: "publications",
  schema: Publication,
  machine: publicationMachine,
  createRoles: ["desk"],
  editRoles: ["desk"],
  readers,
  editableIn: ["draft"],
  title: (content) => content.title,
  links: (content) => [{ to: content.communicationId, as: "publishes" }, { to: content.caseId, as: "on-case" }],
  searchText: ({ language, subject, concern }) => ({ language, text: [subject, concern].join("\n"), names: [] }),
  guard: whyNotPublicationStep,
  // It stays with the office as it was prepared; what the public reads is kept apart from it.
  faults: (content) => (content.label === "unclassified" ? [{ path: "label", code: "protection.letter-label" }] : []),
  logsReading: () => true,
};

const PublishedLetter = v.object({ published: v.object({ publicationId: v.string() }) });

function whyNotPublicationStep(step: PublicationStep, { record, actor, linked, further, now }: StepFacts<Publication, PublicationState>): string | undefined {
  const { content } = record;
  if (step === "mark-published" || step === "mark-replaced") {
    const letter = v.safeParse(PublishedLetter, linked.find(({ id }) => id === content.communicationId)?.content);
    const isThis = letter.success && letter.output.published.publicationId === record.id;
    return letter.success && isThis === (step === "mark-published") ? undefined : "protection.letter-not-published";
  }
  if (step === "take-back") return undefined;
  if (record.authors.includes(actor.userId)) return "protection.checker-is-author";
  const about = v.safeParse(Case, further.find(({ id }) => id === content.caseId)?.content);
  return about.success ? whyNotPublic({ publication: content, case: about.output }, now) : "protection.case-not-open";
}
