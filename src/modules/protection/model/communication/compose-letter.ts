import type { Case } from "../case/case.ts";
import type { Communication } from "./communication.ts";
import type { LetterText } from "./letter-text.ts";
import { letterWords } from "./letter-words.ts";
import { peopleInLetter, withPeople } from "./people-in-letter.ts";
import { findStandard } from "./standards.ts";

/** The text of the letter from a communication and its case: each field is taken over by name, people as they agreed to be known. */
export function composeLetter(communication: Communication, about: Case): LetterText {
  const { language, type, addressee, facts, standards, questions, mayFollowPress } = communication;
  const people = peopleInLetter({ communication, case: about }, letterWords(language)("unnamed"));
  const read = (text: string) => withPeople(text, people);
  return {
    language,
    type,
    addressee: { kind: addressee.kind, iso3: addressee.kind === "state" ? addressee.iso3 : null, name: addressee.name, salutation: addressee.salutation },
    subject: read(communication.subject),
    earlier: read(communication.earlier),
    facts: facts.map(({ text }) => read(text)),
    concern: read(communication.concern),
    standards: standards.map((id) => ({ id, version: findStandard(id)?.version ?? "" })),
    questions: questions.map(({ standard, text }) => ({ standard, text: read(text) })),
    interimMeasures: read(communication.interimMeasures),
    mayFollowPress,
    copiesTo: communication.copiesTo,
  };
}
