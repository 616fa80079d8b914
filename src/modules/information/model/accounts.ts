import * as v from "valibot";
import { highestLabel, type Label } from "#platform/rules/label.ts";
import { CountRange } from "#platform/rules/range.ts";
import { unknownAct } from "./act-types.ts";
import type { Perpetrator } from "./agreement.ts";
import type { Claim } from "./claim.ts";
import type { Event } from "./event.ts";
import type { Act, Incident } from "./incident.ts";
import type { Place } from "./place.ts";

/** What one claim or imported event says about an incident, ready to stand among its accounts. */
export type Told = { readonly from: string; readonly joins: "claims" | "events"; readonly label: Label; readonly when: string | null; readonly where: Place | null; readonly acts: readonly ToldAct[] };
type ToldAct = { readonly types: readonly string[]; readonly victims: string; readonly count: CountRange | null; readonly perpetrator: Perpetrator | null };
type Account<Value> = { from: string; value: Value; note: string };

/** Acts whose count is the number of dead, and acts whose count is the number of injured. */
const deadly = ["killing", "gen-a", "cah-a", "cah-b", "wc-killing", "wc-quarter", "gv-killing"];
const bodily = ["attempted-killing", "physical-attack", "torture", "ill-treatment", "other-harmful-acts", "gen-b", "cah-f", "wc-torture"];

/** A claim names dead and injured apart; each number belongs to the acts it counts, and to no others. */
export function toldByClaim(id: string, claim: Claim): Told {
  const dead = claim.actTypes.filter((type) => deadly.includes(type));
  const hurt = claim.actTypes.filter((type) => bodily.includes(type));
  const rest = claim.actTypes.filter((type) => !dead.includes(type) && !hurt.includes(type));
  const hasPerpetrator = claim.perpetrator !== "" || claim.perpetratorId !== null;
  const perpetrator: Perpetrator | null = hasPerpetrator ? { name: claim.perpetrator, actorId: claim.perpetratorId, involvement: "unknown" } : null;
  const act = (types: readonly string[], count: CountRange | null): ToldAct => ({ types, victims: claim.victims, count, perpetrator });
  const acts = [
    ...(dead.length > 0 || claim.killed !== null ? [act(dead.length > 0 ? dead : ["killing"], claim.killed)] : []),
    ...(hurt.length > 0 || claim.injured !== null ? [act(hurt.length > 0 ? hurt : ["other-harmful-acts"], claim.injured)] : []),
    ...(rest.length > 0 ? [act(rest, null)] : []),
  ];
  // Whoever names victims or an author tells of an act, even where its kind is not said.
  const isOfUnknownKind = acts.length === 0 && (claim.victims !== "" || hasPerpetrator);
  return { from: id, joins: "claims", label: claim.label, when: claim.when, where: claim.place, acts: isOfUnknownKind ? [act([unknownAct], null)] : acts };
}

type ToldEvent = Pick<Event, "when" | "countryIso3" | "countryName" | "adm1" | "adm2" | "whereDescription" | "latitude" | "longitude" | "wherePrecision" | "kind" | "sideA" | "sideB" | "deaths">;

/**
 * An event counts all its dead. Only one-sided violence says whom they were and who did it; from a battle no act is taken, because
 * its number holds fighters too.
 */
export function toldByEvent(id: string, event: ToldEvent): Told {
  const isOneSided = event.kind === "one-sided";
  const count = v.safeParse(CountRange, event.deaths);
  const perpetrator: Perpetrator | null = event.sideA === null ? null : { name: event.sideA.slice(0, 300), actorId: null, involvement: "carried-out" };
  const acts = isOneSided ? [{ types: ["killing"], victims: (event.sideB ?? "").slice(0, 500), count: count.success ? count.output : null, perpetrator }] : [];
  return { from: id, joins: "events", label: "unclassified", when: event.when, where: placeOf(event), acts };
}

function placeOf(event: ToldEvent): Place | null {
  const said = (event.whereDescription ?? event.adm2 ?? event.adm1 ?? event.countryName ?? "").slice(0, 500);
  if (said === "" && event.countryIso3 === null && event.latitude === null) return null;
  const precision = event.latitude === null ? "unknown" : event.wherePrecision === "exact" ? "exact" : event.wherePrecision === "near" ? "place" : event.wherePrecision === "international" || event.wherePrecision === null ? "unknown" : "area-centroid";
  return { said, country: event.countryIso3, pcode: null, latitude: event.latitude, longitude: event.longitude, precision };
}

/**
 * The incident with what was told joined and standing as accounts. An account that is there already stays as it is: nothing that
 * somebody said is overwritten.
 */
export function withAccounts(incident: Incident, told: Told): Incident {
  const joined = incident[told.joins].includes(told.from) ? incident[told.joins] : [...incident[told.joins], told.from];
  return {
    ...incident,
    // An incident is classified no lower than what it rests on.
    label: highestLabel([incident.label, told.label]),
    [told.joins]: joined,
    when: withAccount(incident.when, told.from, told.when),
    where: withAccount(incident.where, told.from, told.where),
    acts: told.acts.reduce<Act[]>((acts, act) => withAct(acts, told.from, act), incident.acts),
  };
}

function withAccount<Value, Finding extends { accounts: Account<Value>[] }>(finding: Finding, from: string, value: Value | null): Finding {
  if (value === null || finding.accounts.some((account) => account.from === from)) return finding;
  return { ...finding, accounts: [...finding.accounts, { from, value, note: "" }] };
}

/** Accounts of one kind of act belong together, so that their numbers can be compared; an act of a kind not there yet is added. */
function withAct(acts: Act[], from: string, told: ToldAct): Act[] {
  const known = acts.find((act) => act.types.some((type) => told.types.includes(type))) ?? acts.find((act) => isDeadly(act.types) && isDeadly(told.types));
  const act = known ?? firstAct(nextActKey(acts), told);
  const next = { ...act, victims: act.victims === "" ? told.victims : act.victims, count: withAccount(act.count, from, told.count), perpetrators: withAccount(act.perpetrators, from, told.perpetrator) };
  return known ? acts.map((one) => (one === known ? next : one)) : [...acts, next];
}

function isDeadly(types: readonly string[]): boolean {
  return types.some((type) => deadly.includes(type));
}

function firstAct(key: string, told: ToldAct): Act {
  const isOnePerson = told.count?.low === 1 && told.count.high === 1;
  return {
    key,
    types: told.types.slice(0, 10),
    conduct: "unknown",
    victims: told.victims,
    unit: isOnePerson ? "individual" : "group",
    civilianStatus: "unknown",
    count: { accounts: [], working: null },
    perpetrators: { accounts: [], working: null },
  };
}

/** Acts that were stored before anybody asked say nothing. */
export function conductOf(act: { readonly conduct?: Act["conduct"] | undefined }): Act["conduct"] {
  return act.conduct ?? "unknown";
}

/** Keys are never used again, so that what was said of one act cannot come to stand under another. */
export function nextActKey(acts: readonly Act[]): string {
  const highest = Math.max(0, ...acts.map(({ key }) => Number(/^act-(\d+)$/.exec(key)?.[1] ?? 0)));
  return `act-${highest + 1}`;
}

/** Whether some account of the incident speaks for this claim or event; it then cannot be left out. */
export function speaksFor(incident: Incident, from: string): boolean {
  return findingsOf(incident).some((accounts) => accounts.some((account) => account.from === from));
}

export function countAccounts(incident: Incident): number {
  return findingsOf(incident).reduce((sum, accounts) => sum + accounts.length, 0);
}

function findingsOf(incident: Incident): (readonly { readonly from: string }[])[] {
  return [incident.when.accounts, incident.where.accounts, ...incident.acts.flatMap((act) => [act.count.accounts, act.perpetrators.accounts])];
}
