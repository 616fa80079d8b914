import { useQuery } from "@tanstack/react-query";
import { highestLabel } from "#platform/rules/label.ts";
import { countryName } from "#geography/model/countries.ts";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { useRecordList } from "#ui/record/record.ts";
import type { FilterWords } from "#ui/table/FilterBar.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { areaWords, useAreaNames } from "../use-area-names.ts";
import { actorTitle, isActorId } from "./actor-title.ts";
import { sayHappeningFilter } from "./filter-words.ts";
import type { HappeningQuery } from "./happening-query.ts";
import type { Room } from "./room.ts";
import { useTypeOptions } from "./type-options.ts";

/** The sentence of a filter with every name looked up; a name that is not open to the reader is not said. */
export function useFilterWords(room: Room, query: HappeningQuery): FilterWords {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { country = "", area = "", actor = "", situation } = query;
  const areas = useAreaNames(country === "" ? [] : [country]);
  const types = useTypeOptions(room);
  const { data: actorRecord } = useQuery({ ...actorTitle(actor), enabled: isActorId(actor) });
  const found = useRecordList("situations", "information.situation", { limit: "200" }).find(({ id }) => id === situation);
  const names = {
    country: countryName(country, language),
    area: isolate(areaWords(area, areas)),
    actor: isolate(isActorId(actor) ? (actorRecord?.title ?? t("ui.record.not-open")) : actor),
    type: types.find(({ value }) => value === query.type)?.text ?? "",
    situation: isolate(found?.title ?? t("ui.record.not-open")),
  };
  return { kind: room.kind, label: highestLabel([found?.label ?? "unclassified", actorRecord?.content.label ?? "unclassified"]), sentence: sayHappeningFilter(room, query, names, { t, format }) };
}
