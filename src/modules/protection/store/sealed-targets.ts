import { sql } from "kysely";
import { withinForReaders } from "#platform/database/reach.ts";
import type { TargetSource } from "#platform/records/registry.ts";
import { labelOf } from "#platform/records/stored.ts";
import { sealedKind } from "../model/submission/submission-kind.ts";

type Row = { readonly id: string; readonly label: number; readonly door: string; readonly status: string; readonly filedOn: string; readonly consentWithdrawnOn: string | null; readonly deletedOn: string | null };

/** Closed boxes as targets of links, for those who open them; a box has no title and says nothing of what is in it. */
export const sealedTargets: TargetSource = async (db, ids) => {
  const { rows } = await sql<Row>`
    select id, label, door, status, to_char(filed_on, 'YYYY-MM-DD') as "filedOn", to_char(consent_withdrawn_on, 'YYYY-MM-DD') as "consentWithdrawnOn", to_char(deleted_on, 'YYYY-MM-DD') as "deletedOn"
      from protection.sealed_submission where id = any (${ids}::uuid[]) and ${withinForReaders(db, "sealed_submission")}
  `.execute(db);
  return rows.map(({ id, label, status, filedOn, ...content }) => ({ id, kind: sealedKind, state: status, label: labelOf(label), title: filedOn, content, changedAt: filedOn, stateSince: filedOn }));
};
