import type { Context as HonoContext } from "hono";
import { readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

type Asset = { readonly body: Buffer; readonly brotli: Buffer; readonly type: string; readonly isHashed: boolean };

/**
 * Serves the built screens: files by name, the start page for every other address, because the addresses of screens belong to the
 * browser's router. Files with a hash in their name may be kept for ever. Compressed once, when first asked for.
 */
export function serveScreens(directory: string): (c: HonoContext) => Promise<Response> {
  const assets = new Map<string, Asset | undefined>();
  return async (c) => {
    const path = normalize(c.req.path);
    if (!assets.has(path)) assets.set(path, path.includes("..") || extname(path) === "" ? undefined : readAsset(directory, path));
    const asset = assets.get(path) ?? (extname(path) === "" ? startPage(assets, directory) : undefined);
    if (!asset || c.req.method !== "GET") return new Response("", { status: 404 });
    const takesBrotli = (c.req.header("accept-encoding") ?? "").includes("br");
    return new Response(new Uint8Array(takesBrotli ? asset.brotli : asset.body), {
      headers: {
        "content-type": asset.type,
        vary: "accept-encoding",
        "cache-control": asset.isHashed ? "public, max-age=31536000, immutable" : "no-store",
        ...(takesBrotli ? { "content-encoding": "br" } : {}),
      },
    });
  };
}

function startPage(assets: Map<string, Asset | undefined>, directory: string): Asset | undefined {
  if (!assets.has("/index.html")) assets.set("/index.html", readAsset(directory, "/index.html"));
  return assets.get("/index.html");
}

function readAsset(directory: string, path: string): Asset | undefined {
  const file = join(directory, path);
  const type = contentTypes[extname(file)];
  if (!type || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const body = readFileSync(file);
  const brotli = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { body, brotli, type, isHashed: path.startsWith("/assets/") };
}
