import type { Case } from "../case/case.ts";
import { standingConsent } from "../case/consent.ts";
import type { Communication } from "./communication.ts";
import { peopleInLetter, recipientsOf, whyNotText } from "./people-in-letter.ts";
import { whyNotSignatory } from "./signature.ts";

type Facts = { readonly communication: Communication; readonly case: Case };

/** All that still stands in the way of showing the text to others, in the order of the form: codes of sentences. */
export function missingInLetter(facts: Facts): string[] {
  const { communication, case: about } = facts;
  const { addressee, people, facts: paragraphs, questions, type } = communication;
  const isOnPeople = type !== "OL";
  return [
    addressee.name === "" ? "protection.addressee-missing" : addressee.kind === "state" && addressee.iso3 === null ? "protection.addressee-state-missing" : undefined,
    whyNotSignatory(communication.lead),
    communication.subject === "" ? "protection.subject-missing" : undefined,
    isOnPeople && people.length === 0 ? "protection.letter-people-missing" : undefined,
    isOnPeople && about.violations.every(({ author }) => author === "") ? "protection.alleged-author-missing" : undefined,
    paragraphs.length === 0 ? "protection.facts-missing" : undefined,
    paragraphs.some(({ rests }) => rests.length === 0) ? "protection.fact-rests-on-nothing" : undefined,
    paragraphs.some(({ rests }) => rests.some((one) => !isInCase(about, one))) ? "protection.fact-not-in-case" : undefined,
    communication.concern === "" ? "protection.concern-missing" : undefined,
    communication.standards.length === 0 ? "protection.standards-missing" : undefined,
    questions.length === 0 ? "protection.questions-missing" : questions.some(({ standard, text }) => standard === null && text === "") ? "protection.question-empty" : undefined,
    type === "UA" && communication.interimMeasures === "" ? "protection.interim-missing" : undefined,
    about.risk.on === null ? "protection.risk-check-missing" : undefined,
    whyNotRaise(facts),
    whyNotTexts(facts),
  ].filter((code) => code !== undefined);
}

/** Without a yes to raising the case nobody is in a letter, by name or without it. */
export function whyNotRaise({ communication, case: about }: Facts): string | undefined {
  const recipients = recipientsOf(communication);
  const isEverybodyThere = communication.people.every(({ personKey }) => about.people.some(({ key }) => key === personKey));
  if (!isEverybodyThere) return "protection.person-unknown";
  return communication.people.every(({ personKey }) => standingConsent(about.consents, { personKey, purpose: "raise", recipients }).answer === "yes") ? undefined : "protection.consent-to-raise-missing";
}

function whyNotTexts(facts: Facts): string | undefined {
  const { communication, case: about } = facts;
  const shown = peopleInLetter(facts, "");
  const texts = [communication.subject, communication.earlier, communication.concern, communication.interimMeasures, communication.copiesTo, ...communication.facts.map(({ text }) => text), ...communication.questions.map(({ text }) => text), ...communication.people.map(({ described }) => described)];
  return texts.map((text) => whyNotText(text, shown, about.people)).find((code) => code !== undefined);
}

/** A paragraph rests on an entry of the chronology, or on a record that the case itself cites. */
function isInCase(about: Case, one: Communication["facts"][number]["rests"][number]): boolean {
  if (one.kind === "chronology") return about.chronology.some(({ key }) => key === one.key);
  return about.about.includes(one.id) || about.chronology.some(({ cites }) => cites.includes(one.id));
}
