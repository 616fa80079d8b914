import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { html, raw } from "hono/html";
import { isRightToLeft } from "./directional-text.ts";
import type { Outline } from "./outline.ts";
import { outlineToPage } from "./outline-to-page.ts";

const css = readFileSync(join(import.meta.dirname, "print.css"), "utf8");
const security = [`default-src 'none'`, `style-src 'sha256-${createHash("sha256").update(css).digest("base64")}'`, `base-uri 'none'`, `form-action 'none'`, `frame-ancestors 'none'`].join("; ");

/** One file without script or picture: what is printed, and what a browser saves as PDF, is what was sent. */
export async function printPage(outline: Outline): Promise<Response> {
  const { marks, number } = outline.running;
  const title = [...marks.filter((mark) => mark.kind === "exercise").map((mark) => mark.text), number].join(" ");
  const text = await html`<!doctype html>
    <html lang="${outline.language}" dir="${isRightToLeft(outline.language) ? "rtl" : "ltr"}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>${raw(css)}</style>
      </head>
      <body>${outlineToPage(outline)}</body>
    </html>`;
  return new Response(String(text), { headers: { "content-type": "text/html; charset=utf-8", "content-language": outline.language, "content-security-policy": security, "cache-control": "no-store" } });
}
