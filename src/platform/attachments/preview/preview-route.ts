import { sql } from "kysely";
import * as v from "valibot";
import type { Context } from "../../context.ts";
import { signedInRoute, type Route } from "../../http/route.ts";
import { recordEntry } from "../../ledger/record-entry.ts";
import { refuse } from "../../refusal.ts";
import { FilePreview, mostPages } from "../../rules/file-preview.ts";
import { WholeNumber } from "../../whole-number.ts";
import { withinFile } from "../within-file.ts";
import { canvasPath } from "./canvas-page.ts";
import { draw, type Drawn } from "./draw.ts";

type Stored = { readonly type: string; readonly content: Buffer; readonly compartmentId: string; readonly label: number };

/** Plain text is shown as far as somebody reads on a screen. */
const mostText = 64_000;

/** S51: what staff see of a file are pixels; whoever reads its record sees them, and of what is confidential that is a reading. */
export function previewRoute(filesOrigin: string): Route {
  return signedInRoute({
    method: "GET", path: "/api/files/:id/preview", action: "attachment.preview-shown", summary: "A picture without its metadata, a page of a PDF as a drawing, or the beginning of a text; for the page at the address of attached files that paints it.",
    data: "compartmented", stepUp: false, audit: null, allowed: "member", query: v.object({ page: v.optional(WholeNumber(1, mostPages), "1") }), answer: FilePreview,
    handle: async (ctx, call) => {
      const preview = await previewOf(await readFile(ctx, call.params["id"] ?? ""), call.query.page, `${filesOrigin}${canvasPath}`);
      // Drawing takes a while, in which somebody may have lost the file (S5).
      return (await call.mayGoOn()) ? { body: preview } : refuse("platform.record-not-found");
    },
  });
}

async function readFile(ctx: Context, id: string): Promise<Stored> {
  return ctx.transaction(async (db) => {
    const { rows } = await sql<Stored>`select type, content, compartment_id as "compartmentId", label from attachment.file where id = ${id} and ${withinFile(db)}`.execute(db);
    const file = rows[0] ?? refuse("platform.record-not-found");
    if (file.label > 0 && kindOf(file.type)) await recordEntry(db, { actorId: ctx.viewer.userId, event: "attachment.preview-shown", recordId: id, compartmentId: file.compartmentId, label: file.label });
    return file;
  });
}

function kindOf(type: string): "picture" | "pdf" | "text" | undefined {
  if (type === "application/pdf") return "pdf";
  return type.startsWith("image/") ? "picture" : type.startsWith("text/plain") ? "text" : undefined;
}

async function previewOf({ type, content }: Stored, page: number, canvas: string): Promise<FilePreview> {
  const kind = kindOf(type);
  if (kind === undefined) return { shows: "nothing", why: "kind" };
  if (kind === "text") return { shows: "text", text: new TextDecoder().decode(content.subarray(0, mostText), { stream: true }), isCut: content.length > mostText };
  return asAnswer(await draw({ kind, page }, content), page, canvas);
}

function asAnswer(drawn: Drawn, page: number, canvas: string): FilePreview {
  if (drawn.is === "nothing") return { shows: "nothing", why: drawn.why };
  const drawing = drawn.bytes.toString("base64");
  return drawn.is === "picture" ? { shows: "picture", type: drawn.type, drawing, canvas } : { shows: "page", type: "image/svg+xml", page, pages: drawn.pages, drawing, canvas };
}
