import { normalise } from "#numbers/matching/normalise.ts";

/**
 * Where an account comes from, as far as it can be told: its report, the source of that report, the group of reports that go back to
 * one origin, or its data set. Accounts that share one of these words come from one origin. Without any word it stands for none.
 */
export type OriginWords = readonly string[];

type ToldIn = { readonly corroborationGroup: string; readonly sourceId: string | null };

/** A claim that its source took back stands for no origin any more; a report that is not open to the reader is known by its id alone. */
export function originOfClaim(state: string, reportId: string, report: ToldIn | undefined): OriginWords {
  if (state === "retracted") return [];
  const group = report?.corroborationGroup.toLowerCase() ?? "";
  return [`report ${reportId}`, ...(report?.sourceId ? [`source ${report.sourceId}`] : []), ...(group === "" ? [] : [`group ${group}`])];
}

type Published = { readonly dataset: string; readonly sourceOffice?: string | null | undefined };

/**
 * Events of one data set were counted by the same people in the same way. Whom they name as their source told it first: two data sets that name one agency are one
 * origin, and so is a data set that names another.
 */
export function originOfEvent({ dataset, sourceOffice }: Published): OriginWords {
  return [`dataset ${dataset}`, ...new Set([dataset, ...sourceNames(sourceOffice)].map((name) => `name ${normalise(name)}`))];
}

/** The sources that an event names. A comma can be part of a name. */
export function sourceNames(sourceOffice: string | null | undefined): string[] {
  return (sourceOffice ?? "").split(/[;|\n]/).map((name) => name.trim()).filter((name) => normalise(name) !== "");
}

/** Accounts that go back to one origin, and the words that several of them share: why they are one. */
export type OriginBehind = { readonly ids: readonly string[]; readonly shared: readonly string[] };

/**
 * The origins behind these accounts: what shares a word is joined, and so is what shares a word with something joined, so that ten reports repeating each
 * other in pairs, or in a circle, are one. An account without words stands for none.
 */
export function originsBehind(accounts: readonly { readonly id: string; readonly words: OriginWords }[]): OriginBehind[] {
  const words = accounts.flatMap((account) => [...new Set(account.words)]);
  const shared = new Set(words.filter((word, index) => words.indexOf(word) !== index));
  const joined = accounts.filter((account) => account.words.length > 0).reduce<readonly OriginBehind[]>((origins, { id, words: own }) => {
    const met = origins.filter((origin) => own.some((word) => origin.shared.includes(word)));
    return [...origins.filter((origin) => !met.includes(origin)), { ids: [...met.flatMap(({ ids }) => ids), id], shared: [...new Set([...met.flatMap((origin) => origin.shared), ...own.filter((word) => shared.has(word))])] }];
  }, []);
  return [...joined];
}

export function countOrigins(accounts: readonly OriginWords[]): number {
  return originsBehind(accounts.map((words, index) => ({ id: String(index), words }))).length;
}
