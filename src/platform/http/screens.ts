import type { Context as HonoContext } from "hono";
import { readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import * as v from "valibot";
import { acceptedLanguage, type Language } from "../messages/sentences.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** What the build says of each screen's address: see `src/web/start-pages.ts`. */
const StartPages = v.array(v.object({ path: v.string(), scripts: v.array(v.string()), styles: v.array(v.string()), words: v.record(v.string(), v.array(v.string())), data: v.array(v.string()) }));
type StartPage = v.InferOutput<typeof StartPages>[number];

type Asset = { readonly body: Buffer; readonly brotli: Buffer; readonly type: string; readonly isHashed: boolean };

/** Whoever asks, when they are signed in: their language, and whether they hold a role anywhere and so are given what screens show. */
export type Visitor = { readonly language: Language; readonly isMember: boolean };
export type Screens = (c: HonoContext, findVisitor: () => Promise<Visitor | undefined>) => Promise<Response>;

/**
 * Serves the built screens: files by name, the start page for every other address, because the addresses of screens belong to the
 * browser's router. Files with a hash in their name may be kept for ever. Compressed once, when first asked for.
 */
export function serveScreens(directory: string): Screens {
  const assets = new Map<string, Asset | undefined>();
  const pages = readStartPages(directory);
  return async (c, findVisitor) => {
    const path = normalize(c.req.path);
    if (extname(path) !== "") {
      if (!assets.has(path)) assets.set(path, path.includes("..") ? undefined : readAsset(directory, path));
      return toResponse(c, assets.get(path));
    }
    const page = pages.find(({ pattern }) => pattern.test(path));
    const visitor = await findVisitor();
    const { language, isMember } = visitor ?? { language: acceptedLanguage(c.req.header("accept-language")), isMember: false };
    const key = `${page?.path} ${language} ${isMember}`;
    if (!assets.has(key)) assets.set(key, startPage(directory, page, language, isMember));
    return toResponse(c, assets.get(key));
  };
}

function toResponse(c: HonoContext, asset: Asset | undefined): Response {
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
}

function readStartPages(directory: string): readonly (StartPage & { readonly pattern: RegExp })[] {
  const file = join(directory, ".vite", "start-pages.json");
  if (!statSync(file, { throwIfNoEntry: false })) return [];
  const pages = v.parse(StartPages, JSON.parse(readFileSync(file, "utf8")));
  return pages.map((page) => ({ ...page, pattern: new RegExp(`^${page.path.replaceAll(/:\w+/g, "[^/]+").replace("*", ".*")}/?$`) }));
}

/**
 * The start page of a screen's address, which names what the scripts will ask for next: the screen's own scripts and styles, the
 * words of the reader's language (and which that is), the session, and first data where its address is known. Otherwise each would wait for the one
 * before it, and on a satellite line each wait is over half a second. Session and data are named as the screens ask for them, from
 * our own origin with its cookie: `crossorigin` without a value means just that.
 */
function startPage(directory: string, page: StartPage | undefined, language: Language, isMember: boolean): Asset | undefined {
  const plain = readAsset(directory, "/index.html");
  if (!plain || !page) return plain;
  const hints = [
    ...["/api/session", ...(isMember ? page.data : [])].map((href) => `<link rel="preload" as="fetch" crossorigin href="${href}">`),
    ...[...page.scripts, ...(page.words[language] ?? [])].map((href) => `<link rel="modulepreload" crossorigin href="${href}">`),
    ...page.styles.map((href) => `<link rel="stylesheet" crossorigin href="${href}">`),
  ];
  const spoken = `<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`;
  const text = plain.body.toString("utf8").replace(/<html[^>]*>/, spoken).replace("</head>", `${hints.join("")}</head>`);
  return compressed(Buffer.from(text), plain.type, false);
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
