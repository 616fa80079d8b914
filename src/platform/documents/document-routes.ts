import * as v from "valibot";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { compressFor } from "../http/compress.ts";
import { needFreshSignIn } from "../http/fresh-sign-in.ts";
import { signedInRoute, type Call, type Route } from "../http/route.ts";
import { languages, type Sentences } from "../messages/sentences.ts";
import type { CopyFacts } from "./copy-facts.ts";
import { documentWords, type DocumentWords } from "./document-words.ts";
import type { Outline } from "./outline.ts";
import { outlineToDocx } from "./outline-to-docx.ts";
import { outlineToPdf } from "./outline-to-pdf.ts";
import { printPage } from "./print-page.ts";

type DocumentCall = Call<{ readonly language?: string | undefined }, unknown>;
const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A kind of record that can be taken along: what is read for it under the reader's rights, and what is said of that. */
export type Paper<Facts extends { readonly copy: CopyFacts }> = {
  readonly module: string;
  readonly noun: string;
  readonly path: string;
  /** The languages it can be had in, where they are not those of the interface. */
  readonly languages?: readonly string[];
  getFacts(db: Db, ctx: Context, id: string): Promise<Facts>;
  outline(facts: Facts, words: DocumentWords): Outline;
};

/** A record to take along: a Word file to edit, a PDF to sign and send, a page to print. Each copy is an entry in the ledger. */
export function documentRoutes<Facts extends { readonly copy: CopyFacts }>(sentences: Sentences, paper: Paper<Facts>): Route[] {
  const { module, noun, path } = paper;
  const query = v.strictObject({ language: v.optional(v.picklist(paper.languages ?? languages)) });
  const exported = { method: "GET", data: "compartmented", stepUp: false, allowed: "member", audit: `${module}.document-exported`, query } as const;
  return [
    signedInRoute({
      ...exported, path: `/api/${path}/:id/document.docx`, action: `${module}.document-exported`, summary: `The ${noun} as a Word file in the language asked for.`,
      handle: async (ctx, call) => {
        const { outline, copy } = await outlineFor(ctx, call, sentences, paper);
        return fileResponse(new Uint8Array(await outlineToDocx(outline)), docxType, fileName(call, noun, copy, outline.language, "docx"));
      },
    }),
    signedInRoute({
      ...exported, path: `/api/${path}/:id/document.pdf`, action: `${module}.document-typeset`, summary: `The ${noun} as a PDF in the language asked for: the same bytes for the same version and reader.`,
      handle: async (ctx, call) => {
        const { outline, copy } = await outlineFor(ctx, call, sentences, withoutMoment(paper));
        // What tells a screen reader about each cell is most of the file, and shrinks to a fifth.
        const { body, coding } = compressFor(call.request.headers.get("accept-encoding") ?? undefined, new Uint8Array(await outlineToPdf(outline)));
        return fileResponse(body, "application/pdf", fileName(call, noun, copy, outline.language, "pdf"), coding);
      },
    }),
    signedInRoute({
      ...exported, path: `/print/${path}/:id`, action: `${module}.document-printed`, summary: `The ${noun} as a page for A4 paper.`,
      handle: async (ctx, call) => printPage((await outlineFor(ctx, call, sentences, paper)).outline),
    }),
  ];
}

async function outlineFor<Facts extends { readonly copy: CopyFacts }>(ctx: Context, call: DocumentCall, sentences: Sentences, paper: Paper<Facts>): Promise<{ outline: Outline; copy: CopyFacts }> {
  const facts = await ctx.transaction((db) => paper.getFacts(db, ctx, call.params["id"] ?? ""));
  if (facts.copy.label !== "unclassified") needFreshSignIn(ctx);
  return { outline: paper.outline(facts, documentWords(sentences, call.query.language ?? call.language)), copy: facts.copy };
}

/** Two PDFs of one version for one person are the same file; the ledger says when each was made. */
function withoutMoment<Facts extends { readonly copy: CopyFacts }>(paper: Paper<Facts>): Paper<Facts> {
  return { ...paper, outline: (facts, words) => paper.outline({ ...facts, copy: { ...facts.copy, copyAt: null } }, words) };
}

/** The name carries the classification (S22) and no title: file names end in lists that anybody may see (S66). */
function fileName(call: DocumentCall, noun: string, copy: CopyFacts, language: string, ending: string): string {
  return `${copy.isExercise ? "exercise-" : ""}${noun}-${(call.params["id"] ?? "").slice(0, 8)}-${copy.label}-${language}.${ending}`;
}

function fileResponse(file: string | Uint8Array<ArrayBuffer>, type: string, name: string, coding?: string): Response {
  const coded: Record<string, string> = coding ? { "content-encoding": coding } : {};
  return new Response(file, { headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"`, "cache-control": "no-store", ...coded } });
}
