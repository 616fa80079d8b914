import type { Identified, Pairing } from "./blocks.ts";
import { alikeField, type Field } from "./field.ts";
import { match, type Matching } from "./match.ts";
import { normalise } from "./normalise.ts";
import { compareDates, dateLevels, type PartialDate } from "./partial-date.ts";
import { comparedName, nameFields, type ComparedName } from "./person-fields.ts";
import { jaroWinkler } from "./text-similarity.ts";

/** A record of a person as it was told. What is not known is empty or absent. */
export type Person = Identified & {
  readonly given: string;
  readonly family: string;
  readonly born?: PartialDate | undefined;
  /** Whatever else is known, by name: a place, a number of a document, a mother's name. */
  readonly others?: Readonly<Record<string, string>>;
};

/** A person as records are compared. */
export type ComparedPerson = Identified & { readonly name: ComparedName; readonly born: PartialDate | undefined; readonly others: Readonly<Record<string, string>> };

/** Which records may be of the same person. `listOf` where lists without doubles are put beside each other; without it doubles are looked for in all records. */
export function matchPeople(people: readonly Person[], listOf?: (id: string) => string, told?: (share: number) => void): Matching<ComparedPerson> {
  const prepared = people.map(({ id, given, family, born, others = {} }): ComparedPerson => ({ id, name: comparedName(given, family), born, others: Object.fromEntries(Object.entries(others).map(([name, value]) => [name, normalise(value)])) }));
  const names = [...new Set(prepared.flatMap(({ others }) => Object.keys(others)))].toSorted();
  const pairing: Pairing<ComparedPerson> = { largestBlock, passes: [...passes, ...names.map(passOf)], textOf: (person) => JSON.stringify([person.name.family, person.name.given, person.born, person.others]) };
  return match(prepared, [...nameFields<ComparedPerson>(({ name }) => name), born, ...names.map(fieldOf)], listOf === undefined ? pairing : { ...pairing, listOf: ({ id }) => listOf(id) }, told);
}

/** A name or a place that more records have than this finds nobody, unless something else agrees. */
const largestBlock = 50;

const born: Field<ComparedPerson> = {
  name: "born",
  levels: dateLevels,
  compare: (one, other) => (one.born === undefined || other.born === undefined ? undefined : compareDates(one.born, other.born)),
  valueIn: (person) => person.born && JSON.stringify(person.born),
};

/** Least likeness (Jaro-Winkler) of words that are alike, and of those that are nearly the same. Beneath the first, words that have nothing to do with each other are found too often. */
function fieldOf(name: string): Field<ComparedPerson> {
  return alikeField(name, ({ others }) => others[name], jaroWinkler, { alike: 0.85, "nearly the same": 0.94 });
}

/** Each pass lets one kind of mistake through that another does not: a wrong name, a wrong date, names that have changed places or are written in another script. */
const passes: readonly Pairing<ComparedPerson>["passes"][number][] = [
  { name: "consonants of both names", keysOf: ({ name: { given, family, skeletons } }) => (given === "" || family === "" ? [] : [JSON.stringify([skeletons[0] ?? given, skeletons[1] ?? family].toSorted())]) },
  { name: "given name", keysOf: ({ name }) => (name.given === "" ? [] : [name.given]) },
  { name: "family name", keysOf: ({ name }) => (name.family === "" ? [] : [name.family]) },
  { name: "date of birth", keysOf: ({ born: date }) => (date?.month === undefined || date.day === undefined ? [] : [`${date.year}-${date.month}`, `${date.month}-${date.day}`]) },
  { name: "year and a beginning", keysOf: ({ born: date, name }) => (date === undefined ? [] : [name.given, name.family].filter((one) => one !== "").map((one) => `${date.year} ${one.slice(0, 2)}`)) },
];

function passOf(name: string): Pairing<ComparedPerson>["passes"][number] {
  return { name, keysOf: ({ others }) => (others[name] === undefined || others[name] === "" ? [] : [others[name]]) };
}
