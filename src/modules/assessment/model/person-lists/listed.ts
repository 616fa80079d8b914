import { readPartialDate } from "#numbers/matching/partial-date.ts";
import type { Person } from "#numbers/matching/people.ts";
import type { PeopleFault } from "./fault.ts";

/** A file as it was read, whoever read it: names of columns, and rows as a spreadsheet counts them. */
export type PeopleTable = { readonly file: string; readonly header: readonly string[]; readonly rows: readonly PeopleRow[] };
export type PeopleRow = { readonly row: number; readonly cells: readonly string[] };

/** Somebody on a list: which list, which row, what stands there, and how it is compared. `born` is the date as it was written. */
export type Listed = { readonly list: string; readonly row: number; readonly said: string; readonly born: string; readonly person: Person };

/** Which columns hold what. `name` is a whole name; what is not named is compared by its own column. */
export type NameColumns = { readonly given?: string | undefined; readonly family?: string | undefined; readonly name?: string | undefined; readonly born?: string | undefined };

const known = {
  given: ["given_name", "given", "first_name", "firstname", "forename", "prenom", "prénom", "الاسم"],
  family: ["surname", "family_name", "family", "last_name", "lastname", "nom_de_famille", "nom", "اللقب", "اسم_العائلة"],
  name: ["full_name", "name", "nom_complet", "nom_et_prenom", "الاسم_الكامل"],
  born: ["date_of_birth", "birth_date", "born", "dob", "year_of_birth", "date_de_naissance", "date_naissance", "تاريخ_الميلاد", "سنة_الميلاد"],
} as const;

/** Columns that say where a row stands and not who is meant. */
const rowNames = ["id", "no", "nr", "n", "row", "number"];

/** The largest list, so that a file that is none is not read to its end. */
export const mostRows = 200_000;

export function nameOfList(file: string): string {
  return file.replace(/(\.(csv|tsv|txt|gz))+$/i, "");
}

/** A list of people, row by row; or that no column holds names, or that it is too long. */
export function readList({ file, header, rows }: PeopleTable, columns: NameColumns = {}): readonly Listed[] | PeopleFault {
  const list = nameOfList(file);
  const plain = header.map(plainName);
  const at = (key: keyof typeof known) => plain.indexOf(columns[key] === undefined ? (known[key].find((name) => plain.includes(name)) ?? "") : plainName(columns[key]));
  const places = { given: at("given"), family: at("family"), name: at("name"), born: at("born") };
  if (places.given < 0 && places.family < 0 && places.name < 0) return { fault: "no-name", values: { file, columns: header.join(", ") } };
  if (rows.length > mostRows) return { fault: "too-many", values: { file, most: mostRows } };
  const taken = new Set(Object.values(places));
  const others = plain.map((name, place) => ({ name, place })).filter(({ name, place }) => !taken.has(place) && name !== "" && !rowNames.includes(name));
  return rows.map(({ row, cells }): Listed => {
    const cell = (place: number) => cells[place]?.trim() ?? "";
    const whole = splitName(cell(places.name));
    const born = cell(places.born);
    const person: Person = {
      id: `${list} ${row}`, given: cell(places.given) || whole.given, family: cell(places.family) || whole.family, born: readPartialDate(born),
      others: Object.fromEntries(others.map(({ name, place }) => [name, cell(place)])),
    };
    return { list, row, said: cells.map((one) => one.trim()).filter((one) => one !== "").join(" · "), born, person };
  });
}

/**
 * Everybody on all lists, as they are compared: only by what at least two lists tell, because a column of one list alone says nothing of two; with one list, by all of it. Refused where a list is empty, or two
 * have one name, so that a row could not be told from another.
 */
export function onAllLists(lists: readonly { readonly file: string; readonly listed: readonly Listed[] }[]): readonly Listed[] | PeopleFault {
  const names = lists.map(({ file }) => nameOfList(file));
  const [empty, repeated] = [lists.find(({ listed }) => listed.length === 0), names.find((name, index) => names.indexOf(name) < index)];
  if (empty !== undefined) return { fault: "list-empty", values: { file: empty.file } };
  if (repeated !== undefined) return { fault: "names-repeat", values: { list: repeated } };
  const told = lists.map(({ listed }) => new Set(listed.flatMap(({ person }) => Object.keys(person.others ?? {}))));
  const isShared = (name: string) => lists.length === 1 || told.filter((own) => own.has(name)).length > 1;
  return lists.flatMap(({ listed }) => listed.map((one) => ({ ...one, person: { ...one.person, others: Object.fromEntries(Object.entries(one.person.others ?? {}).filter(([name]) => isShared(name))) } })));
}

/** The last word of a whole name is compared as the family name; which is which does not matter, since names that have changed places are found as well. */
function splitName(name: string): { given: string; family: string } {
  const words = name.split(/\s+/);
  return { given: words.slice(0, -1).join(" "), family: words.at(-1) ?? "" };
}

function plainName(name: string): string {
  return name.trim().toLowerCase().replaceAll(/[\s-]+/g, "_");
}
