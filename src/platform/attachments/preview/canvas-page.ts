import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { openRoute, type Route } from "../../http/route.ts";

export const canvasPath = "/canvas";

const text = readFileSync(join(import.meta.dirname, "canvas.html"), "utf8");
const hashOf = (tag: string) => createHash("sha256").update(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(text)?.[1] ?? "").digest("base64");

/**
 * The page that paints what is shown of a file, in a frame of the staff's screens. Whatever the browser's decoders make of it happens under an origin that is no
 * origin, at another address where there is one, in a page that can ask nobody for anything. The page itself says nothing and is the same for everybody.
 */
export function canvasRoute(staffOrigin: string): Route {
  const policy = ["default-src 'none'", `script-src 'sha256-${hashOf("script")}'`, `style-src 'sha256-${hashOf("style")}'`, "img-src blob:", "base-uri 'none'", "form-action 'none'", `frame-ancestors ${staffOrigin}`, "require-trusted-types-for 'script'", "trusted-types 'none'", "sandbox allow-scripts"].join("; ");
  return openRoute({
    method: "GET", path: canvasPath, action: "attachment.canvas-read", summary: "The page that paints what is shown of a file; it holds nothing.",
    data: "none", stepUp: false, audit: null, allowed: "anyone", query: v.object({}),
    // A page that is isolated frames only what lets itself be framed from elsewhere; who may is said by frame-ancestors, before which x-frame-options steps back.
    handle: async () => new Response(text, { headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy, "cross-origin-resource-policy": "cross-origin" } }),
  });
}
