import { sql } from "kysely";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { withinOrReleased } from "../database/reach.ts";
import type { AnyKind } from "../records/registry.ts";
import { refuse } from "../refusal.ts";
import type { Label } from "../rules/label.ts";
import type { RecordContent, StoredRecord } from "../rules/kind.ts";

/** Null for what was issued and holds. */
export type Standing = "draft" | "superseded" | "withdrawn" | null;

/** What every document says about itself: which version it is, how far it has come, and who takes this copy. */
export type CopyFacts = {
  readonly kind: string;
  readonly state: string;
  readonly standing: Standing;
  readonly label: Label;
  readonly number: string | null;
  readonly version: number;
  readonly isExercise: boolean;
  /** When the version was saved, and its salted digest in the ledger: with them anybody finds out whether paper and record agree. */
  readonly knownOn: string;
  readonly digest: string;
  readonly copyFor: string;
  /** Null where two copies of one version must not differ. */
  readonly copyAt: string | null;
};

export async function getCopyFacts(db: Db, ctx: Context, kind: AnyKind, record: StoredRecord<RecordContent>): Promise<CopyFacts> {
  const { rows } = await sql<{ isExercise: boolean; knownOn: string; digest: string }>`
    select head.is_exercise as "isExercise", revision.at as "knownOn", encode(revision.digest, 'hex') as digest
      from record.head
      join record.revision on revision.record_id = head.id and revision.version = head.version
     where head.id = ${record.id} and head.version = ${record.version} and ${withinOrReleased(db, "head")} and ${withinOrReleased(db, "revision")}
  `.execute(db);
  // A version is written together with its revision, under the same label: who sees one sees the other.
  const row = rows[0] ?? refuse(`${kind.kind}-not-found`);
  return {
    kind: kind.kind,
    state: record.state,
    standing: standingOf(kind, record.state),
    label: record.content.label,
    number: record.number,
    version: record.version,
    isExercise: row.isExercise,
    knownOn: new Date(row.knownOn).toISOString(),
    digest: row.digest,
    copyFor: ctx.viewer.name,
    copyAt: ctx.now.toISOString(),
  };
}

export function standingOf(kind: Pick<AnyKind, "releasedIn">, state: string): Standing {
  if (state === "withdrawn" || state === "superseded") return state;
  return kind.releasedIn?.includes(state) ? null : "draft";
}
