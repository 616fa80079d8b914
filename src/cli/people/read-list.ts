import { basename } from "node:path";
import { readPartialDate } from "#numbers/matching/partial-date.ts";
import type { Person } from "#numbers/matching/people.ts";
import { openTable } from "#platform/files/open-table.ts";
import { refuse } from "#platform/refusal.ts";

/** Somebody on a list: which list, which row (as a spreadsheet counts it), what stands there, and how it is compared. */
export type Listed = { readonly list: string; readonly row: number; readonly said: string; readonly person: Person };

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
const mostRows = 200_000;

/** Reads a list of people. Nothing of it is kept anywhere. Refused where no column holds names. */
export async function readList(path: string, given: NameColumns): Promise<Listed[]> {
  const table = await openTable(path);
  const list = basename(path).replace(/(\.(csv|tsv|txt|gz))+$/i, "");
  const plain = table.header.map(plainName);
  const at = (key: keyof typeof known) => plain.indexOf(given[key] === undefined ? (known[key].find((name) => plain.includes(name)) ?? "") : plainName(given[key]));
  const places = { given: at("given"), family: at("family"), name: at("name"), born: at("born") };
  const taken = new Set(Object.values(places));
  const others = plain.map((name, place) => ({ name, place })).filter(({ name, place }) => !taken.has(place) && name !== "" && !rowNames.includes(name));
  try {
    if (places.given < 0 && places.family < 0 && places.name < 0) return refuse("cli.people-no-name", { values: { file: basename(path), columns: table.header.join(", ") } });
    const listed: Listed[] = [];
    for await (const { row, cells } of table.rows) {
      const cell = (place: number) => cells[place]?.trim() ?? "";
      const whole = splitName(cell(places.name));
      const person: Person = {
        id: `${list} ${row}`, given: cell(places.given) || whole.given, family: cell(places.family) || whole.family, born: readPartialDate(cell(places.born)),
        others: Object.fromEntries(others.map(({ name, place }) => [name, cell(place)])),
      };
      listed.push({ list, row, said: cells.map((one) => one.trim()).filter((one) => one !== "").join(" · "), person });
      if (listed.length > mostRows) refuse("cli.people-too-many", { values: { file: basename(path), most: mostRows } });
    }
    return listed;
  } finally {
    table.close();
  }
}

/** Only what at least two lists tell is compared: a column of one list alone says nothing of two. With one list, all of it. */
export function comparable(lists: readonly (readonly Listed[])[]): Listed[] {
  const told = lists.map((list) => new Set(list.flatMap(({ person }) => Object.keys(person.others ?? {}))));
  const isShared = (name: string) => lists.length === 1 || told.filter((names) => names.has(name)).length > 1;
  return lists.flat().map((one) => ({ ...one, person: { ...one.person, others: Object.fromEntries(Object.entries(one.person.others ?? {}).filter(([name]) => isShared(name))) } }));
}

/** The last word of a whole name is compared as the family name; which is which does not matter, since names that have changed places are found as well. */
function splitName(name: string): { given: string; family: string } {
  const words = name.split(/\s+/);
  return { given: words.slice(0, -1).join(" "), family: words.at(-1) ?? "" };
}

function plainName(name: string): string {
  return name.trim().toLowerCase().replaceAll(/[\s-]+/g, "_");
}
