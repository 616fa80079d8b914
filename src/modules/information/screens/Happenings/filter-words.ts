import type { Translate } from "#ui/messages.ts";
import { stateWord, yes } from "#ui/record/list-words.ts";
import { isolate } from "#ui/text/isolate.ts";
import { sayDays } from "../say-days.ts";
import { anyElement } from "../../model/missing.ts";
import type { HappeningQuery } from "./happening-query.ts";
import type { Room } from "./room.ts";

/** What the filter names by codes and ids, in words. */
export type FilterNames = { readonly country: string; readonly area: string; readonly actor: string; readonly type: string; readonly situation: string };
type Speech = { readonly t: Translate; readonly format: { partialDate(edtf: string): string } };

/** The filter as it was asked, in one sentence. What it does not ask for is not said. */
export function sayHappeningFilter({ kind, noun }: Room, query: HappeningQuery, names: FilterNames, { t, format }: Speech): string {
  const { country, area, from, to, cell, actor, type, situation, state, q, reliability, credibility, missing } = query;
  return t("information.screen.list.filter", {
    noun,
    isFiltered: yes(Object.keys(query).length > 0),
    ...sayDays(from, to, format),
    isSomewhere: yes(country !== undefined || area !== undefined),
    where: country === undefined ? names.area : area === undefined ? names.country : t("information.screen.list.area-in", { area: names.area, country: names.country }),
    hasCell: yes(cell !== undefined),
    hasReliability: reach(reliability, ["A", "F"]),
    reliability: t(`information.reliability.${reliability}`),
    hasCredibility: reach(credibility, ["1", "6"]),
    credibility: t(`information.credibility.${credibility}`),
    hasMissing: missing === undefined ? "no" : missing === anyElement ? "any" : "one",
    missing: t(`information.missing.${missing}`),
    hasActor: yes(actor !== undefined),
    actor: names.actor,
    hasType: yes(type !== undefined),
    type: names.type,
    hasSituation: yes(situation !== undefined),
    situation: names.situation,
    hasState: yes(state !== undefined),
    state: stateWord(t, kind, state ?? ""),
    hasWords: yes(q !== undefined),
    words: isolate(q ?? ""),
  });
}

/** Nothing is better than the best grade, and nothing is better or worse than what could not be judged. */
function reach(grade: string | undefined, exact: readonly string[]): "no" | "exactly" | "atLeast" {
  if (grade === undefined) return "no";
  return exact.includes(grade) ? "exactly" : "atLeast";
}
