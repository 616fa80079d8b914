import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import * as v from "valibot";
import { ensureScreens } from "./web/build.ts";

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
const total = (keys: Iterable<string>) => [...keys].reduce((sum, key) => sum + size(manifest[key]!.file), 0);
const core = (language: string) => Object.keys(manifest).find((key) => key.includes(`virtual:catalogue/core/${language}`))!;

describe("what a slow line carries", () => {
  test("the script before the first screen is at most 90 KB", () => {
    expect(total(reach(entry()))).toBeLessThanOrEqual(90);
  });

  test.each(["en", "fr", "ar"])("everything until data shows is at most 105 KB in %s", (language) => {
    const css = [...reach(entry())].flatMap((key) => manifest[key]!.css).reduce((sum, file) => sum + size(file), 0);
    expect(total(reach(entry())) + css + size(manifest[core(language)]!.file)).toBeLessThanOrEqual(105);
  });

  test("every volume of a language's catalogue is at most 25 KB", () => {
    const volumes = Object.keys(manifest).filter((key) => key.includes("virtual:catalogue/"));
    expect(volumes.length).toBeGreaterThan(3);
    for (const key of volumes) expect(size(manifest[key]!.file), key).toBeLessThanOrEqual(25);
  });

  test("no screen adds more than 30 KB of own code", () => {
    const first = reach(entry());
    const screens = Object.keys(manifest).filter((key) => key.includes("/screens/") && manifest[key]!.src !== undefined);
    expect(screens.length).toBeGreaterThan(10);
    for (const key of screens) expect(size(manifest[key]!.file), key).toBeLessThanOrEqual(30);
    expect(first.size).toBeGreaterThan(0);
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
