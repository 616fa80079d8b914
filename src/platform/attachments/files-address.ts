import { html } from "hono/html";
import * as v from "valibot";
import { page } from "../http/page.ts";
import { openRoute, type Route } from "../http/route.ts";
import { acceptedLanguage, type Sentences } from "../messages/sentences.ts";
import { Refusal } from "../refusal.ts";
import { canvasRoute } from "./preview/canvas-page.ts";
import type { Tickets } from "./tickets.ts";

/** Where a ticket is shown; it travels in the body, so that no address, history or log holds it. */
export const takingPath = "/taken";

export type Originals = Tickets<Response>;

/**
 * What is at the address of attached files, which is another origin than the staff's where there is one (S48): whatever a browser may make of a file, it does
 * not do so where anybody is signed in. No cookie counts here, and a ticket is the whole right.
 */
export function filesAddressRoutes(originals: Originals, sentences: Sentences, staffOrigin: string, isElsewhere: boolean): Route[] {
  return [
    canvasRoute(staffOrigin),
    openRoute({
      method: "POST", path: takingPath, action: "attachment.original-handed-out", summary: "Hands out the original that a ticket is for, once and within its minute.",
      data: "personal-link", stepUp: false, audit: null, allowed: "anyone", body: v.strictObject({ ticket: v.pipe(v.string(), v.maxLength(100)) }), bodyLimit: 1_000, isAskedFromElsewhere: isElsewhere,
      handle: async (call) => {
        const take = originals.use(call.body.ticket, call.now);
        try {
          return await (take?.() ?? nothingToTake(call.request, sentences));
        } catch (error) {
          if (error instanceof Refusal) return nothingToTake(call.request, sentences);
          throw error;
        }
      },
    }),
  ];
}

/** One answer for every other address there, for a ticket that is over or was used, and for a file that is no longer theirs who asked. */
export function nothingToTake(request: Request, sentences: Sentences): Promise<Response> {
  const language = acceptedLanguage(request.headers.get("accept-language"));
  const title = sentences.say(language, "platform.files-address.title");
  return page({ language, title, status: 404, body: html`<main><h1>${title}</h1><p>${sentences.say(language, "platform.files-address.nothing")}</p></main>` });
}
