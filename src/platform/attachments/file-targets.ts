import { sql } from "kysely";
import { prepared } from "../database/prepared.ts";
import { labelOf } from "../records/stored.ts";
import type { TargetSource } from "../records/registry.ts";
import type { KnownFile } from "../rules/known-file.ts";
import { withinFile } from "./within-file.ts";

type Row = Omit<KnownFile, "deviceSignedAt"> & { readonly signedAt: string | null; readonly id: string; readonly name: string; readonly label: number; readonly addedAt: string };

/** Attached files as targets of links: a record cites only those within its writer's reach, and stands no lower than they do. */
export const fileTargets: TargetSource = async (db, ids) => {
  const { rows } = await sql<Row>`${prepared}
    select id, name, label, type, size, encode(sha256, 'hex') as sha256, antivirus, device_statement::jsonb ->> 'capturedAt' as "signedAt", added_at as "addedAt"
      from attachment.file where id = any (${ids}::uuid[]) and ${withinFile(db)}
  `.execute(db);
  return rows.map(({ id, name, label, type, size, sha256, antivirus, signedAt, addedAt }) => ({ id, kind: "attachment.file", state: "added", label: labelOf(label), title: name, content: { type, size, sha256, antivirus, ...(signedAt === null ? {} : { deviceSignedAt: signedAt }) } satisfies KnownFile, changedAt: addedAt, stateSince: addedAt }));
};
