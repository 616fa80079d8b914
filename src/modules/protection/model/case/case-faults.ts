import type { FieldFault } from "#platform/rules/kind.ts";
import type { Case } from "./case.ts";
import { agreedForSomebody } from "./consent.ts";

/** Values that have the right shape and must not be written: above all a name nobody agreed to tell. */
export function caseFaults(content: Case): FieldFault[] {
  const { people, violations, chronology, protection } = content;
  return [
    ...(content.label === "unclassified" ? [{ path: "label", code: "protection.case-label" }] : []),
    ...people.flatMap((person, index) => (person.nameForState === "" || mayKeepName(content, person.key) ? [] : [{ path: `people.${index}.nameForState`, code: "protection.name-without-consent" }])),
    ...twice("people", "code", people.map(({ code }) => code), "protection.person-code-twice"),
    ...Object.entries({ people, violations, chronology, protection }).flatMap(([field, rows]) => twice(field, "key", rows.map(({ key }) => key), "protection.key-twice")),
    ...violations.flatMap((violation, index) => unknownPeople(content, `violations.${index}.people`, violation.people.map(({ personKey }) => personKey))),
    ...protection.flatMap((measure, index) => unknownPeople(content, `protection.${index}.personKeys`, measure.personKeys)),
  ];
}

/** Without a yes that stands, the names are gone from the case; earlier versions keep what was written in them. */
export function withoutUnspokenNames(content: Case): Case {
  return { ...content, people: content.people.map((person) => (mayKeepName(content, person.key) ? person : { ...person, nameForState: "" })) };
}

export function mayKeepName(content: Pick<Case, "consents">, personKey: string): boolean {
  return agreedForSomebody(content.consents, personKey, "name-to-state");
}

function twice(field: string, part: string, values: readonly string[], code: string): FieldFault[] {
  return values.flatMap((value, index) => (values.indexOf(value) === index ? [] : [{ path: `${field}.${index}.${part}`, code }]));
}

function unknownPeople({ people }: Case, path: string, keys: readonly string[]): FieldFault[] {
  return keys.every((key) => people.some((person) => person.key === key)) ? [] : [{ path, code: "protection.person-unknown" }];
}
