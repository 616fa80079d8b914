import * as v from "valibot";
import { datePrecisions, eventDoubts, eventKinds, wherePrecisions } from "../model/event.ts";

const text = v.nullable(v.string());
const count = v.nullable(v.number());
export const Deaths = v.object({ low: count, best: count, high: count });
export type Deaths = v.InferOutput<typeof Deaths>;

/** An event as the list answers it. */
export const ListedEvent = v.object({
  id: v.string(),
  dataset: v.string(),
  release: v.string(),
  sourceKey: v.string(),
  when: v.string(),
  dateFrom: v.string(),
  datePrecision: v.nullable(v.picklist(datePrecisions)),
  countryIso3: text,
  countryName: text,
  adm1: text,
  adm2: text,
  whereDescription: text,
  latitude: count,
  longitude: count,
  wherePrecision: v.nullable(v.picklist(wherePrecisions)),
  kind: v.nullable(v.picklist(eventKinds)),
  conflictName: text,
  sideA: text,
  sideB: text,
  deaths: Deaths,
  codeStatus: v.string(),
  candidate: v.boolean(),
  doubts: v.array(v.picklist(eventDoubts)),
  tellings: v.optional(v.number(), 1),
});
export type ListedEvent = v.InferOutput<typeof ListedEvent>;
