import { exampleIds } from "#assessment/examples.ts";
import type { Case } from "./model/case/case.ts";
import type { Consent } from "./model/case/consent.ts";
import type { Exposure } from "./model/exposure/exposure.ts";
import { proposedCheckIns } from "./model/exposure/check-ins.ts";
import type { Communication } from "./model/communication/communication.ts";
import type { Publication } from "./model/publication/publication.ts";
import type { Exchange } from "./model/exchange/exchange.ts";
import type { Partner } from "./model/partner/partner.ts";
import type { Recommendation } from "./model/recommendation/recommendation.ts";
import type { Reply } from "./model/reply/reply.ts";
import type { AgreementAnswer, Reprisal } from "./model/reprisal/reprisal.ts";
import { minimumFacts, type Submission } from "./model/submission/submission.ts";
import { termsOfReference, type Visit } from "./model/visit/visit.ts";

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

export const exampleCaseId = "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c11";

/** An invented letter about the invented case, with everything that others are shown. */
export function aCommunication(given: Partial<Communication> = {}): Communication {
  return {
    label: "confidential",
    caseId: exampleCaseId,
    followsUp: null,
    title: "Letter on the arrest at the ford",
    language: "en",
    type: "AL",
    addressee: { kind: "state", iso3: "XKS", name: "Permanent Mission of Kasuria", salutation: "" },
    lead: { mandate: "hr-defenders", holder: "Oriane Castelmoor", capacity: "holder", title: "", resolution: "52/4" },
    subject: "the arrest of {OSPREY-1}",
    earlier: "",
    people: [{ personKey: "amal", described: "a driver who helps herders with their land claims" }],
    facts: [{ key: "f1", text: "On 30 August 2026 a bus was stopped at Serrat ford and {OSPREY-1} was taken off it.", rests: [{ kind: "chronology", key: "stopped" }] }],
    concern: "We express our concern at the alleged arrest of {OSPREY-1}, which appears to be linked to peaceful work.",
    standards: ["iccpr-9", "hrd-12"],
    questions: [{ key: "q1", standard: "facts", text: "" }, { key: "q2", standard: null, text: "Where is {OSPREY-1} held?" }],
    interimMeasures: "",
    mayFollowPress: false,
    copiesTo: "",
    signBy: null,
    invitations: [],
    recusals: [],
    consolidated: null,
    cleared: null,
    sent: null,
    publicationClock: [],
    reminders: [],
    published: null,
    outcomes: [],
    pressReleases: [],
    ...given,
  };
}

export const exampleCommunicationId = "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c12";

export function aReply(given: Partial<Reply> = {}): Reply {
  return {
    label: "confidential",
    communicationId: exampleCommunicationId,
    title: "Reply of Kasuria",
    from: "Permanent Mission of Kasuria",
    receivedAt: "2026-12-20T09:00:00Z",
    form: "substantive",
    language: "en",
    isConfidential: false,
    text: "The driver was released on 2 September.",
    attachments: [],
    isLate: null,
    translation: null,
    evaluations: [],
    ...given,
  };
}

export function aPublication(given: Partial<Publication> = {}): Publication {
  const { language, people, subject, concern } = aCommunication();
  return {
    label: "confidential",
    communicationId: exampleCommunicationId,
    caseId: exampleCaseId,
    title: "Arrest at Serrat ford",
    language,
    people,
    subject,
    facts: [{ key: "f1", text: "On 30 August 2026 a bus was stopped at Serrat ford and {OSPREY-1} was taken off it." }],
    concern,
    questions: [{ key: "q1", standard: "facts", text: "" }],
    replies: [],
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

/** A visit whose dates could be agreed. */
export function aVisit(given: Partial<Visit> = {}): Visit {
  return {
    label: "confidential", title: "Visit to Kasuria", language: "en", country: "XKS", purpose: "Defenders of land rights before the vote.", from: "2026-05-02", until: "2026-05-12",
    terms: termsOfReference.map((term) => ({ term, answer: "accepted", note: "", breachedOn: null, breach: "" })),
    programme: [{ key: "p1", on: "2026-05-03", place: "Serrat", kind: "government", withWhom: "The ministry of justice", isConfidential: false, interpreter: "", consent: "yes", doNoHarm: "" }],
    statementSharedOn: null, statement: "", reportSymbol: "", publishers: [], letters: [], ...given,
  };
}

export const exampleVisitId = "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c44";

/** A recommendation of the report on the invented visit. */
export function aRecommendation(given: Partial<Recommendation> = {}): Recommendation {
  return {
    label: "confidential", visitId: exampleVisitId, paragraph: "92 (a)", language: "en", text: "Give the lists of land claims back to the families who made them.", addressee: "government", addresseeName: "Ministry of lands",
    theme: "land rights", goal: "16", dueOn: "2026-12-31", review: "", evidence: [], ...given,
  };
}

/** A partner of the mandate who is never to be telephoned, and only in the evening written to. */
export function aPartner(given: Partial<Partner> = {}): Partner {
  const rule = { answer: "may", from: null, until: null, risk: "low", address: "", note: "" } as const;
  return {
    label: "confidential", name: "SEDGE house", partnerKind: "defender", mechanism: null, organisation: "", countries: ["XKS"], languages: ["en"], topics: "Land rights", zone: "Africa/Nairobi",
    rules: [{ ...rule, key: "c1", way: "telephone", answer: "never", risk: "high" }, { ...rule, key: "c2", way: "secure-message", from: "18:00", until: "22:00" }], contactBy: "", neverBy: "", listing: "no", ...given,
  };
}

export const examplePartnerId = "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c45";

/** An appointment with that partner. */
export function anExchange(given: Partial<Exchange> = {}): Exchange {
  return {
    label: "confidential", title: "Evening with SEDGE house", language: "en", exchangeKind: "appointment", partners: [examplePartnerId], on: "2026-05-04", at: "19:30", way: "secure-message", place: "", topics: "What the office can do", account: "",
    needs: [], followUpOn: null, caseId: null, people: [], tool: "", otherProcedures: "", answer: "", ...given,
  };
}

/** Somebody whom the mandate met in the invented country. */
export function anExposure(given: Partial<Exposure> = {}): Exposure {
  return {
    label: "confidential", language: "en", code: "SEDGE-1", kind: "person", country: "XKS", way: "met", on: "2026-05-04", occasion: "Meeting in Talat", visitId: null, meetingKey: null, submissionId: null, caseId: null, personKey: null,
    safeContact: "Never by telephone", checkIns: proposedCheckIns("2026-05-04"), contacts: [], harms: [], ...given,
  };
}

export function anAgreement(given: Partial<AgreementAnswer> = {}): AgreementAnswer {
  return { personKey: "p1", purpose: "act", answer: "yes", on: "2026-06-01", how: "secure-message", askedBy: "The protection officer", givenBy: "self", note: "", recordedBy: exampleIds.author, recordedAt: "2026-06-01T10:00:00Z", ...given };
}

/** An invented reprisal against somebody who was met. */
export function aReprisal(given: Partial<Reprisal> = {}): Reprisal {
  return {
    label: "confidential", title: "Questioned after the visit", language: "en", country: "XKS", form: "act", people: [{ key: "p1", code: "SEDGE-1", kind: "person", number: null, nameForReport: "" }],
    cooperation: "meeting", cooperatedOn: "2026-05-04", exposureId: null, caseId: null, linkEvidence: "They asked what had been said to the visitors.", act: "arbitrary-detention", when: "2026-05", place: "Talat", author: "National Guard of Kasuria",
    what: "Held for a day and questioned about the meeting.", stateReply: "", stateRepliedOn: null, team: [], agreements: [], actions: [], communications: [], report: null, followUps: [], end: null, ...given,
  };
}
