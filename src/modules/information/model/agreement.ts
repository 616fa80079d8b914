import { overlap, type PartialDate } from "#platform/rules/edtf.ts";
import type { CountRange } from "#platform/rules/range.ts";
import type { Act } from "./incident.ts";
import type { Place } from "./place.ts";

export type Perpetrator = Act["perpetrators"]["accounts"][number]["value"];

/** How two accounts of one thing stand to each other: they say the same, both can be true, or they do not agree. */
export type Relation = "same" | "compatible" | "different";
/** The same for all accounts of a finding, down to their least agreeing pair. */
export type Agreement = "none" | "one" | Relation;

export function agreementOf<Value>(values: readonly Value[], compare: (a: Value, b: Value) => Relation): Agreement {
  if (values.length < 2) return values.length === 0 ? "none" : "one";
  const relations = values.flatMap((value, index) => values.slice(index + 1).map((other) => compare(value, other)));
  if (relations.includes("different")) return "different";
  return relations.includes("compatible") ? "compatible" : "same";
}

export function compareDates(a: PartialDate, b: PartialDate): Relation {
  if (a === b) return "same";
  return overlap(a, b) === "no" ? "different" : "compatible";
}

export function compareCounts(a: CountRange, b: CountRange): Relation {
  if (a.low === b.low && a.best === b.best && a.high === b.high) return "same";
  const [first, second] = [reachOf(a), reachOf(b)];
  return first[0] <= second[1] && second[0] <= first[1] ? "compatible" : "different";
}

/** A best estimate alone is a number as it was said; with one end only, the other is not known. */
function reachOf({ low, best, high }: CountRange): readonly [number, number] {
  if (low === null && high === null) return best === null ? [0, Infinity] : [best, best];
  return [low ?? 0, high ?? Infinity];
}

/** About the distance at which a village is no longer the next village; data sets use the same for "near". */
const nearKilometres = 25;

export function comparePlaces(a: Place, b: Place): Relation {
  if (a.country !== null && b.country !== null && a.country !== b.country) return "different";
  if (a.pcode !== null && b.pcode !== null) {
    if (a.pcode === b.pcode) return "same";
    // A P-code begins with the code of the area around it: a district lies in its province.
    return a.pcode.startsWith(b.pcode) || b.pcode.startsWith(a.pcode) ? "compatible" : "different";
  }
  if (plain(a.said) === plain(b.said)) return "same";
  if (plain(a.said) === "" || plain(b.said) === "") return "compatible";
  const distance = kilometresBetween(a, b);
  return distance !== undefined && distance <= nearKilometres ? "compatible" : "different";
}

/** Great-circle distance; undefined unless both have a point that stands for the place itself, not for an area around it. */
function kilometresBetween(a: Place, b: Place): number | undefined {
  const [first, second] = [pointOf(a), pointOf(b)];
  if (!first || !second) return undefined;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const across = radians(second.latitude - first.latitude) / 2;
  const along = radians(second.longitude - first.longitude) / 2;
  const half = Math.sin(across) ** 2 + Math.cos(radians(first.latitude)) * Math.cos(radians(second.latitude)) * Math.sin(along) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half)));
}

function pointOf({ latitude, longitude, precision }: Place): { latitude: number; longitude: number } | undefined {
  return latitude === null || longitude === null || (precision !== "exact" && precision !== "place") ? undefined : { latitude, longitude };
}

export function comparePerpetrators(a: Perpetrator, b: Perpetrator): Relation {
  const isOne = (a.actorId !== null && a.actorId === b.actorId) || (plain(a.name) !== "" && plain(a.name) === plain(b.name));
  if (!isOne) return "different";
  return a.involvement === b.involvement ? "same" : "compatible";
}

/** Capitals, accents and spaces do not make two names. */
function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}
