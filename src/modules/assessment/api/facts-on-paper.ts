import type { CopyFacts } from "#platform/documents/copy-facts.ts";
import type { Assessment } from "../model/assessment.ts";

/** What a document is made of besides words: the version that is shown, what a copy says of itself, and names for ids. */
export type DocumentFacts = {
  readonly content: Assessment;
  readonly copy: CopyFacts;
  readonly evidence: ReadonlyMap<string, EvidenceFacts>;
  readonly people: ReadonlyMap<string, string>;
  readonly measureName: (id: string, language: string) => string;
};
export type EvidenceFacts = { readonly kind: string; readonly state: string; readonly label: string; readonly changedAt: string };
