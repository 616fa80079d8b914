import * as v from "valibot";
import type { RecordKind, StepFacts } from "#platform/rules/kind.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { countryFaults } from "#geography/model/countries.ts";
import { latestToday } from "../latest-today.ts";
import { Case } from "./case.ts";
import { caseFaults, withoutUnspokenNames } from "./case-faults.ts";
import { consentPurposes, RecordConsentInput, WithdrawConsentInput, type Consent } from "./consent.ts";

export type CaseState = "open" | "closed";
export type CaseStep = "record-consent" | "withdraw-consent" | "close" | "reopen";

/** Who sees whom it is about: those who act on it, and whoever looks after the people in it. */
const caseReaders = ["desk", "mandateHolder", "protectionOfficer"] as const;

export const caseMachine: Machine<CaseState, CaseStep> = {
  initial: "open",
  final: [],
  steps: {
    "record-consent": { from: ["open"], to: "open", roles: ["desk", "mandateHolder"] },
    // A withdrawal is heard at any time, and gives the case back to somebody: what is public must now be masked.
    "withdraw-consent": { from: ["open", "closed"], to: "open", roles: caseReaders },
    close: { from: ["open"], to: "closed", roles: ["desk", "mandateHolder"], needsReason: true },
    reopen: { from: ["closed"], to: "open", roles: ["desk", "mandateHolder"], needsReason: true },
  },
};

export const caseKind: RecordKind<Case, CaseState, CaseStep> = {
  kind: "protection.case",
  path: "cases",
  schema: Case,
  machine: caseMachine,
  createRoles: ["desk"],
  editRoles: ["desk"],
  readers: caseReaders,
  editableIn: ["open"],
  // What a person agreed to is an answer, recorded one by one; it is not part of a text that is written over.
  keptBySteps: ["consents"],
  title: (content) => content.title,
  links: (content) => [
    ...(content.situationId === undefined ? [] : [{ to: content.situationId, as: "situation" }]),
    ...content.about.map((to) => ({ to, as: "about" })),
    ...content.chronology.flatMap(({ cites }) => cites.map((to) => ({ to, as: "evidence" }))),
  ],
  // Codes are found, names are not: a search box must not become a way to ask who it is.
  searchText: (content) => ({
    language: content.language,
    text: [content.needs, content.stepsTaken, ...content.chronology.map((entry) => entry.text)].join("\n"),
    names: content.people.map(({ code }) => code),
  }),
  stepInput: { "record-consent": RecordConsentInput, "withdraw-consent": WithdrawConsentInput },
  guard: whyNotCaseStep,
  apply: afterCaseStep,
  faults: (content) => [...countryFaults([["country", content.country]]), ...caseFaults(content)],
  logsReading: () => true,
  logsSearches: true,
};

type Facts = StepFacts<Case, CaseState>;

function whyNotCaseStep(step: CaseStep, { record, input, now }: Facts): string | undefined {
  if (step !== "record-consent" && step !== "withdraw-consent") return undefined;
  if (record.content.people.length === 0) return "protection.person-unknown";
  if (step === "record-consent") {
    const { personKey, answer, givenBy, on } = v.parse(RecordConsentInput, input);
    const person = record.content.people.find(({ key }) => key === personKey);
    if (person === undefined) return "protection.person-unknown";
    if (on > latestToday(now)) return "protection.consent-in-future";
    return person.isChild === "yes" && answer === "yes" && givenBy === "self" ? "protection.consent-of-child" : undefined;
  }
  const { personKey, on } = v.parse(WithdrawConsentInput, input);
  if (!record.content.people.some(({ key }) => key === personKey)) return "protection.person-unknown";
  return on > latestToday(now) ? "protection.consent-in-future" : undefined;
}

function afterCaseStep(step: CaseStep, { record, actor, input, now }: Facts): Case {
  const { content } = record;
  const kept = { recordedBy: actor.userId, recordedAt: now };
  if (step === "record-consent") return withConsents(content, [{ ...v.parse(RecordConsentInput, input), ...kept, isWithdrawal: false }]);
  if (step !== "withdraw-consent") return content;
  return withConsents(content, withdrawals(content, v.parse(WithdrawConsentInput, input), kept));
}

/** A no on each purpose, for all and for every recipient that was ever named: nothing that was said for one of them is left standing. */
function withdrawals(content: Case, { purposes, ...said }: v.InferOutput<typeof WithdrawConsentInput>, kept: Pick<Consent, "recordedBy" | "recordedAt">): Consent[] {
  const recipients = new Set(["", ...content.consents.filter((one) => one.personKey === said.personKey).map((one) => one.recipient)]);
  return (purposes.length === 0 ? consentPurposes : purposes).flatMap((purpose) =>
    [...recipients].map((recipient): Consent => ({ ...said, ...kept, purpose, recipient, element: "whole", answer: "no", note: "", isWithdrawal: true })),
  );
}

function withConsents(content: Case, added: readonly Consent[]): Case {
  return withoutUnspokenNames({ ...content, consents: [...content.consents, ...added] });
}
