import { exampleIds } from "#assessment/examples.ts";
import type { Case } from "./model/case/case.ts";
import type { Consent } from "./model/case/consent.ts";
import { minimumFacts, type Submission } from "./model/submission/submission.ts";

/** What one person agreed to, on a day of the invented year. */
export function aConsent(given: Partial<Consent> = {}): Consent {
  return {
    personKey: "amal",
    purpose: "raise",
    element: "whole",
    recipient: "",
    answer: "yes",
    on: "2026-09-01",
    how: "secure-message",
    askedBy: "The desk",
    givenBy: "self",
    note: "",
    isWithdrawal: false,
    recordedBy: exampleIds.author,
    recordedAt: "2026-09-01T10:00:00Z",
    ...given,
  };
}

export function aCasePerson(given: Partial<Case["people"][number]> = {}): Case["people"][number] {
  return { key: "amal", code: "OSPREY-1", kind: "person", number: null, isChild: "no", isVictimOfSexualViolence: "no", groups: ["land-rights"], themes: [], nameForState: "", ...given };
}

/** An invented case: the driver of the Tuesday bus, arrested at the ford. */
export function aCase(given: Partial<Case> = {}): Case {
  return {
    label: "confidential",
    title: "Arrest at the ford",
    language: "en",
    country: "XKS",
    about: [],
    people: [aCasePerson()],
    violations: [{ key: "arrest", type: "arrest", articles: ["6", "9"], when: "2026-08-30", place: "Serrat ford", author: "National Guard of Kasuria", people: [{ personKey: "amal", role: "victim" }] }],
    chronology: [{ key: "stopped", when: "2026-08-30", place: "Serrat ford", text: "The bus was stopped and its driver taken off it.", cites: [] }],
    stepsTaken: "",
    needs: "A lawyer who may see the prisoner.",
    protection: [],
    risk: { who: "The family in Talat", how: "Questions at night", likelihood: "medium", mitigation: "No visit is announced.", alternatives: "", on: "2026-09-01" },
    consents: [],
    ...given,
  };
}

/** A submission that could be admitted. */
export function aSubmission(given: Partial<Submission>): Submission {
  return {
    label: "confidential", sealedId: "00000000-0000-4000-8000-0000000000e1", door: "submission", filedOn: "2026-11-30", isAuthorKnown: true, contains: [...minimumFacts],
    checks: [], consent: { raise: "yes", nameToState: "no", nameInPublic: "no", share: "not-asked", contactAgain: "yes", notedOn: "2026-11-30" },
    risk: "The family is known in the town; nothing is said that only they could know.", caseId: null, criterion: null, transferredTo: "", communicationId: null, ...given,
  };
}
