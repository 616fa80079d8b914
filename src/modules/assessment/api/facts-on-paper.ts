import type { Assessment } from "../model/assessment.ts";

/** What a document is made of besides words: the version that is shown, who takes the copy, and names for ids. */
export type DocumentFacts = {
  readonly content: Assessment;
  readonly state: string;
  readonly number: string | null;
  readonly version: number;
  readonly isExercise: boolean;
  readonly copyFor: string;
  readonly copyAt: string;
  readonly evidence: ReadonlyMap<string, EvidenceFacts>;
  readonly people: ReadonlyMap<string, string>;
  readonly measureName: (id: string, language: string) => string;
};
export type EvidenceFacts = { readonly kind: string; readonly state: string; readonly label: string; readonly changedAt: string };
