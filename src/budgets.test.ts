import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import * as v from "valibot";
import { ensureScreens } from "./web/build.ts";
import { routes } from "./web/routes.ts";

/** Sizes on the wire (brotli 11), as the server sends them; the limits are those of the UI guide. */
const kilobyte = 1_000;
const Chunk = v.looseObject({ file: v.string(), isEntry: v.optional(v.boolean(), false), src: v.optional(v.string()), name: v.optional(v.string()), imports: v.optional(v.array(v.string()), []), dynamicImports: v.optional(v.array(v.string()), []), css: v.optional(v.array(v.string()), []) });
type Chunk = v.InferOutput<typeof Chunk>;

let directory: string;
let manifest: Record<string, Chunk>;
beforeAll(async () => {
  directory = await ensureScreens();
  manifest = v.parse(v.record(v.string(), Chunk), JSON.parse(readFileSync(join(directory, ".vite", "manifest.json"), "utf8")));
});

function size(file: string): number {
  return brotliCompressSync(readFileSync(join(directory, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length / kilobyte;
}

/** A chunk with everything it needs before it can run: following imports, not adding up files, finds a component library by accident on the way. */
function reach(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) reach(next, seen);
  return seen;
}

const entry = () => Object.keys(manifest).find((key) => manifest[key]!.isEntry)!;
const named = (name: string) => Object.keys(manifest).find((key) => manifest[key]!.name === name)!;
/** What stands between the start page and the first row of Watch. */
const first = () => new Set([...reach(entry()), ...reach(named("Watch"))]);
const total = (keys: Iterable<string>) => [...keys].reduce((sum, key) => sum + size(manifest[key]!.file), 0);
const styles = (keys: Iterable<string>) => [...new Set([...keys].flatMap((key) => manifest[key]!.css))].reduce((sum, file) => sum + size(file), 0);
const core = (language: string) => Object.keys(manifest).find((key) => key.includes(`virtual:catalogue/core/${language}`))!;
const languages = ["en", "fr", "ar"] as const;

describe("what a slow line carries", () => {
  test("the script before the first row of Watch is at most 90 KB", () => {
    expect(total(first())).toBeLessThanOrEqual(90);
  });

  // With the page, the session and the data, over the line itself: first-visit.test.ts.
  test.each(languages)("everything until data shows is at most 105 KB in %s", (language) => {
    expect(total(first()) + styles(first()) + size(manifest[core(language)]!.file)).toBeLessThanOrEqual(105);
  });

  test("what Watch needs is named in its start page, so that nothing of it waits for a script", () => {
    const pages = JSON.parse(readFileSync(join(directory, ".vite", "start-pages.json"), "utf8"));
    const watch = pages.find((page: { path: string }) => page.path === "/");
    const beyond = [...first()].filter((key) => !reach(entry()).has(key)).map((key) => manifest[key]!);
    expect(watch.scripts).toEqual(beyond.map(({ file }) => `/${file}`));
    expect(watch.styles).toEqual(beyond.flatMap(({ css }) => css).map((file) => `/${file}`));
    for (const language of languages) expect(watch.words[language]).toEqual([`/${manifest[core(language)]!.file}`]);
    expect(watch.data).toEqual(["/api/watch"]);
    expect(pages.map((page: { path: string }) => page.path)).toEqual([...routes.map(({ path }) => path), "*"]);
  });

  test("an update of which only our code changed is at most 40 KB", () => {
    const kept = new Set([named("react"), named("data")]);
    for (const language of languages) expect(total([...first()].filter((key) => !kept.has(key))) + styles(first()) + size(manifest[core(language)]!.file)).toBeLessThanOrEqual(40);
  });

  test("charts are at most 20 KB and the map 25 KB beside the world's outline, and nobody waits for them before the first screen", () => {
    expect(size(manifest[named("charts")]!.file)).toBeLessThanOrEqual(20);
    expect(size(manifest[named("OutlinedMap")]!.file)).toBeLessThanOrEqual(25);
    // UI.md, section 7: the outline of 110 m is 33 KB.
    expect(size(manifest[named("atlas")]!.file)).toBeLessThanOrEqual(35);
    for (const lazy of ["charts", "OutlinedMap", "atlas", "countries", "records", "sealing"]) expect(first().has(named(lazy)), lazy).toBe(false);
  });

  test("no letters are sent: fonts are those of the reader's own machine", () => {
    const files = readdirSync(directory, { recursive: true, encoding: "utf8" });
    expect(files.filter((file) => /\.(woff2?|ttf|otf|eot)$/.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith(".css") && readFileSync(join(directory, file), "utf8").includes("@font-face"))).toEqual([]);
  });

  test("every volume of a language's catalogue is at most 25 KB", () => {
    const volumes = Object.keys(manifest).filter((key) => key.includes("virtual:catalogue/"));
    expect(volumes.length).toBeGreaterThan(3);
    for (const key of volumes) expect(size(manifest[key]!.file), key).toBeLessThanOrEqual(25);
  });

  test("no screen adds more than 30 KB of own code, and no chunk that screens have in common is larger", () => {
    const screens = Object.keys(manifest).filter((key) => key.includes("/screens/") && manifest[key]!.src !== undefined);
    expect(screens.length).toBeGreaterThan(10);
    for (const key of screens) expect(size(manifest[key]!.file), key).toBeLessThanOrEqual(30);
    const apart = new Set([named("react"), named("atlas"), named("sealing")]);
    expect(size(manifest[named("sealing")]!.file)).toBeLessThanOrEqual(60);
    for (const key of Object.keys(manifest).filter((one) => manifest[one]!.file.endsWith(".js") && !apart.has(one))) expect(size(manifest[key]!.file), key).toBeLessThanOrEqual(30);
  });

  test("nothing is asked of anybody else", () => {
    const hosts = Object.values(manifest).filter((chunk) => chunk.file.endsWith(".js")).flatMap((chunk) => [...readFileSync(join(directory, chunk.file), "utf8").matchAll(/(?:fetch|import|src=|href=)\(?["'`](https?:\/\/[^"'`]+)/g)].map(([, url]) => url));
    expect(hosts).toEqual([]);
  });

  test("styles know no left and right, so that an Arabic reader sees them mirrored", () => {
    const files = Object.values(manifest).flatMap((chunk) => (chunk.file.endsWith(".css") ? [chunk.file, ...chunk.css] : chunk.css));
    const physical = [...new Set(files)].flatMap((file) => [...readFileSync(join(directory, file), "utf8").matchAll(/[;{](?:margin|padding|border)-(?:left|right)\b|[;{](?:left|right):|text-align:(?:left|right)/g)].map((match) => `${file} ${match[0]}`));
    expect(physical).toEqual([]);
  });
});
