import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { prepared } from "../database/prepared.ts";
import { canonicalJson } from "../rules/canonical-json.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { labelRank } from "../rules/label.ts";
import type { RecordContent, StoredRecord } from "../rules/kind.ts";
import { writeFacets } from "./facets.ts";
import type { AnyKind } from "./registry.ts";
import { searchRule, searchVector, soundsOf } from "./search-terms.ts";

export type Change = { readonly step: string | null; readonly event: string; readonly reason: string; readonly isExercise: boolean; readonly keepsLinks?: boolean };

/**
 * Writes head, revision, links, facets and ledger entry of one version. The caller has decided that it may be written. None of them asks
 * what another answered, so they go to the database together and in this order, the head first because the others name it.
 */
export async function writeVersion(db: Db, ctx: Context, kind: AnyKind, record: StoredRecord<RecordContent>, change: Change): Promise<void> {
  const { content } = record;
  const row = {
    label: labelRank(content.label),
    title: kind.title(content).slice(0, 500),
    releasedFrom: releasedFrom(kind, record),
    salt: randomBytes(16),
  };
  const digest = createHash("sha256").update(row.salt).update(canonicalJson(content)).digest();
  const revision = sql`${prepared}
    insert into record.revision (record_id, version, compartment_id, readers, kind, label, state, step, title, content, author_id, at, reason, released_from, salt, digest)
    values (${record.id}, ${record.version}, ${record.compartmentId}, ${readersOf(kind)}, ${record.kind}, ${row.label}, ${record.state}, ${change.step}, ${row.title},
            ${JSON.stringify(content)}::jsonb, ${ctx.viewer.userId}, ${ctx.now}, ${change.reason}, ${row.releasedFrom}, ${row.salt}, ${digest})
  `;
  await Promise.all([
    writeHead(db, ctx, kind, record, row, change.isExercise),
    revision.execute(db),
    change.keepsLinks ? undefined : writeLinks(db, kind, record, row.label),
    kind.facets ? writeFacets(db, record, kind.facets(content), row.label) : undefined,
    recordEntry(db, { actorId: ctx.viewer.userId, event: change.event, recordId: record.id, version: record.version, compartmentId: record.compartmentId, label: row.label, digest }),
  ]);
}

/** As the database keeps it: null where the record is released to nobody. */
function releasedFrom(kind: AnyKind, { state, content }: StoredRecord<RecordContent>): string | null {
  if (!kind.releasedIn?.includes(state)) return null;
  const from = kind.releasedFrom ? kind.releasedFrom(content) : null;
  return from === undefined ? null : (from ?? "-infinity");
}

function readersOf(kind: AnyKind): string[] | null {
  return kind.readers ? [...kind.readers] : null;
}

type HeadFacts = { label: number; title: string; releasedFrom: string | null };

async function writeHead(db: Db, ctx: Context, kind: AnyKind, record: StoredRecord<RecordContent>, row: HeadFacts, isExercise: boolean): Promise<void> {
  const search = kind.searchText(record.content);
  const dueAt = kind.dueAt?.(record.content, record.state) ?? null;
  const columns = sql`
    label = excluded.label, version = excluded.version, state = excluded.state, number = excluded.number, situation_id = excluded.situation_id,
    title = excluded.title, content = excluded.content, authors = excluded.authors, due_at = excluded.due_at, released_from = excluded.released_from,
    changed_at = excluded.changed_at,
    state_since = case when head.state = excluded.state then head.state_since else excluded.changed_at end, changed_by = excluded.changed_by, search = excluded.search, names = excluded.names, name_sounds = excluded.name_sounds,
    logs_reading = excluded.logs_reading, named = excluded.named, search_rule = excluded.search_rule`;
  await sql`${prepared} 
    insert into record.head (id, compartment_id, readers, kind, label, version, state, number, situation_id, title, content, authors, due_at,
                             released_from, is_exercise, created_at, changed_at, state_since, changed_by, search, names, name_sounds, logs_reading, search_rule, named)
    values (${record.id}, ${record.compartmentId}, ${readersOf(kind)}, ${record.kind}, ${row.label}, ${record.version}, ${record.state}, ${record.number},
            ${record.content.situationId ?? null}, ${row.title}, ${JSON.stringify(record.content)}::jsonb, ${record.authors}, ${dueAt},
            ${row.releasedFrom}, ${isExercise}, ${record.createdAt}, ${ctx.now}, ${ctx.now}, ${ctx.viewer.userId},
            ${searchVector(row.title, search)}, public.unaccent(lower(${search.names.join(" ; ")})), ${soundsOf(search.names)}, ${kind.logsReading?.(record.content) ?? false}, ${searchRule}, ${[...(kind.named?.(record.content) ?? [])]})
    on conflict (id) do update set ${columns}
  `.execute(db);
}

async function writeLinks(db: Db, kind: AnyKind, record: StoredRecord<RecordContent>, label: number): Promise<void> {
  const links = kind.links(record.content);
  const removal = sql`${prepared} delete from record.link where from_id = ${record.id}`;
  const addition = sql`
    insert into record.link (from_id, to_id, link, compartment_id, label)
    select distinct ${record.id}::uuid, pair.to_id, pair.link, ${record.compartmentId}::uuid, ${label}::smallint
      from unnest(${links.map((link) => link.to)}::uuid[], ${links.map((link) => link.as)}::text[]) as pair (to_id, link)
  `;
  await Promise.all([removal.execute(db), links.length === 0 ? undefined : addition.execute(db)]);
}

/** The next yearly number of a kind in a compartment, `2026/014`. Two writers wait for each other here, and only here. */
export async function nextNumber(db: Db, compartmentId: string, kind: string, now: Date): Promise<string> {
  const year = now.getUTCFullYear();
  const { rows } = await sql<{ last: number }>`
    insert into record.numbering as numbering (compartment_id, kind, year, last) values (${compartmentId}, ${kind}, ${year}, 1)
    on conflict (compartment_id, kind, year) do update set last = numbering.last + 1
    returning last
  `.execute(db);
  return `${year}/${String(rows[0]?.last ?? 1).padStart(3, "0")}`;
}
