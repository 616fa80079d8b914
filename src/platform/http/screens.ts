import type { Context as HonoContext } from "hono";
import { readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import * as v from "valibot";
import { acceptedLanguage } from "../messages/sentences.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

const Manifest = v.record(v.string(), v.object({ file: v.string() }));

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
    const asset = assets.get(path) ?? (extname(path) === "" ? startPage(assets, directory, acceptedLanguage(c.req.header("accept-language"))) : undefined);
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

/**
 * The start page, which names what the script will ask for next: the words of the reader's language and the session. Otherwise each
 * would wait for the script before it, and on a satellite line each wait is over half a second.
 */
function startPage(assets: Map<string, Asset | undefined>, directory: string, language: string): Asset | undefined {
  const key = `/index.html ${language}`;
  if (!assets.has(key)) assets.set(key, readStartPage(directory, language));
  return assets.get(key);
}

function readStartPage(directory: string, language: string): Asset | undefined {
  const page = readAsset(directory, "/index.html");
  const manifestFile = join(directory, ".vite", "manifest.json");
  if (!page || !statSync(manifestFile, { throwIfNoEntry: false })) return page;
  const manifest = v.parse(Manifest, JSON.parse(readFileSync(manifestFile, "utf8")));
  const words = Object.entries(manifest).find(([name]) => name.includes(`virtual:catalogue/core/${language}`))?.[1].file;
  const hints = `${words ? `<link rel="modulepreload" crossorigin href="/${words}">` : ""}<link rel="preload" as="fetch" crossorigin href="/api/session">`;
  return compressed(Buffer.from(page.body.toString("utf8").replace("</head>", `${hints}</head>`)), page.type, false);
}

function readAsset(directory: string, path: string): Asset | undefined {
  const file = join(directory, path);
  const type = contentTypes[extname(file)];
  if (!type || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return compressed(readFileSync(file), type, path.startsWith("/assets/"));
}

function compressed(body: Buffer, type: string, isHashed: boolean): Asset {
  return { body, brotli: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }), type, isHashed };
}
