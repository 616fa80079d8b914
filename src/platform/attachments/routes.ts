import { sql } from "kysely";
import type { Context } from "../context.ts";
import { needFreshSignIn } from "../http/fresh-sign-in.ts";
import { readBytes } from "../http/read-body.ts";
import { signedInRoute, type Route } from "../http/route.ts";
import type { Database } from "../database/open-database.ts";
import { evidenceText } from "../ledger/evidence.ts";
import type { LogKey } from "../ledger/signed-note.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { labelOf } from "../records/stored.ts";
import { refuse } from "../refusal.ts";
import { addFile, NewFile } from "./add-file.ts";
import { listDevices } from "./device-statement.ts";
import { proveFile } from "./prove-file.ts";
import { withinFile } from "./within-file.ts";

export const largestAttachment = 25_000_000;

type Stored = { name: string; type: string; content: Buffer; compartmentId: string; label: number };

/** Adding a file (hashed before anything else is done with it) and taking its original, which is a deliberate, logged act. */
export function attachmentRoutes(database: Database, logKey: LogKey): Route[] {
  return [
    signedInRoute({
      method: "POST", path: "/api/files", action: "attachment.file-added", summary: "Adds a file to a compartment; its type is read from its content.",
      data: "compartmented", stepUp: false, audit: null, allowed: "member", query: NewFile, readsOwnBody: true, bodyLimit: largestAttachment,
      handle: async (ctx, call) => ({ status: 201, body: await addFile(ctx, call.query, await readBytes(call.request, largestAttachment)) }),
    }),
    signedInRoute({
      method: "GET", path: "/api/files/:id/proof", action: "attachment.proof-taken", summary: "What proves to anybody, without this server, that a file stands in the ledger as it was added: for `vigie evidence verify`.",
      data: "compartmented", stepUp: false, audit: null, allowed: "member",
      handle: async (ctx, call) => {
        const id = call.params["id"] ?? "";
        const evidence = evidenceText(await proveFile(ctx, database, logKey, id));
        return new Response(evidence, { headers: { "content-type": "application/octet-stream", "content-disposition": `attachment; filename="file-${id.slice(0, 8)}-proof.json"` } });
      },
    }),
    signedInRoute({
      method: "GET", path: "/api/own-devices", action: "attachment.own-devices-read", summary: "The keys of the own devices that signed files, by fingerprint, each since its first use.",
      data: "own", stepUp: false, audit: null, allowed: "signed-in",
      handle: async (ctx) => ({ body: { items: await listDevices(ctx) } }),
    }),
    signedInRoute({
      method: "GET", path: "/api/files/:id", action: "attachment.original-taken", summary: "The original of a file, as a download that no browser opens by itself.",
      data: "compartmented", stepUp: false, audit: null, allowed: "member",
      handle: async (ctx, call) => {
        const file = await takeFile(ctx, call.params["id"] ?? "");
        return new Response(new Uint8Array(file.content), {
          headers: {
            "content-type": "application/octet-stream",
            // The name a person gave may say who and where: the download is named by its own address and by how it may be passed on (S22).
            "content-disposition": `attachment; filename="file-${call.params["id"]?.slice(0, 8)}-${labelOf(file.label)}${endingOf(file.type)}"`,
            "content-security-policy": "default-src 'none'; sandbox",
          },
        });
      },
    }),
  ];
}

async function takeFile(ctx: Context, id: string): Promise<Stored> {
  return ctx.transaction(async (db) => {
    const { rows } = await sql<Stored>`select name, type, content, compartment_id as "compartmentId", label from attachment.file where id = ${id} and ${withinFile(db)}`.execute(db);
    const file = rows[0] ?? refuse("platform.record-not-found");
    // S6, as for the papers: what leaves for good and is confidential leaves with somebody who is here now.
    if (file.label > 0) needFreshSignIn(ctx);
    await recordEntry(db, { actorId: ctx.viewer.userId, event: "attachment.original-taken", recordId: id, compartmentId: file.compartmentId, label: file.label });
    return file;
  });
}

const endings: Readonly<Record<string, string>> = { "application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "audio/ogg": ".ogg", "video/mp4": ".mp4" };

function endingOf(type: string): string {
  return endings[type] ?? (type.includes("wordprocessing") ? ".docx" : type.includes("spreadsheet") ? ".xlsx" : ".txt");
}
