import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { refuse } from "../refusal.ts";
import { fingerprintOf, isSignedByDevice, readStatement, statementText, type DeviceStatement } from "../rules/device-statement.ts";

/** What the device said, when it is of these bytes and signed; refused otherwise, because one of the two was changed on the way. */
export async function checkedStatement(text: string | undefined, content: Buffer, sha256: Buffer): Promise<DeviceStatement | undefined> {
  if (text === undefined) return undefined;
  const statement = readStatement(text);
  if (!statement || !(await isSignedByDevice(statement))) return refuse("platform.device-statement-invalid");
  if (statement.sha256 !== sha256.toString("hex") || statement.size !== content.length) return refuse("platform.attachment-changed-on-the-way-invalid");
  return statement;
}

type SignedFile = { readonly id: string; readonly compartmentId: string; readonly label: number };

/** Enters the statement itself by its hash, in the transaction of the file; and the device, when this person signs with it for the first time. */
export async function enterStatement(db: Db, ctx: Context, statement: DeviceStatement, file: SignedFile): Promise<void> {
  const actorId = ctx.viewer.userId;
  const { rows } = await sql<{ id: string }>`
    insert into attachment.device (account_id, key, first_used_at) values (${actorId}, ${statement.deviceKey}, ${ctx.now})
        on conflict on constraint device_of_account do nothing returning id
  `.execute(db);
  const [first] = rows;
  if (first) await recordEntry(db, { actorId, event: "attachment.device-first-used", recordId: first.id, digest: hashOf(Buffer.from(statement.deviceKey, "base64url")) });
  await recordEntry(db, { actorId, event: "attachment.device-signed", recordId: file.id, compartmentId: file.compartmentId, label: file.label, digest: hashOf(statementText(statement)) });
}

/** The own devices, by their keys. */
export async function listDevices(ctx: Context): Promise<{ id: string; fingerprint: string; firstUsedAt: string }[]> {
  const rows = await ctx.transaction(async (db) => (await sql<{ id: string; key: string; firstUsedAt: string }>`select id, key, first_used_at as "firstUsedAt" from attachment.device where account_id = ${ctx.viewer.userId} order by first_used_at desc, id`.execute(db)).rows);
  return Promise.all(rows.map(async ({ id, key, firstUsedAt }) => ({ id, fingerprint: await fingerprintOf(key), firstUsedAt })));
}

function hashOf(bytes: Buffer | string): Buffer {
  return createHash("sha256").update(bytes).digest();
}
