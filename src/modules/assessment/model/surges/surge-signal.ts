import * as v from "valibot";

export const surgeKinds = ["surge", "sources-fell", "events-fell", "events-fell-sources-unknown"] as const;
export type SurgeKind = (typeof surgeKinds)[number];

const Against = v.object({ observed: v.number(), expected: v.number(), low: v.number(), high: v.number() });

/** Why there is a signal, as it was counted on the day it was found: later releases of the data change nothing of it. */
export const SurgeReason = v.object({
  found: v.picklist(["in-one-week", "over-weeks"]),
  events: v.optional(Against),
  /** Absent where the data do not say how many sources reported. */
  sources: v.optional(Against),
  /** Events of the weeks up to the one it is about, the oldest first; null where nothing is known. */
  recent: v.array(v.nullable(v.number())),
});
export type SurgeReason = v.InferOutput<typeof SurgeReason>;

/** What a series of weeks is of: a country, one of its first-level areas as the data set writes it, one kind of violence in it, or one actor in it. */
export const seriesOf = ["country", "area", "violence", "actor"] as const;
export type SurgePlace = { readonly countryIso3: string; readonly countryName: string | null; readonly area: string | null; readonly violence: string | null; readonly actor: string | null };

/** Something to look at. It has no level, and nothing follows from it by itself. */
export type Surge = { readonly place: SurgePlace; readonly kind: SurgeKind; readonly week: string; readonly reason: SurgeReason };

/** What somebody found who looked: it was known already, they went into it, or the data were wrong. */
export const surgeVerdicts = ["known", "looked-into", "error-in-data"] as const;
export type SurgeVerdict = (typeof surgeVerdicts)[number];
