import type { FacetPlace, Facets } from "#platform/rules/facets.ts";
import { isSomeKind, isSomewhere, unsaid } from "./missing.ts";

type Finding<Value> = { readonly accounts: readonly { readonly value: Value }[]; readonly working: { readonly value: Value } | null };
type Actor = { readonly name: string; readonly actorId: string | null };

type ToldReport = { readonly occurred: string | null; readonly place: FacetPlace | null; readonly sourceKind: string | null; readonly reliability: string | null; readonly credibility: string | null };
type ToldClaim = { readonly when: string | null; readonly place: FacetPlace | null; readonly perpetrator: string; readonly perpetratorId: string | null; readonly victims: string; readonly actTypes: readonly string[]; readonly credibility: string | null };
type JoinedIncident = { readonly events: readonly string[]; readonly when: Finding<string>; readonly where: Finding<FacetPlace>; readonly acts: readonly { readonly types: readonly string[]; readonly victims: string; readonly perpetrators: Finding<Actor> }[] };

/** The type of a report is that of its source; whom it accuses stands in the claims drawn from it. */
export function facetsOfReport({ occurred, place, sourceKind, reliability, credibility }: ToldReport): Facets {
  const missing = unsaid({ date: occurred !== null, place: place !== null && isSomewhere(place), source: sourceKind !== null });
  return { when: known(occurred), places: known(place), actors: [], types: known(sourceKind), reliability, credibility, missing };
}

/** How reliable the source is stands in the report in which it said so. */
export function facetsOfClaim({ when, place, perpetrator, perpetratorId, victims, actTypes, credibility }: ToldClaim): Facets {
  const actors = perpetrator === "" && perpetratorId === null ? [] : [{ name: perpetrator, id: perpetratorId }];
  const missing = unsaid({ date: when !== null, place: place !== null && isSomewhere(place), author: actors.length > 0, victim: victims.trim() !== "", type: isSomeKind(actTypes) });
  return { when: known(when), places: known(place), actors, types: actTypes, reliability: null, credibility, missing };
}

/**
 * Once a day or a place is held, an incident is found by it and no longer by what single accounts say; whom any account names it is
 * found by in any case, because whoever looks for a name wants to know where it was ever said. Its grade is that of its accounts.
 */
export function facetsOfIncident({ events, when, where, acts }: JoinedIncident): Facets {
  const actors = acts.flatMap(({ perpetrators }) => said(perpetrators)).map(({ name, actorId }) => ({ name, id: actorId }));
  const [days, places, types] = [heldOrTold(when), heldOrTold(where), acts.flatMap((act) => act.types)];
  const missing = unsaid({
    date: days.length > 0, place: places.some(isSomewhere), author: actors.some(({ name, id }) => name.trim() !== "" || id !== null), victim: acts.some(({ victims }) => victims.trim() !== ""),
    // An event names the data set that tells it; of claims their reports do.
    type: isSomeKind(types), source: events.length > 0,
  });
  return { when: days, places, actors, types, reliability: null, credibility: null, missing };
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
