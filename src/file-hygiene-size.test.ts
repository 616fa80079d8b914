import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "vite";
import * as v from "valibot";
import type { cleanFile } from "./platform/rules/file-hygiene/clean-file.ts";
import { markersIn } from "./testing/markers.ts";
import { plantedJpeg } from "./testing/pictures.ts";
import { plantedDocx, plantedOdt } from "./testing/planted-office.ts";
import { plantedPdf } from "./testing/planted-pdf.ts";
import { leanPdfPlugin } from "./web/lean-pdf-plugin.ts";

const folder = "src/platform/rules/file-hygiene";
const Manifest = v.record(v.string(), v.looseObject({ file: v.string(), isEntry: v.optional(v.boolean(), false), imports: v.optional(v.array(v.string()), []) }));

let out: string;
let manifest: v.InferOutput<typeof Manifest>;
beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), "vigie-hygiene-"));
  const entry = join(import.meta.dirname, "platform", "rules", "file-hygiene", "clean-file.ts");
  await build({ root: join(import.meta.dirname, ".."), configFile: false, logLevel: "error", plugins: [leanPdfPlugin()], build: { outDir: out, manifest: true, minify: true, modulePreload: false, target: "es2022", rolldownOptions: { input: entry, preserveEntrySignatures: "strict" } } });
  manifest = v.parse(Manifest, JSON.parse(readFileSync(join(out, ".vite", "manifest.json"), "utf8")));
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

function reach(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) reach(next, seen);
  return seen;
}

/** A module that several others load has no source of its own in the manifest, only its name. */
const keyOf = (module: string) => Object.keys(manifest).find((key) => key === `${folder}/${module}.ts` || key.startsWith(`_${module}-`))!;
const kilobytes = (modules: readonly string[]) => [...new Set(modules.flatMap((module) => [...reach(keyOf(module))]))].reduce((sum, key) => sum + brotliCompressSync(readFileSync(join(out, manifest[key]!.file))).length / 1000, 0);

describe("what cleaning a file adds to the form on an old phone (brotli)", () => {
  test.each([
    { what: "the form itself, before any file", modules: ["clean-file"], limit: 3 },
    { what: "a photo", modules: ["clean-file", "picture", "jpeg"], limit: 7 },
    { what: "a screenshot", modules: ["clean-file", "picture", "png"], limit: 7 },
    { what: "a WebP", modules: ["clean-file", "picture", "webp"], limit: 7 },
    { what: "a Word, Excel or PowerPoint document with photos", modules: ["clean-file", "document", "ooxml", "picture", "jpeg", "png"], limit: 24 },
    { what: "an OpenDocument text or table with photos", modules: ["clean-file", "document", "open-document", "picture", "jpeg", "png"], limit: 22 },
    { what: "a PDF", modules: ["clean-file", "pdf"], limit: 44 },
  ])("$what: at most $limit KB", ({ modules, limit }) => {
    expect(kilobytes(modules)).toBeLessThanOrEqual(limit);
    expect(kilobytes(modules)).toBeGreaterThan(limit / 2);
  });
});

test("what travels cleans as well as what was written: nothing needed was shaken off", async () => {
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry)!;
  const bundled = (await import(/* @vite-ignore */ join(out, entry.file))) as { cleanFile: typeof cleanFile };
  for (const planted of [plantedJpeg(), await plantedPdf(), await plantedDocx(), plantedOdt()]) {
    const answer = await bundled.cleanFile(planted, "a");
    expect(answer.kind).toBe("clean");
    expect(answer.kind === "clean" && markersIn(answer.bytes)).toEqual([]);
  }
});
