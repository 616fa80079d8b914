import * as v from "valibot";
import type { Context } from "../context.ts";
import { readBytes } from "../http/read-body.ts";
import { signedInRoute, type Route } from "../http/route.ts";
import type { Database } from "../database/open-database.ts";
import { evidenceText } from "../ledger/evidence.ts";
import type { LogKey } from "../ledger/signed-note.ts";
import { refuse } from "../refusal.ts";
import { CanvasPlace, OriginalTicket } from "../rules/file-preview.ts";
import { addFile, NewFile } from "./add-file.ts";
import type { Clamd } from "./clamd.ts";
import { listDevices } from "./device-statement.ts";
import { takingPath, type Originals } from "./files-address.ts";
import { lookForMalware } from "./look-for-malware.ts";
import { enterTaking, readOriginal } from "./original.ts";
import { canvasPath } from "./preview/canvas-page.ts";
import { previewRoute } from "./preview/preview-route.ts";
import { proveFile } from "./prove-file.ts";

export const largestAttachment = 25_000_000;

/** Where the address of attached files is, what hands out originals there, and what looks at files that come in. */
export type FilesPlace = { readonly origin: string; readonly originals: Originals; readonly clamav: Clamd | undefined };

/** Adding a file (hashed before anything else is done with it) and taking its original, which is a deliberate, logged act. */
export function attachmentRoutes(database: Database, logKey: LogKey, place: FilesPlace): Route[] {
  return [
    signedInRoute({
      method: "POST", path: "/api/files", action: "attachment.file-added", summary: "Adds a file to a compartment; its type is read from its content.",
      data: "compartmented", stepUp: false, audit: null, allowed: "member", query: NewFile, readsOwnBody: true, bodyLimit: largestAttachment,
      handle: async (ctx, call) => ({ status: 201, body: await addSent(ctx, place.clamav, call.query, await readBytes(call.request, largestAttachment)) }),
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
    previewRoute(place.origin),
    signedInRoute({
      method: "GET", path: "/api/canvas", action: "attachment.canvas-named", summary: "Where the page is that paints pictures which were opened in the browser.",
      data: "none", stepUp: false, audit: null, allowed: "signed-in", answer: CanvasPlace,
      handle: async () => ({ body: { canvas: `${place.origin}${canvasPath}` } }),
    }),
    signedInRoute({
      method: "GET", path: "/api/own-devices", action: "attachment.own-devices-read", summary: "The keys of the own devices that signed files, by fingerprint, each since its first use.",
      data: "own", stepUp: false, audit: null, allowed: "signed-in",
      handle: async (ctx) => ({ body: { items: await listDevices(ctx) } }),
    }),
    signedInRoute({
      method: "POST", path: "/api/files/:id/tickets", action: "attachment.ticket-given", summary: "Enters that the original of a file is taken, and gives a ticket for it: once, within a minute, at the address of attached files.",
      data: "compartmented", stepUp: false, audit: null, allowed: "member", body: v.strictObject({}), answer: OriginalTicket,
      handle: async (ctx, call) => {
        const id = call.params["id"] ?? "";
        await enterTaking(ctx, id);
        // Asked again when the ticket is shown: whoever has lost the file, or the session, meanwhile gets nothing (S5).
        const take = async () => ((await call.mayGoOn()) ? readOriginal(ctx, id) : refuse("platform.record-not-found"));
        return { status: 201, body: { ticket: place.originals.give(take, call.now), address: `${place.origin}${takingPath}` } satisfies v.InferOutput<typeof OriginalTicket> };
      },
    }),
    signedInRoute({
      method: "GET", path: "/api/files/:id", action: "attachment.original-taken", summary: "The original of a file, for programs with a token; browsers take it with a ticket.",
      data: "compartmented", stepUp: false, audit: null, allowed: "member",
      handle: async (ctx, call) => {
        // Bytes that somebody else wrote do not come from where a browser is signed in.
        if (!ctx.viewer.isToken) refuse("platform.attachment-by-ticket-only");
        await enterTaking(ctx, call.params["id"] ?? "");
        return readOriginal(ctx, call.params["id"] ?? "");
      },
    }),
  ];
}

function addSent(ctx: Context, clamav: Clamd | undefined, wanted: v.InferOutput<typeof NewFile>, content: Buffer): ReturnType<typeof addFile> {
  return addFile(ctx, wanted, content, () => lookForMalware(ctx, clamav, wanted.compartment, content));
}
