import { findCountry } from "#geography/model/countries.ts";
import type { Situation } from "../../model/situation.ts";
import { readPeriod, writePeriod } from "./period.ts";

/** What the form edits. Level, its history and the review day are not here: people change them by steps, with a reason. */
export type SituationDraft = Pick<Situation, "label" | "title" | "scope" | "crimesConsidered" | "populationsAtRisk" | "possiblePerpetrators" | "triggers"> & {
  readonly countries: readonly string[];
  readonly areas: readonly string[];
  readonly from: string;
  readonly to: string;
};

/** A new situation begins in the present month unless somebody says otherwise, and with the country whose page one came from. */
export function newSituation(today: string, country = ""): Situation {
  return { ...nothingYet, countries: findCountry({ iso3: country }) ? [country] : [], period: `${today.slice(0, 7)}/..` };
}

const nothingYet: Situation = {
  label: "confidential", title: "", countries: [], areas: [], period: "", populationsAtRisk: [], possiblePerpetrators: [],
  crimesConsidered: [], scope: "", triggers: [], concernLevel: null, concernHistory: [], reviewOn: null,
};

export function draftOf({ period, concernLevel: _level, concernHistory: _history, reviewOn: _day, ...content }: Situation): SituationDraft {
  return { ...content, ...readPeriod(period) };
}

/** Groups that were added and not filled in: which field is empty, and the key of the sentence that says so. */
export function emptyFields({ title, from, to, populationsAtRisk, possiblePerpetrators, triggers }: SituationDraft): { readonly path: string; readonly key: string }[] {
  const missing = (path: string, text: string, key: string) => (text.trim() === "" ? [{ path, key: `information.screen.situation.${key}` }] : []);
  return [
    ...(title.trim().length < 3 ? [{ path: "title", key: "information.title-missing" }] : []),
    ...missing("from", `${from}${to}`, "period-needed"),
    ...populationsAtRisk.flatMap(({ name }, index) => missing(`populationsAtRisk.${index}.name`, name, "name-needed")),
    ...possiblePerpetrators.flatMap(({ name }, index) => missing(`possiblePerpetrators.${index}.name`, name, "name-needed")),
    ...triggers.flatMap(({ when, what }, index) => [...missing(`triggers.${index}.when`, when, "day-needed"), ...missing(`triggers.${index}.what`, what, "what-needed")]),
  ];
}

/** The draft on top of the content it began from. */
export function contentOf(draft: SituationDraft, base: Situation): Situation {
  const { from, to, countries, areas, ...rest } = draft;
  return { ...base, ...rest, countries: [...countries], areas: [...areas], period: writePeriod({ from, to }) };
}
