import { createHash, randomBytes } from "node:crypto";
import { closeWith, openWith } from "#platform/rules/sealing/derive.ts";
import * as v from "valibot";

/** How long the answer to a form can be fetched, and fetched again on a bad line. */
export const shownForMs = 2 * 60_000;

const Kept = v.object({ status: v.number(), headers: v.array(v.tuple([v.string(), v.string()])), text: v.string() });

export type ShownPages = {
  /** Keeps an answer, closed, and gives the one word that opens it. */
  keep(answer: Response, now: Date): Promise<string>;
  find(token: string, now: Date): Promise<Response | undefined>;
};

/**
 * Answers to the form without scripts, fetched by another address: of a form that is answered itself the browser keeps on its disk what was typed, the
 * words of the receipt too, to send it again after a restart (S40). They wait in memory alone, closed under the word that is in the address and nowhere here.
 */
export function openShownPages(pages = new Map<string, { readonly until: number; readonly closed: string }>()): ShownPages {
  return {
    keep: async (answer, now) => {
      for (const [name, { until }] of pages) if (until <= now.getTime()) pages.delete(name);
      const token = randomBytes(32);
      const kept: v.InferOutput<typeof Kept> = { status: answer.status, headers: [...answer.headers], text: await answer.text() };
      pages.set(nameOf(token), { until: now.getTime() + shownForMs, closed: await closeWith(token, "shown-page", JSON.stringify(kept)) });
      return token.toString("base64url");
    },
    find: async (text, now) => {
      const token = Buffer.from(text, "base64url");
      const found = pages.get(nameOf(token));
      if (!found || found.until <= now.getTime()) return undefined;
      const { status, headers, text: page } = v.parse(Kept, JSON.parse(await openWith(token, "shown-page", found.closed)));
      return new Response(page, { status, headers });
    },
  };
}

function nameOf(token: Uint8Array): string {
  return createHash("sha256").update(token).digest("base64url");
}
