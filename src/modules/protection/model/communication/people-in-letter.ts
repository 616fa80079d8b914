import type { Case } from "../case/case.ts";
import { standingConsent } from "../case/consent.ts";
import { addresseeCode, type Communication } from "./communication.ts";

/** How one person is read in a letter: by name, because they agreed to exactly that, or by words that do not tell who it is. */
export type Shown = { readonly personKey: string; readonly code: string; readonly words: string; readonly isNamed: boolean };

type Facts = { readonly communication: Communication; readonly case: Case };

/** The people of the letter as its addressee may know them today. */
export function peopleInLetter({ communication, case: { people, consents } }: Facts, unnamed: string): Shown[] {
  const recipients = recipientsOf(communication);
  return communication.people.flatMap(({ personKey, described }) => {
    const person = people.find(({ key }) => key === personKey);
    if (person === undefined) return [];
    const isNamed = person.nameForState !== "" && standingConsent(consents, { personKey, purpose: "name-to-state", element: "name", recipients }).answer === "yes";
    return [{ personKey, code: person.code, words: isNamed ? person.nameForState : described === "" ? unnamed : described, isNamed }];
  });
}

export function recipientsOf(communication: Communication): string[] {
  return [addresseeCode(communication), communication.addressee.name].filter((name) => name !== "");
}

const codeForm = /\{([A-Z][A-Z0-9-]{1,19})\}/g;

/** The text as it is read. A code that names nobody of the letter stays visible, and is refused before anything is agreed to. */
export function withPeople(text: string, people: readonly Pick<Shown, "code" | "words">[]): string {
  return text.replaceAll(codeForm, (whole, code: string, at: number) => {
    const words = people.find((one) => one.code === code)?.words ?? whole;
    return beginsSentence.test(text.slice(0, at)) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  });
}

const beginsSentence = /(?:^|[.!?]\s)\s*$/u;

/** Why a text of the letter cannot stand: it names a code of nobody, a code without its braces, or a name outside them. */
export function whyNotText(text: string, people: readonly Shown[], everybody: Case["people"]): string | undefined {
  const codes = [...text.matchAll(codeForm)].map(([, code]) => code);
  if (codes.some((code) => !people.some((one) => one.code === code))) return "protection.code-of-nobody";
  const rest = text.replaceAll(codeForm, " ");
  if (everybody.some(({ code }) => bare(code).test(rest))) return "protection.code-in-text";
  return everybody.some(({ nameForState }) => nameForState !== "" && plain(rest).includes(plain(nameForState))) ? "protection.name-in-text" : undefined;
}

/** Words of the case as a letter takes them over: whoever is a bare code there stands in braces here. */
export function inBraces(text: string, people: Case["people"]): string {
  return people.reduce((words, { code }) => words.replaceAll(`{${code}}`, code).replaceAll(bare(code), `{${code}}`), text);
}

/** The code by itself, not as a part of a longer one. */
function bare(code: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])${code}(?![\\p{L}\\p{N}-])`, "gu");
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
