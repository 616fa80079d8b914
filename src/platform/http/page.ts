import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { html, raw } from "hono/html";

/** What the tagged template gives: text in which every inserted value is escaped. */
export type Html = ReturnType<typeof html>;

const css = readFileSync(join(import.meta.dirname, "page.css"), "utf8");
const cssHash = createHash("sha256").update(css).digest("base64");
const security = [
  "default-src 'none'",
  `style-src 'sha256-${cssHash}'`,
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // S52: no script of these pages makes markup of text.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

export type PageParts = { readonly language: string; readonly title: string; readonly body: Html; readonly script?: string; readonly isModule?: boolean; readonly status?: number };

/**
 * A server-rendered page: sign-in, answers to alerts, documents for printing. Complete without JavaScript, in two requests at
 * most, and with its style inside so that a slow line paints it at once.
 */
export async function page(parts: PageParts): Promise<Response> {
  const direction = parts.language === "ar" ? "rtl" : "ltr";
  const script = parts.script ? html`<script src="${parts.script}" ${raw(parts.isModule ? 'type="module"' : "defer")}></script>` : "";
  const text = await html`<!doctype html>
    <html lang="${parts.language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>${parts.title}</title>
        <style>${raw(css)}</style>
        ${script}
      </head>
      <body>${parts.body}</body>
    </html>`;
  return new Response(String(text), {
    status: parts.status ?? 200,
    headers: { "content-type": "text/html; charset=utf-8", "content-language": parts.language, "content-security-policy": security },
  });
}

export function seeOther(to: string, cookie?: string): Response {
  return new Response(null, { status: 303, headers: { location: to, ...(cookie ? { "set-cookie": cookie } : {}) } });
}
