import { sql, type RawBuilder } from "kysely";
import type { Viewer } from "../context.ts";
import { labels } from "../rules/label.ts";
import { narrowRoles, readingRoles, receivingRoles } from "../rules/reading-roles.ts";
import type { Db } from "./pools.ts";

/** How far a person sees, as the application itself works it out from session and memberships, without asking row-level security. */
export type Reach = {
  /** Compartments whose records the person may read. */
  readonly compartments: readonly string[];
  /** Compartments of which the person receives what was released. */
  readonly released: readonly string[];
  /** Compartments of which the person reads the records that name their role or themselves, and no others. */
  readonly narrow: readonly string[];
  /** The roles held, each as `compartment role`, for records that only some roles read. */
  readonly held: readonly string[];
  readonly accountId: string;
  /** Rank of the highest label; without a phishing-resistant sign-in nothing above Unclassified (S1). */
  readonly clearance: number;
};

/** Whoever is not known reaches nothing. */
export const noReach: Reach = { compartments: [], released: [], narrow: [], held: [], accountId: "00000000-0000-0000-0000-000000000000", clearance: -1 };

/** Open data is readable for everybody who works anywhere; a principal sees what was released, nothing else. */
export function reachOf({ memberships, ...viewer }: Pick<Viewer, "userId" | "memberships" | "openData" | "clearance" | "assurance">): Reach {
  const ofRoles = (roles: readonly string[]) => memberships.filter(({ role }) => roles.includes(role)).map(({ compartmentId }) => compartmentId);
  const openData = memberships.some(({ role }) => role !== "principal") ? viewer.openData : [];
  const held = memberships.map(({ compartmentId, role }) => `${compartmentId} ${role}`);
  return { compartments: [...ofRoles(readingRoles), ...openData], released: ofRoles(receivingRoles), narrow: ofRoles(narrowRoles), held, accountId: viewer.userId, clearance: viewer.assurance === 2 ? viewer.clearance : 0 };
}

/** Whether somebody sees less now than before: an office, what an office released to them, what only some roles of it read, or a label. */
export function hasLost(before: Reach, now: Reach): boolean {
  return now.clearance < before.clearance || (["compartments", "released", "held"] as const).some((way) => before[way].some((one) => !now[way].includes(one)));
}

const reaches = new WeakMap<object, Reach>();

/** Remembers for whom a transaction works; its store functions ask `within` and cannot forget whom they answer. */
export function reachingAs(db: Db, reach: Reach): Db {
  reaches.set(db, reach);
  return db;
}

/**
 * The condition that rows of a compartmented table (or its alias) are within reach of the person this transaction works for. It stands
 * beside row-level security, not for it: either alone hides what must not be seen (S15). The worker works for nobody and sees all.
 */
export function within(db: Db, table: string): RawBuilder<unknown> {
  const reach = reaches.get(db);
  if (!reach) return sql`true`;
  // Said as one word, because PostgreSQL then looks at no row: searching for an empty list it would look at all of them.
  if (reach.compartments.length === 0) return sql`false`;
  return isWithin(table, reach, sql`${sql.ref(`${table}.compartment_id`)} = any (${reach.compartments}::uuid[])`);
}

/** The same for records and their revisions, which can be released beyond the office, and of which some have few readers within it. */
export function withinOrReleased(db: Db, table: string): RawBuilder<unknown> {
  const reach = reaches.get(db);
  if (!reach) return sql`true`;
  const own = sql`${sql.ref(`${table}.compartment_id`)} = any (${reach.compartments}::uuid[])`;
  const released = sql`(${sql.ref(`${table}.released_from`)} <= now() and ${sql.ref(`${table}.compartment_id`)} = any (${reach.released}::uuid[]))`;
  const narrow = sql`(${sql.ref(`${table}.compartment_id`)} = any (${reach.narrow}::uuid[]) and (${holdsReader(table, reach)} or ${isNamed(table, reach)}))`;
  const all = [own, ...(reach.released.length === 0 ? [] : [released]), ...(reach.narrow.length === 0 ? [] : [narrow])];
  return sql`(${isWithin(table, reach, sql`(${sql.join(all, sql` or `)})`)} and ${isForReader(table, reach)})`;
}

/**
 * The same for what stands beside records: rows of the own offices, and of those where the person reads some records alone, the rows of such records.
 * `record` is the condition on `record.head as whole` that the row belongs to it.
 */
export function withinBeside(db: Db, table: string, record: RawBuilder<unknown>): RawBuilder<unknown> {
  const reach = reaches.get(db);
  if (!reach || reach.narrow.length === 0) return within(db, table);
  const narrow = isWithin(table, reach, sql`${sql.ref(`${table}.compartment_id`)} = any (${reach.narrow}::uuid[])`);
  return sql`(${within(db, table)} or (${narrow} and exists (select from record.head as whole where ${record} and ${withinOrReleased(db, "whole")})))`;
}

/** The same for rows that only the roles they name may read within their office, and nobody beside them. */
export function withinForReaders(db: Db, table: string): RawBuilder<unknown> {
  const reach = reaches.get(db);
  if (!reach) return sql`true`;
  return sql`(${within(db, table)} and ${holdsReader(table, reach)})`;
}

function holdsReader(table: string, reach: Reach): RawBuilder<unknown> {
  return sql`exists (select from unnest(${sql.ref(`${table}.readers`)}) as reader where ${sql.ref(`${table}.compartment_id`)} || ' ' || reader = any (${reach.held}::text[]))`;
}

/** What queries call record.revision; everything else is record.head under some name. */
const revisions: readonly string[] = ["revision", "named"];

/**
 * A record that names its readers is for those roles, for whoever wrote it, and for colleagues whom it names itself: a head knows all its authors and
 * whom it names, a revision its one author.
 */
function isForReader(table: string, reach: Reach): RawBuilder<unknown> {
  const readers = sql.ref(`${table}.readers`);
  const person = sql`${reach.accountId}::uuid`;
  const wrote = revisions.includes(table) ? sql`${sql.ref(`${table}.author_id`)} = ${person}` : sql`${person} = any (${sql.ref(`${table}.authors`)})`;
  return sql`(${readers} is null or ${wrote} or ${isNamed(table, reach)} or ${holdsReader(table, reach)})`;
}

function isNamed(table: string, reach: Reach): RawBuilder<unknown> {
  const person = sql`${reach.accountId}::uuid`;
  return revisions.includes(table)
    ? sql`exists (select from record.head as whole where whole.id = ${sql.ref(`${table}.record_id`)} and ${person} = any (whole.named))`
    : sql`${person} = any (${sql.ref(`${table}.named`)})`;
}

/** For whom a transaction works; the worker works for nobody. */
export function viewerIn(db: Db): string | undefined {
  return reaches.get(db)?.accountId;
}

/** The highest label the person sees. The worker works for nobody and sees all. */
export function clearanceIn(db: Db): number {
  return reaches.get(db)?.clearance ?? labels.length - 1;
}

function isWithin(table: string, reach: Reach, compartment: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${compartment} and ${sql.ref(`${table}.label`)} <= ${reach.clearance})`;
}
