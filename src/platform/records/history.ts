import { sql } from "kysely";
import type { Db } from "../database/pools.ts";
import { prepared } from "../database/prepared.ts";
import { withinOrReleased } from "../database/reach.ts";
import type { Label } from "../rules/label.ts";
import { labelOf } from "./stored.ts";

export type Revision = {
  readonly version: number;
  readonly state: string;
  readonly step: string | null;
  readonly title: string;
  readonly label: Label;
  readonly authorId: string;
  readonly authorName: string | null;
  readonly at: string;
  readonly reason: string;
  /** The salted digest that the ledger holds for this version. */
  readonly digest: string;
  readonly leafIndex: number | null;
};

/** Every version of a record that the viewer may see under the label it had then (S18), newest first. */
export async function listHistory(db: Db, recordId: string): Promise<Revision[]> {
  const { rows } = await sql<Omit<Revision, "label"> & { label: number }>`${prepared}
    select revision.version, revision.state, revision.step, revision.title, revision.label, revision.author_id as "authorId",
           account.name as "authorName", revision.at, revision.reason, encode(revision.digest, 'hex') as digest,
           (select min(entry.leaf_index) from ledger.entry
             where entry.record_id = revision.record_id and entry.digest = revision.digest) as "leafIndex"
      from record.revision
      left join access.account on account.id = revision.author_id
     where revision.record_id = ${recordId} and ${withinOrReleased(db, "revision")}
     order by revision.version desc
  `.execute(db);
  return rows.map((row) => ({ ...row, label: labelOf(row.label) }));
}

export type KnownRecord = {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly state: string;
  readonly title: string;
  readonly content: unknown;
  readonly at: string;
};

/** The record as it stood at a moment: its last version that was saved by then. */
export async function findAsKnownOn(db: Db, recordId: string, moment: string): Promise<KnownRecord | undefined> {
  const { rows } = await sql<KnownRecord>`
    select record_id as id, kind, version, state, title, content, at
      from record.revision
     where record_id = ${recordId} and at <= ${moment} and ${withinOrReleased(db, "revision")}
     order by version desc
     limit 1
  `.execute(db);
  return rows[0];
}

/** One version of a record, if the viewer may see it under the label it had then (S18). */
export async function findVersion(db: Db, recordId: string, version: number): Promise<KnownRecord | undefined> {
  const { rows } = await sql<KnownRecord>`
    select record_id as id, kind, version, state, title, content, at
      from record.revision where record_id = ${recordId} and version = ${version} and ${withinOrReleased(db, "revision")}
  `.execute(db);
  return rows[0];
}

/** Everything of a situation as it stood at a moment: the situation and each record that named it then. */
export async function listAsKnownOn(db: Db, situationId: string, moment: string): Promise<KnownRecord[]> {
  const { rows } = await sql<KnownRecord>`
    select distinct on (revision.record_id) revision.record_id as id, revision.kind, revision.version, revision.state, revision.title,
           revision.content, revision.at
      from record.revision
     where revision.at <= ${moment} and ${withinOrReleased(db, "revision")}
       and (revision.record_id = ${situationId}
            or revision.record_id in (select named.record_id from record.revision as named
                                       where named.content ->> 'situationId' = ${situationId} and named.at <= ${moment} and ${withinOrReleased(db, "named")}))
     order by revision.record_id, revision.version desc
  `.execute(db);
  return rows.filter((row) => row.id === situationId || namesSituation(row.content, situationId));
}

function namesSituation(content: unknown, situationId: string): boolean {
  return typeof content === "object" && content !== null && "situationId" in content && content.situationId === situationId;
}
