import { sql, type RawBuilder } from "kysely";
import { cellToParent, gridDisk, isValidCell, latLngToCell } from "h3-js";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { isRealDay } from "#platform/rules/calendar-day.ts";
import { WholeNumber } from "#platform/whole-number.ts";
import { eventKinds, wherePrecisions } from "../model/event.ts";
import { findByWords, hasWords, isFound } from "./event-words.ts";

const Day = v.pipe(v.string(), v.check(isRealDay));
const Cell = v.pipe(v.string(), v.regex(/^8[35][0-9a-f]{13}$/), v.check((cell) => isValidCell(cell)));
const Box = v.pipe(v.string(), v.regex(/^-?\d{1,3}(\.\d{1,8})?(,-?\d{1,3}(\.\d{1,8})?){3}$/), v.transform(boxOf), v.check(isBox));
type Box = readonly [west: number, south: number, east: number, north: number];

/** The one filter of list, map, months and export; the screen keeps it in its address under the same names. */
export const EventFilter = v.strictObject({
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  /** Days on which events began, both included. */
  from: v.optional(Day),
  to: v.optional(Day),
  kind: v.optional(v.picklist(eventKinds)),
  dataset: v.optional(v.pipe(v.string(), v.maxLength(60))),
  /** The whole name of either side. */
  actor: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))),
  /** The whole name of a conflict, or of a dyad where no conflict has that name. */
  conflict: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))),
  /** The whole name of a first-level area as data sets write it; names repeat, so it goes with a country. */
  area: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))),
  /** Best estimate of deaths at least; events without one are left out. */
  deathsMin: v.optional(WholeNumber(0, 99_999_999)),
  wherePrecision: v.optional(v.picklist(wherePrecisions)),
  candidate: v.optional(v.picklist(["true", "false"])),
  /** Words of place, sides, headline and account, in any of the six languages. */
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  cell: v.optional(Cell),
  bbox: v.optional(Box),
});
export type EventFilter = v.InferOutput<typeof EventFilter>;

function boxOf(text: string): Box {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(",").map(Number);
  return [west, south, east, north];
}

/** A box over the 180th meridian has its west to the right of its east. */
function isBox([west, south, east, north]: Box): boolean {
  return [west, east].every((longitude) => Math.abs(longitude) <= 180) && [south, north].every((latitude) => Math.abs(latitude) <= 90) && south < north;
}

/**
 * Words in more events than this are not looked up in the index on words but looked for event by event. At a million events looking
 * up so many takes 40 ms.
 */
export const mostFound = 30_000;

/** The conditions of a filter on `information.event as event`, without the actor, which the list needs apart. */
export async function eventConditions(db: Db, filter: EventFilter): Promise<RawBuilder<unknown>[]> {
  const conditions: RawBuilder<unknown>[] = [within(db, "event")];
  if (filter.country) conditions.push(sql`event.country_iso3 = ${filter.country}`);
  if (filter.from) conditions.push(sql`event.date_from >= ${filter.from}::date`);
  if (filter.to) conditions.push(sql`event.date_from <= ${filter.to}::date`);
  if (filter.kind) conditions.push(sql`event.kind = ${filter.kind}`);
  if (filter.dataset) conditions.push(sql`event.dataset = ${filter.dataset}`);
  if (filter.area) conditions.push(sql`event.adm1 = ${filter.area}`);
  if (filter.deathsMin !== undefined) conditions.push(sql`event.deaths_best >= ${filter.deathsMin}`);
  if (filter.wherePrecision) conditions.push(sql`event.where_precision = ${filter.wherePrecision}`);
  if (filter.candidate) conditions.push(filter.candidate === "true" ? sql`event.candidate` : sql`not event.candidate`);
  if (filter.cell) conditions.push(inCell(filter.cell));
  if (filter.bbox) conditions.push(inBox(filter.bbox));
  if (filter.conflict) conditions.push(await ofConflict(db, filter.conflict));
  if (filter.q) conditions.push(await wordCondition(db, filter.q));
  return conditions;
}

/** The same with the actor. */
export async function allConditions(db: Db, filter: EventFilter): Promise<RawBuilder<unknown>[]> {
  const conditions = await eventConditions(db, filter);
  return filter.actor ? [...conditions, ofEitherSide(filter.actor)] : conditions;
}

export function ofEitherSide(actor: string): RawBuilder<unknown> {
  return sql`(event.side_a = ${actor} or event.side_b = ${actor})`;
}

/**
 * A dyad is a part of a conflict, and where both have one name they have the same events. One column is asked, because only then
 * the latest come straight from its index.
 */
async function ofConflict(db: Db, name: string): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ known: boolean }>`select exists (select from information.event_name where part = 'conflict' and name = ${name}) as known`.execute(db);
  return rows[0]?.known ? sql`event.conflict_name = ${name}` : sql`event.dyad_name = ${name}`;
}

/** An H3 cell is a 64-bit number, too large for a number of JavaScript. */
export function cellNumber(cell: string): string {
  return BigInt(`0x${cell}`).toString();
}

async function wordCondition(db: Db, words: string): Promise<RawBuilder<unknown>> {
  const found = await findByWords(db, words, mostFound);
  return found ? isFound(found) : hasWords(words);
}

/** A small cell is looked for in its large one, which has the index. */
function inCell(cell: string): RawBuilder<unknown> {
  if (cell.startsWith("83")) return sql`event.cell3 = ${cellNumber(cell)}::bigint`;
  return sql`event.cell3 = ${cellNumber(cellToParent(cell, 3))}::bigint and event.cell5 = ${cellNumber(cell)}::bigint`;
}

/** The point decides; cells only help to find it when the box is small. */
function inBox(box: Box): RawBuilder<unknown> {
  const [west, south, east, north] = box;
  const within = sql`event.latitude between ${south} and ${north} and ${west <= east ? sql`event.longitude between ${west} and ${east}` : sql`(event.longitude >= ${west} or event.longitude <= ${east})`}`;
  if (west > east || east - west > 20 || north - south > 20) return within;
  return sql`${within} and event.cell3 = any (${cellsAround(box)}::bigint[])`;
}

/** Steps of half a degree are shorter than any cell is wide; one ring more, because a small cell may reach over its parent's border. */
function cellsAround([west, south, east, north]: Box): string[] {
  const steps = (from: number, to: number) => [...Array(Math.ceil((to - from) / 0.5) + 1).keys()].map((step) => Math.min(from + step * 0.5, to));
  const points = steps(south, north).flatMap((latitude) => steps(west, east).map((longitude) => latLngToCell(latitude, longitude, 3)));
  return [...new Set([...new Set(points)].flatMap((cell) => gridDisk(cell, 1)))].map(cellNumber);
}
