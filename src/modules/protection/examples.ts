import { minimumFacts, type Submission } from "./model/submission/submission.ts";

/** A submission that could be admitted. */
export function aSubmission(given: Partial<Submission>): Submission {
  return {
    label: "confidential", sealedId: "00000000-0000-4000-8000-0000000000e1", door: "submission", filedOn: "2026-11-30", isAuthorKnown: true, contains: [...minimumFacts],
    checks: [], consent: { raise: "yes", nameToState: "no", nameInPublic: "no", share: "not-asked", contactAgain: "yes", notedOn: "2026-11-30" },
    risk: "The family is known in the town; nothing is said that only they could know.", caseId: null, criterion: null, transferredTo: "", communicationId: null, ...given,
  };
}
