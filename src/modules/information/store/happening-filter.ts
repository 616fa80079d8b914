import { sql, type RawBuilder } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { within, withinOrReleased } from "#platform/database/reach.ts";
import { RecordFilter } from "#platform/records/filter.ts";
import type { ListFilter } from "#platform/records/registry.ts";
import { soundsOf } from "#platform/records/search-terms.ts";
import { asksForDays, happeningFilter, isInOrder, type HappeningFilter } from "../model/happening-filter.ts";
import type { HappeningKind } from "../model/happening-kind.ts";
import { cellNumber } from "./event-filter.ts";
import { lacks, missingOn } from "./happening-missing.ts";

const { after: _after, limit: _limit, ...everyKind } = RecordFilter.entries;

/** What months, map and file are asked: words, state and situation as for every kind, and what it is about. */
export function happeningQuery(kind: HappeningKind) {
  return v.pipe(v.strictObject({ ...everyKind, ...happeningFilter(kind) }), v.forward(v.partialCheck([["from"], ["to"]], isInOrder, "information.filter-days-out-of-order"), ["to"]));
}
export type HappeningQuery = v.InferOutput<ReturnType<typeof happeningQuery>>;

/** The same for a list, which has pages. */
function happeningListQuery(kind: HappeningKind) {
  return v.pipe(v.strictObject({ ...RecordFilter.entries, ...happeningFilter(kind) }), v.forward(v.partialCheck([["from"], ["to"]], isInOrder, "information.filter-days-out-of-order"), ["to"]));
}

/** The filter of a list of one of these kinds. */
export function happenings(kind: HappeningKind): ListFilter {
  return {
    query: happeningListQuery(kind),
    conditions: (db, query: HappeningFilter & RecordFilter) => ({ conditions: happeningConditions(db, kind, query), nearest: query.actor === undefined ? [] : [among(db, isNamed(db, kind, query.actor, isSpelt))] }),
    missing: missingOn(kind),
  };
}

/** The conditions that a record is on the list, on `record.head as head`. */
export function happeningConditions(db: Db, kind: HappeningKind, filter: HappeningFilter): RawBuilder<unknown>[] {
  const conditions = facetConditions(filter);
  if (filter.actor !== undefined) conditions.push(isNamed(db, kind, filter.actor, soundsLike));
  const ofOthers = gradeConditions(db, kind, filter);
  if (filter.missing !== undefined) ofOthers.push(lacks(db, kind, filter.missing));
  return [...(conditions.length === 0 ? [] : [among(db, sql.join(conditions, sql` and `))]), ...ofOthers.map((condition) => holdsOf(db, condition))];
}

function among(db: Db, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`head.id in (select facet.record_id from record.facet where ${within(db, "facet")} and ${condition})`;
}

/**
 * The same, asked of one record after the other: for conditions that look into further records. The offset of nothing keeps PostgreSQL from joining them as it
 * likes, which before it had counted the tables meant all records times all facets: half a minute for three hundred that had just come in.
 */
function holdsOf(db: Db, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select from record.facet where facet.record_id = head.id and ${within(db, "facet")} and ${condition} offset 0)`;
}

function facetConditions({ country, area, from, to, type, cell }: HappeningFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (country) conditions.push(sql`${country} = any (facet.countries)`);
  if (area) conditions.push(sql`exists (select from unnest(facet.pcodes) as pcode where starts_with(pcode, ${area}))`);
  if (asksForDays({ from, to })) conditions.push(sql`facet.occurred && daterange(${from ?? null}::date, ${to ?? null}::date, '[]')`);
  if (type) conditions.push(sql`${type} = any (facet.types)`);
  if (cell) conditions.push(sql`${sql.ref(cell.startsWith("83") ? "facet.cell3" : "facet.cell5")} = ${cellNumber(cell)}::bigint`);
  return conditions;
}

/** A name as it was asked for, or the names of the actor whose record was. */
type Likeness = (db: Db, table: string, actor: string) => RawBuilder<unknown>;
const isId = (actor: string) => v.is(v.pipe(v.string(), v.uuid()), actor);
/** In a query of its own, so that it is asked once and not for every record. */
const plain = (name: string) => sql`(select public.unaccent(lower(${name})))`;

/** Whom a report accuses stands in the claims drawn from it. */
function isNamed(db: Db, kind: HappeningKind, actor: string, like: Likeness): RawBuilder<unknown> {
  if (kind !== "information.report") return like(db, "facet", actor);
  return sql`facet.record_id in (
    select link.to_id from record.link join record.facet as said on said.record_id = link.from_id
     where link.link = 'said-in' and ${within(db, "link")} and ${within(db, "said")} and ${like(db, "said", actor)})`;
}

function isSpelt(db: Db, table: string, actor: string): RawBuilder<unknown> {
  const names = sql.ref(`${table}.actor_names`);
  if (isId(actor)) return sql`(${actor}::uuid = any (${sql.ref(`${table}.actor_ids`)}) or ${names} && ${knownNames(db, actor)})`;
  return sql`${plain(actor)} = any (${names})`;
}

/** Other spellings and the sound as in the search by words; and actors of other names in whose record such a name stands. */
function soundsLike(db: Db, table: string, actor: string): RawBuilder<unknown> {
  if (isId(actor)) return isSpelt(db, table, actor);
  const sounds = soundsOf([actor]);
  const sound = (column: string) => (sounds.length === 0 ? sql`false` : sql`${sql.ref(column)} @> ${sounds}::text[]`);
  return sql`(
    exists (select from unnest(${sql.ref(`${table}.actor_names`)}) as name where ${plain(actor)} <% name)
    or ${sound(`${table}.actor_sounds`)}
    or ${sql.ref(`${table}.actor_ids`)} && array(
      select actor.id from record.head as actor
       where actor.kind = 'partners.actor' and ${withinOrReleased(db, "actor")} and (${plain(actor)} <% actor.names or ${sound("actor.name_sounds")})))`;
}

/** Every name in the record of an actor, as far as the viewer may see it. */
function knownNames(db: Db, id: string): RawBuilder<unknown> {
  return sql`array(
    select name from record.head as actor, string_to_table(actor.names, ' ; ') as name
     where actor.id = ${id} and actor.kind = 'partners.actor' and ${withinOrReleased(db, "actor")})`;
}

function gradeConditions(db: Db, kind: HappeningKind, { reliability, credibility }: HappeningFilter): RawBuilder<unknown>[] {
  if (reliability === undefined && credibility === undefined) return [];
  const atLeast = (scale: string, asked: string | undefined, unjudged: string) => {
    if (asked === undefined) return sql`true`;
    const grade = sql.ref(`best.${scale}`);
    // What could not be judged stands last on its scale, so it is at least nothing but itself.
    return asked === unjudged ? sql`${grade} = ${asked}` : sql`${grade} <= ${asked}`;
  };
  return [sql`exists (select from (${bestGrades(db, kind)}) as best where ${atLeast("reliability", reliability, "F")} and ${atLeast("credibility", credibility, "6")})`];
}

/**
 * The grades of `facet`: a report has its own; a claim has the reliability of its report, and the report's credibility where it has
 * none of its own; an incident has the best of the claims joined to it, on each scale apart. Asked when the list is, within the
 * reader's reach: a grade kept with the incident would be old after the next grading, and would tell of accounts one may not see.
 */
export function bestGrades(db: Db, kind: HappeningKind): RawBuilder<unknown> {
  if (kind === "information.report") return sql`select facet.reliability, facet.credibility`;
  const ofClaims = sql`
    left join record.link as drawn on drawn.from_id = claim.record_id and drawn.link = 'said-in' and ${within(db, "drawn")}
    left join record.facet as report on report.record_id = drawn.to_id and ${within(db, "report")}`;
  const best = sql`select min(report.reliability collate "C") as reliability, min(coalesce(claim.credibility, report.credibility) collate "C") as credibility`;
  if (kind === "information.claim") return sql`${best} from (select facet.record_id, facet.credibility) as claim ${ofClaims}`;
  return sql`
    ${best} from record.link as joined join record.facet as claim on claim.record_id = joined.to_id ${ofClaims}
     where joined.from_id = facet.record_id and joined.link = 'claim' and ${within(db, "joined")} and ${within(db, "claim")}`;
}
