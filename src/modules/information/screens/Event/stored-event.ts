import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { Deaths, ListedEvent } from "../listed-event.ts";

const text = v.nullable(v.string());
const count = v.nullable(v.number());

const Said = v.object({
  ...ListedEvent.entries,
  dateTo: text,
  dyadName: text,
  prioGridCell: count,
  deathsSideA: count,
  deathsSideB: count,
  deathsCivilians: count,
  deathsUnknown: count,
  numberOfSources: count,
  sourceHeadline: text,
  sourceArticle: text,
  sourceOffice: text,
  sourceDate: text,
  language: v.string(),
});
/** What the source says in one release. */
export type SaidEvent = v.InferOutput<typeof Said>;

export const StoredEvent = v.object({
  ...Said.entries,
  importId: v.string(),
  importedAt: v.string(),
  /** Records of actors whose names in data sets are those of the sides. */
  actors: v.array(v.object({ name: v.string(), id: v.string(), title: v.string() })),
  /** All tellings that people joined with this one, itself among them, the one that stands for the event first. */
  joined: v.nullable(v.object({ isContested: v.boolean(), deaths: Deaths, tellings: v.array(Said) })),
  versions: v.array(v.object({ ...Said.entries, keptAt: v.string(), replacedAt: text })),
});
export type StoredEvent = v.InferOutput<typeof StoredEvent>;

export function eventQuery(id: string) {
  return queryOptions({ queryKey: ["information.event", id], queryFn: () => api.get(`/api/events/${id}`, undefined, StoredEvent) });
}
