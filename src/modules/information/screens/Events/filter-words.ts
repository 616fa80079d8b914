import type { Translate } from "#ui/messages.ts";
import { yes } from "#ui/record/list-words.ts";
import { isolate } from "#ui/text/isolate.ts";
import { sayDays } from "../say-days.ts";
import type { EventQuery } from "./event-query.ts";

type Speech = { readonly t: Translate; readonly format: { partialDate(edtf: string): string } };

/** The filter as it was asked, in one sentence. What it does not ask for is not said. */
export function sayEventFilter(query: EventQuery, where: string, { t, format }: Speech): string {
  const { country, from, to, kind, actor, conflict, area, deathsMin, dataset, q, cell } = query;
  return t("information.screen.events.filter", {
    isFiltered: yes(Object.keys(query).length > 0),
    ...sayDays(from, to, format),
    isSomewhere: yes(country !== undefined),
    where,
    hasArea: yes(area !== undefined),
    area: isolate(area ?? ""),
    hasCell: yes(cell !== undefined),
    hasKind: yes(kind !== undefined),
    kind: t(`information.kind-of-violence.${kind}`),
    hasActor: yes(actor !== undefined),
    actor: isolate(actor ?? ""),
    hasConflict: yes(conflict !== undefined),
    conflict: isolate(conflict ?? ""),
    hasDeaths: yes(deathsMin !== undefined),
    deaths: Number(deathsMin ?? 0),
    hasDataset: yes(dataset !== undefined),
    dataset: isolate(dataset ?? ""),
    hasWords: yes(q !== undefined),
    words: isolate(q ?? ""),
  });
}
