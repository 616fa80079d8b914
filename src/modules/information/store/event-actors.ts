import { sql, type RawBuilder } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { withinOrReleased } from "#platform/database/reach.ts";
import { labelOf } from "#platform/records/stored.ts";
import type { Label } from "#platform/rules/label.ts";

/** An actor's record whose name in data sets is the name of a side. */
export type NamedActor = { readonly name: string; readonly id: string; readonly title: string; readonly label: Label };

/** Names meet whatever their capitals, accents and spaces: releases of one data set differ in them. */
function plainName(name: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`regexp_replace(btrim(public.unaccent(lower(${name}))), '\\s+', ' ', 'g')`;
}

/** Names that the records of actors give as those of data sets, each with its record, as far as the viewer may see it. */
function namesInRecords(db: Db): RawBuilder<unknown> {
  return sql`(
    select actor.id, actor.title, actor.label, ${plainName(sql`given.name`)} as plain
      from record.head as actor, jsonb_array_elements_text(actor.content -> 'dataSetNames') as given (name)
     where actor.kind = 'partners.actor' and ${withinOrReleased(db, "actor")})`;
}

/** The actors behind names of sides, asked when they are shown: whatever is imported later finds its actor too. */
export async function listActorsNamed(db: Db, names: readonly string[]): Promise<NamedActor[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<Omit<NamedActor, "label"> & { label: number }>`
    select distinct said.name, known.id, known.title, known.label
      from unnest(${names}::text[]) as said (name)
      join ${namesInRecords(db)} as known on known.plain = ${plainName(sql`said.name`)}
     order by said.name, known.title, known.id
  `.execute(db);
  return rows.map((row) => ({ ...row, label: labelOf(row.label) }));
}

/** The condition that a side is called as this actor's record says, on `information.event_name`. */
export function isNamedByRecord(db: Db, actorId: string): RawBuilder<unknown> {
  return sql`${plainName(sql`event_name.name`)} in (select known.plain from ${namesInRecords(db)} as known where known.id = ${actorId})`;
}
