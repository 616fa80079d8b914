import type { Situation } from "../../model/situation.ts";
import { readPeriod, writePeriod } from "./period.ts";

/** What the form edits. Level, its history and the review day are not here: people change them by steps, with a reason. */
export type SituationDraft = Pick<Situation, "label" | "title" | "scope" | "crimesConsidered" | "populationsAtRisk" | "possiblePerpetrators" | "triggers"> & {
  readonly countries: readonly string[];
  readonly areas: readonly string[];
  readonly from: string;
  readonly to: string;
};

export const emptySituation: Situation = {
  label: "confidential", title: "", countries: [], areas: [], period: "../..", populationsAtRisk: [], possiblePerpetrators: [],
  crimesConsidered: [], scope: "", triggers: [], concernLevel: null, concernHistory: [], reviewOn: null,
};

export function draftOf({ period, concernLevel: _level, concernHistory: _history, reviewOn: _day, ...content }: Situation): SituationDraft {
  return { ...content, ...readPeriod(period) };
}

/** The draft on top of the content it began from. */
export function contentOf(draft: SituationDraft, base: Situation): Situation {
  const { from, to, countries, areas, ...rest } = draft;
  return { ...base, ...rest, countries: [...countries], areas: [...areas], period: writePeriod({ from, to }) };
}
