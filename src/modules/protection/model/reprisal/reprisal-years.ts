import { parsePartialDate } from "#platform/rules/edtf.ts";
import { mayBeNamed } from "./reprisal-kind.ts";
import type { Reprisal, ReprisalPerson } from "./reprisal.ts";
import type { ReprisalState } from "./reprisal-steps.ts";

export type CountedReprisal = { readonly state: ReprisalState; readonly content: Pick<Reprisal, "country" | "form" | "when" | "people" | "agreements" | "end"> };
export type ReprisalYear = {
  /** Null where nobody knows in which year it was. */
  readonly year: number | null;
  readonly country: string;
  /** Acts against somebody whose link was assessed and not denied. */
  readonly cases: number;
  /** At least so many; of groups whose size nobody knows one is counted, and they are named beside it. */
  readonly people: number;
  readonly named: number;
  readonly anonymised: number;
  readonly groupsOfUnknownSize: number;
  /** People who stay away because they are afraid: files, in no other column. */
  readonly chilling: number;
  /** Reported and not assessed yet: in no other column. */
  readonly notAssessed: number;
};

/** The table for the annual report, by the year of the act and by State. A file in which no link was found is no reprisal, and is not in it. */
export function reprisalYears(files: readonly CountedReprisal[]): ReprisalYear[] {
  const linked = files.filter(({ content }) => content.end?.ending !== "no-link");
  const rows = new Map<string, ReprisalYear>();
  for (const file of linked) {
    const [year, country] = [yearOf(file.content.when), file.content.country];
    const key = `${year ?? ""} ${country}`;
    rows.set(key, added(rows.get(key) ?? { year, country, cases: 0, people: 0, named: 0, anonymised: 0, groupsOfUnknownSize: 0, chilling: 0, notAssessed: 0 }, file));
  }
  return [...rows.values()].toSorted((one, other) => (other.year ?? 0) - (one.year ?? 0) || one.country.localeCompare(other.country));
}

function added(row: ReprisalYear, { state, content }: CountedReprisal): ReprisalYear {
  if (state === "reported") return { ...row, notAssessed: row.notAssessed + 1 };
  if (content.form === "chilling-effect") return { ...row, chilling: row.chilling + 1 };
  const sum = (people: readonly ReprisalPerson[]) => people.reduce((all, person) => all + sizeOf(person), 0);
  const named = content.people.filter(({ key }) => mayBeNamed(content, key));
  const others = content.people.filter(({ key }) => !mayBeNamed(content, key));
  return {
    ...row, cases: row.cases + 1, people: row.people + sum(content.people), named: row.named + sum(named), anonymised: row.anonymised + sum(others),
    groupsOfUnknownSize: row.groupsOfUnknownSize + content.people.filter(({ kind, number }) => kind === "group" && (number?.low ?? null) === null).length,
  };
}

function sizeOf({ kind, number }: ReprisalPerson): number {
  return kind === "group" ? (number?.low ?? 1) : 1;
}

/** The year, where all days on which it can have been are of one. */
function yearOf(when: string | null): number | null {
  const bounds = when === null ? undefined : parsePartialDate(when);
  const [first, last] = [bounds?.earliest?.slice(0, 4), bounds?.latest?.slice(0, 4)];
  return first !== undefined && first === last ? Number(first) : null;
}
