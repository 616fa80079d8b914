import { parsePartialDate, type PartialDate } from "./edtf.ts";

/**
 * What a record says of the happening it tells of, in the few words by which lists are filtered. Kept beside the record when it is
 * saved, because a filter cannot know the content of every kind.
 */
export type Facets = {
  /** When, as partial dates: one where one is held, else all that are told. Empty where nobody says. */
  readonly when: readonly PartialDate[];
  readonly places: readonly FacetPlace[];
  /** Who is said to have done it, by name, by record, or by both. */
  readonly actors: readonly { readonly name: string; readonly id: string | null }[];
  readonly types: readonly string[];
  readonly reliability: string | null;
  readonly credibility: string | null;
  /** What the record itself leaves unsaid of what its readers need to know, in words of its kind. */
  readonly missing: readonly string[];
};

export type FacetPlace = { readonly said: string; readonly country: string | null; readonly pcode: string | null; readonly latitude: number | null; readonly longitude: number | null };

/** First and last possible day; null where a date is open on that side. */
export type Span = { readonly earliest: string | null; readonly latest: string | null };

/** The days on which it can have happened. Nothing is widened or narrowed: "June 2014" is each day of that June. */
export function spansOf({ when }: Pick<Facets, "when">): Span[] {
  return when.flatMap((date) => {
    const bounds = parsePartialDate(date);
    return bounds ? [{ earliest: bounds.earliest, latest: bounds.latest }] : [];
  });
}

/** One dot on a map per record: the first place that has a point. */
export function pointOf({ places }: Pick<Facets, "places">): { readonly latitude: number; readonly longitude: number } | undefined {
  for (const { latitude, longitude } of places) if (latitude !== null && longitude !== null) return { latitude, longitude };
  return undefined;
}
