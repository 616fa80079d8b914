import { sql, type RawBuilder } from "kysely";
import type { Viewer } from "../context.ts";
import type { Db } from "./pools.ts";

/** How far a person sees, as the application itself works it out from session and memberships, without asking row-level security. */
export type Reach = {
  /** Compartments whose records the person may read. */
  readonly compartments: readonly string[];
  /** Compartments of which the person receives only what was released to its principals. */
  readonly released: readonly string[];
  /** Rank of the highest label; without a phishing-resistant sign-in nothing above Unclassified (S1). */
  readonly clearance: number;
};

/** Whoever is not known reaches nothing. */
export const noReach: Reach = { compartments: [], released: [], clearance: -1 };

/** Open data is readable for everybody who is a member anywhere; a principal sees what was released, nothing else. */
export function reachOf(viewer: Pick<Viewer, "memberships" | "openData" | "clearance" | "assurance">): Reach {
  const ofRole = (isPrincipal: boolean) => viewer.memberships.filter(({ role }) => (role === "principal") === isPrincipal).map(({ compartmentId }) => compartmentId);
  const own = ofRole(false);
  return { compartments: own.length > 0 ? [...own, ...viewer.openData] : [], released: ofRole(true), clearance: viewer.assurance === 2 ? viewer.clearance : 0 };
}

/** Whether somebody sees less now than before: an office, what an office released to them, or a label. */
export function hasLost(before: Reach, now: Reach): boolean {
  return now.clearance < before.clearance || before.compartments.some((id) => !now.compartments.includes(id)) || before.released.some((id) => !now.released.includes(id));
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

/** The same for records and their revisions, which can be released to the principals of their compartment. */
export function withinOrReleased(db: Db, table: string): RawBuilder<unknown> {
  const reach = reaches.get(db);
  if (!reach) return sql`true`;
  const own = sql`${sql.ref(`${table}.compartment_id`)} = any (${reach.compartments}::uuid[])`;
  if (reach.released.length === 0) return isWithin(table, reach, own);
  return isWithin(table, reach, sql`(${own} or (${sql.ref(`${table}.released_from`)} <= now() and ${sql.ref(`${table}.compartment_id`)} = any (${reach.released}::uuid[])))`);
}

function isWithin(table: string, reach: Reach, compartment: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${compartment} and ${sql.ref(`${table}.label`)} <= ${reach.clearance})`;
}
