import * as v from "valibot";
import { isRealDay } from "#platform/rules/calendar-day.ts";
import { nameSounds } from "#platform/rules/name-sound.ts";
import { spansOf, type Facets, type Span } from "#platform/rules/facets.ts";
import { actTypes, unknownAct } from "./act-types.ts";
import { credibilities, reliabilities, sourceKinds } from "./grading.ts";
import type { HappeningKind } from "./happening-kind.ts";
import { anyElement, elements } from "./missing.ts";

const Day = v.pipe(v.string(), v.check(isRealDay, "information.filter-day-invalid"));
const typesOf = (kind: HappeningKind): readonly string[] => (kind === "information.report" ? sourceKinds : [...actTypes, unknownAct]);

/**
 * What reports, claims and incidents are filtered by beyond words, state and situation: the one filter of list, sentence, months, map
 * and file. Addresses of the API and of the screens carry it under these names.
 */
export function happeningFilter(kind: HappeningKind) {
  return {
    country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, "information.filter-country-invalid"))),
    /** P-code of an area; what happened in an area inside it is found too. */
    area: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/, "information.filter-area-invalid"))),
    /** Days, both included, on which it can have happened. */
    from: v.optional(Day),
    to: v.optional(Day),
    /** A name in any spelling, or the id of the record of an actor. */
    actor: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1, "information.filter-actor-invalid"), v.maxLength(300, "information.filter-actor-invalid"))),
    /** Kind of act; for reports, kind of source. */
    type: v.optional(v.pipe(v.string(), v.check((type) => typesOf(kind).includes(type), "information.filter-type-invalid"))),
    /** This grade or a better one; F and 6 are what could not be judged, which is no worse and no better. */
    reliability: v.optional(v.picklist(reliabilities, "information.filter-reliability-invalid")),
    credibility: v.optional(v.picklist(credibilities, "information.filter-credibility-invalid")),
    /** What nobody says of it, so that it can be asked for; or whatever lacks anything. */
    missing: v.optional(v.picklist([anyElement, ...elements], "information.filter-missing-invalid")),
    /** Cell of the hexagonal grid H3, of resolution 3 or 5. */
    cell: v.optional(v.pipe(v.string(), v.regex(/^8[35][0-9a-f]{13}$/, "information.filter-cell-invalid"))),
  };
}
const Filter = v.object(happeningFilter("information.incident"));
export type HappeningFilter = v.InferOutput<typeof Filter>;

export function isInOrder({ from, to }: Pick<HappeningFilter, "from" | "to">): boolean {
  return from === undefined || to === undefined || from <= to;
}

/** Facets of a record as a filter sees them, with the grades, the names and the sources that stand in what it rests on. */
export type Happening = Facets & { /** Cells of its point on the map. */ readonly cells: readonly string[] };

/**
 * Whether a record is on the list. The database asks the same, and a test compares the two; only spellings that are a letter or two
 * apart are the database's alone.
 */
export function isAmong(happening: Happening, filter: HappeningFilter): boolean {
  return isPlaced(happening, filter) && isTimely(happening, filter) && isBy(happening, filter) && isOfType(happening, filter) && isGraded(happening, filter) && isLacking(happening, filter);
}

function isPlaced({ places, cells }: Happening, { country, area, cell }: HappeningFilter): boolean {
  if (country !== undefined && !places.some((place) => place.country === country)) return false;
  if (cell !== undefined && !cells.includes(cell)) return false;
  // A P-code begins with the code of the area around it.
  return area === undefined || places.some(({ pcode }) => pcode?.startsWith(area));
}

/** Without a day asked for, what has no date is found as well; with one, a date that is vague or open is found when it may be meant. */
function isTimely(happening: Facets, { from, to }: HappeningFilter): boolean {
  return !asksForDays({ from, to }) || spansOf(happening).some((span) => isBetween(span, from, to));
}

export function asksForDays({ from, to }: Pick<HappeningFilter, "from" | "to">): boolean {
  return from !== undefined || to !== undefined;
}

function isBetween({ earliest, latest }: Span, from: string | undefined, to: string | undefined): boolean {
  return (to === undefined || earliest === null || earliest <= to) && (from === undefined || latest === null || latest >= from);
}

function isBy({ actors }: Facets, { actor }: HappeningFilter): boolean {
  if (actor === undefined || actors.some(({ name, id }) => id === actor || (name !== "" && plainName(name) === plainName(actor)))) return true;
  const [asked, said] = [nameSounds(actor), new Set(actors.flatMap(({ name }) => nameSounds(name)))];
  return asked.length > 0 && asked.every((sound) => said.has(sound));
}

function plainName(name: string): string {
  return name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function isOfType({ types }: Facets, { type }: HappeningFilter): boolean {
  return type === undefined || types.includes(type);
}

function isGraded(happening: Facets, filter: HappeningFilter): boolean {
  return isAtLeast(happening.reliability, filter.reliability, "F") && isAtLeast(happening.credibility, filter.credibility, "6");
}

function isLacking({ missing }: Facets, filter: HappeningFilter): boolean {
  return filter.missing === undefined || (filter.missing === anyElement ? missing.length > 0 : missing.includes(filter.missing));
}

function isAtLeast(grade: string | null, asked: string | undefined, unjudged: string): boolean {
  if (asked === undefined || grade === asked) return true;
  return grade !== null && asked !== unjudged && grade < asked;
}

/** The best of several grades of one scale; what could not be judged counts only where nothing else is known. */
export function bestGrade(grades: readonly (string | null)[]): string | null {
  return grades.filter((grade) => grade !== null).toSorted()[0] ?? null;
}
