import { happeningKinds } from "#information/model/happening-kind.ts";
import { happeningQuery, noHappeningFilters, type HappeningQuery } from "#information/screens/Happenings/happening-query.ts";
import { recordPaths, type RecordKindName } from "../../record-paths.ts";

/** What people look for most comes first. */
export const searchedKinds = ["information.report", "information.incident", "information.situation", "assessment.assessment", "warning.alert", "response.measure", "information.claim", "partners.actor", "partners.organisation", "partners.person"] as const satisfies readonly RecordKindName[];
type SearchedKind = (typeof searchedKinds)[number];

/** Under the names that the lists use in their addresses. */
export const noSearchFilters = { q: "", kind: "", country: "", area: "", from: "", to: "", reliability: "", credibility: "" };
export type SearchFilters = Readonly<Record<keyof typeof noSearchFilters, string>>;
export type SearchQuery = { readonly kind: SearchedKind; readonly path: string; readonly query: HappeningQuery };

/** What the filter of the lists makes of the address; a value that means nothing is left out. */
export function askedOfHappenings({ kind: _kind, ...filters }: SearchFilters): HappeningQuery {
  return happeningQuery("information.incident", { ...noHappeningFilters, ...filters });
}

/**
 * The lists that are asked, and what each is asked. Where and when something happened and how well it is told is said by reports,
 * claims and incidents only, so whoever asks for that asks only them.
 */
export function searchQueries(filters: SearchFilters): SearchQuery[] {
  const { q, ...facets } = askedOfHappenings(filters);
  const isOfHappenings = Object.keys(facets).length > 0;
  if (q === undefined && !isOfHappenings) return [];
  const query = q === undefined ? facets : { q, ...facets };
  return searchedKinds
    .filter((kind) => (!isOfHappenings || happeningKinds.some((one) => one === kind)) && (filters.kind === "" || filters.kind === kind))
    .map((kind) => ({ kind, path: recordPaths[kind], query }));
}
