import { sql } from "kysely";
import type { Context } from "../context.ts";
import { needFreshSignIn } from "../http/fresh-sign-in.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { labelOf } from "../records/stored.ts";
import { refuse } from "../refusal.ts";
import { withinFile } from "./within-file.ts";

/** Enters that somebody takes the original of a file, which is a deliberate act; of what is not theirs to take there is nothing. */
export async function enterTaking(ctx: Context, id: string): Promise<void> {
  await ctx.transaction(async (db) => {
    const { rows } = await sql<{ compartmentId: string; label: number }>`select compartment_id as "compartmentId", label from attachment.file where id = ${id} and ${withinFile(db)}`.execute(db);
    const file = rows[0] ?? refuse("platform.record-not-found");
    // S6, as for the papers: what leaves for good and is confidential leaves with somebody who is here now.
    if (file.label > 0) needFreshSignIn(ctx);
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "attachment.original-taken", recordId: id, compartmentId: file.compartmentId, label: file.label });
  });
}

type Stored = { readonly type: string; readonly content: Buffer; readonly label: number };

/** The original as a download that no browser opens by itself. */
export async function readOriginal(ctx: Context, id: string): Promise<Response> {
  const file = await ctx.transaction(async (db) => {
    const { rows } = await sql<Stored>`select type, content, label from attachment.file where id = ${id} and ${withinFile(db)}`.execute(db);
    return rows[0] ?? refuse("platform.record-not-found");
  });
  return new Response(new Uint8Array(file.content), {
    headers: {
      "content-type": "application/octet-stream",
      // The name a person gave may say who and where: the download is named by its own address and by how it may be passed on (S22).
      "content-disposition": `attachment; filename="file-${id.slice(0, 8)}-${labelOf(file.label)}${endingOf(file.type)}"`,
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}

const endings: Readonly<Record<string, string>> = { "application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "audio/ogg": ".ogg", "video/mp4": ".mp4" };

function endingOf(type: string): string {
  return endings[type] ?? (type.includes("wordprocessing") ? ".docx" : type.includes("spreadsheet") ? ".xlsx" : ".txt");
}
