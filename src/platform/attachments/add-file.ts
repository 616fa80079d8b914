import { createHash } from "node:crypto";
import { sql } from "kysely";
import * as v from "valibot";
import { onlyReceives, type Context } from "../context.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { refuse } from "../refusal.ts";
import type { Antivirus } from "../rules/antivirus.ts";
import type { Attachment } from "../rules/attachment.ts";
import { Label, labelRank } from "../rules/label.ts";
import { statementText } from "../rules/device-statement.ts";
import { checkedStatement, enterStatement } from "./device-statement.ts";
import { typeByContent } from "./type-by-content.ts";

export const NewFile = v.strictObject({
  compartment: v.pipe(v.string(), v.uuid()), label: Label, name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  /** What the device that adds it says and signs of it, as canonical JSON (decision 0041). Left out: no device signed. */
  device: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
});

/** Keeps a file that a record can be made to carry. Its digest is made before anything else is done with it; `look` asks a virus scanner before anything is kept. */
export async function addFile(ctx: Context, wanted: v.InferOutput<typeof NewFile>, content: Buffer, look: () => Promise<Antivirus>): Promise<v.InferOutput<typeof Attachment>> {
  const sha256 = createHash("sha256").update(content).digest();
  if (onlyReceives(ctx.viewer, wanted.compartment)) refuse("platform.compartment-not-found");
  const statement = await checkedStatement(wanted.device, content, sha256);
  const type = typeByContent(content);
  const antivirus = await look();
  return ctx.transaction(async (db) => {
    const { rows: closed } = await sql`select from access.compartment where id = ${wanted.compartment} and closed_at is not null`.execute(db);
    if (closed.length > 0) refuse("platform.office-closed");
    const { rows } = await sql<{ id: string }>`
      insert into attachment.file (compartment_id, label, name, type, size, sha256, content, added_by, added_at, antivirus, device_statement)
      values (${wanted.compartment}, ${labelRank(wanted.label)}, ${wanted.name}, ${type}, ${content.length}, ${sha256}, ${content}, ${ctx.viewer.userId}, ${ctx.now}, ${JSON.stringify(antivirus)}::jsonb, ${statement ? statementText(statement) : null}) returning id
    `.execute(db);
    const id = rows[0]?.id ?? "";
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "attachment.file-added", recordId: id, compartmentId: wanted.compartment, label: labelRank(wanted.label), digest: sha256 });
    if (statement) await enterStatement(db, ctx, statement, { id, compartmentId: wanted.compartment, label: labelRank(wanted.label) });
    return { fileId: id, name: wanted.name, type, size: content.length, sha256: sha256.toString("hex"), antivirus, ...(statement ? { deviceSignedAt: statement.capturedAt } : {}) };
  });
}
