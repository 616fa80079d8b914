import type { FacetPlace, Facets } from "#platform/rules/facets.ts";

type Finding<Value> = { readonly accounts: readonly { readonly value: Value }[]; readonly working: { readonly value: Value } | null };
type Actor = { readonly name: string; readonly actorId: string | null };

type ToldReport = { readonly occurred: string | null; readonly place: FacetPlace | null; readonly sourceKind: string | null; readonly reliability: string | null; readonly credibility: string | null };
type ToldClaim = { readonly when: string | null; readonly place: FacetPlace | null; readonly perpetrator: string; readonly perpetratorId: string | null; readonly actTypes: readonly string[]; readonly credibility: string | null };
type JoinedIncident = { readonly when: Finding<string>; readonly where: Finding<FacetPlace>; readonly acts: readonly { readonly types: readonly string[]; readonly perpetrators: Finding<Actor> }[] };

/** The type of a report is that of its source; whom it accuses stands in the claims drawn from it. */
export function facetsOfReport({ occurred, place, sourceKind, reliability, credibility }: ToldReport): Facets {
  return { when: known(occurred), places: known(place), actors: [], types: known(sourceKind), reliability, credibility };
}

/** How reliable the source is stands in the report in which it said so. */
export function facetsOfClaim({ when, place, perpetrator, perpetratorId, actTypes, credibility }: ToldClaim): Facets {
  const actors = perpetrator === "" && perpetratorId === null ? [] : [{ name: perpetrator, id: perpetratorId }];
  return { when: known(when), places: known(place), actors, types: actTypes, reliability: null, credibility };
}

/**
 * Once a day or a place is held, an incident is found by it and no longer by what single accounts say; whom any account names it is
 * found by in any case, because whoever looks for a name wants to know where it was ever said. Its grade is that of its accounts.
 */
export function facetsOfIncident({ when, where, acts }: JoinedIncident): Facets {
  const actors = acts.flatMap(({ perpetrators }) => said(perpetrators)).map(({ name, actorId }) => ({ name, id: actorId }));
  return { when: heldOrTold(when), places: heldOrTold(where), actors, types: acts.flatMap(({ types }) => types), reliability: null, credibility: null };
}

function heldOrTold<Value>({ accounts, working }: Finding<Value>): Value[] {
  return working === null ? accounts.map(({ value }) => value) : [working.value];
}

function said<Value>({ accounts, working }: Finding<Value>): Value[] {
  return [...(working === null ? [] : [working.value]), ...accounts.map(({ value }) => value)];
}

function known<Value>(value: Value | null): Value[] {
  return value === null ? [] : [value];
}
