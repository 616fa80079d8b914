import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import { needFreshSignIn } from "#platform/http/fresh-sign-in.ts";
import { signedInRoute, type Call, type Route } from "#platform/http/route.ts";
import { languages, type Sentences } from "#platform/messages/sentences.ts";
import { assessmentOutline } from "./assessment-outline.ts";
import { getDocumentFacts, type DocumentSource } from "./document-facts.ts";
import type { Outline } from "#platform/documents/outline.ts";
import { documentWords } from "./document-words.ts";
import { outlineToDocx } from "#platform/documents/outline-to-docx.ts";
import { printPage } from "#platform/documents/print-page.ts";

const DocumentQuery = v.strictObject({ language: v.optional(v.picklist(languages)) });
type DocumentCall = Call<v.InferOutput<typeof DocumentQuery>, unknown>;
const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** An assessment to take along: a Word file to edit, and a page to print or to save as PDF. Each copy is an entry in the ledger. */
export function documentRoutes(sentences: Sentences, source: DocumentSource): Route[] {
  const exported = { method: "GET", data: "compartmented", stepUp: false, allowed: "member", audit: "assessment.document-exported", query: DocumentQuery } as const;
  return [
    signedInRoute({
      ...exported, path: "/api/assessments/:id/document.docx", action: "assessment.document-exported", summary: "The assessment as a Word file in the language asked for.",
      handle: async (ctx, call) => {
        const outline = await outlineFor(ctx, call, sentences, source);
        const file = await outlineToDocx(outline);
        return new Response(new Uint8Array(file), { headers: { "content-type": docxType, "content-disposition": `attachment; filename="${fileName(call, outline)}"`, "cache-control": "no-store" } });
      },
    }),
    signedInRoute({
      ...exported, path: "/print/assessments/:id", action: "assessment.document-printed", summary: "The assessment as a page for A4 paper, which a browser prints or saves as PDF.",
      handle: async (ctx, call) => printPage(await outlineFor(ctx, call, sentences, source)),
    }),
  ];
}

async function outlineFor(ctx: Context, call: DocumentCall, sentences: Sentences, source: DocumentSource): Promise<Outline> {
  const facts = await ctx.transaction((db) => getDocumentFacts(db, ctx, source, call.params["id"] ?? ""));
  if (facts.content.label !== "unclassified") needFreshSignIn(ctx);
  return assessmentOutline(facts, documentWords(sentences, call.query.language ?? call.language));
}

/** The name carries no title: file names end in lists that anybody may see (S66). */
function fileName(call: DocumentCall, outline: Outline): string {
  return `assessment-${(call.params["id"] ?? "").slice(0, 8)}-${outline.language}.docx`;
}
