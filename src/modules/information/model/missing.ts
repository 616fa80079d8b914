import type { FacetPlace } from "#platform/rules/facets.ts";
import { unknownAct } from "./act-types.ts";
import type { HappeningKind } from "./happening-kind.ts";

/** What whoever sorts what comes in needs to know of a happening: when, where, who is said to have done it, to whom, what, and who tells it. */
export const elements = ["date", "place", "author", "victim", "type", "source"] as const;
export type Element = (typeof elements)[number];

/** Beside the elements themselves, the filter can ask for whatever lacks at least one. */
export const anyElement = "any";

/** What a record of each kind says itself. The rest stands in what was drawn from it, or in what it was drawn from. */
export const ownElements = {
  "information.report": ["date", "place", "source"],
  "information.claim": ["date", "place", "author", "victim", "type"],
  "information.incident": ["date", "place", "author", "victim", "type", "source"],
} as const satisfies Record<HappeningKind, readonly Element[]>;

/** Of the elements in question those for which nothing is said, in the order of all of them. */
export function unsaid(said: Partial<Record<Element, boolean>>): Element[] {
  return elements.filter((element) => said[element] === false);
}

/** A place counts as said as soon as anything of it is known. */
export function isSomewhere({ said, country, pcode, latitude }: FacetPlace): boolean {
  return said.trim() !== "" || country !== null || pcode !== null || latitude !== null;
}

export function isSomeKind(types: readonly string[]): boolean {
  return types.some((type) => type !== unknownAct);
}
