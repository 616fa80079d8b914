import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import type { InlineConfig } from "vite";
import { catalogueLanguages } from "./catalogues.ts";
import { leanPdfPlugin } from "./lean-pdf-plugin.ts";
import { Manifest, startPages } from "./start-pages.ts";

const root = join(import.meta.dirname, "..", "..");
const output = join(root, "dist", "web");
const digestFile = join(output, ".digest");
const inputs = ["src/ui/**/*", "src/web/**/*", "src/modules/**/*", "src/numbers/**/*", "src/platform/rules/**/*", "src/platform/**/messages.*.json", "package-lock.json", "package.json", "vite.config.ts"];

/** The directory of the built screens; builds them when something they are made of has changed since the last time. */
export async function ensureScreens({ force = false } = {}): Promise<string> {
  const digest = digestOfInputs();
  if (!force && builtDigest() === digest) return output;
  await buildInto(digest);
  return output;
}

function builtDigest(): string | undefined {
  return existsSync(digestFile) ? readFileSync(digestFile, "utf8") : undefined;
}

function digestOfInputs(): string {
  const hash = createHash("sha256");
  for (const path of [...new Set(globSync(inputs, { cwd: root }))].toSorted()) {
    const file = join(root, path);
    if (path.includes(".test.") || !statSync(file).isFile()) continue;
    hash.update(path).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/**
 * Builds beside the old screens and then takes their place: two processes that start together never see half a build. Vite sets
 * NODE_ENV for the whole process; it is put back, because the process may be the server.
 */
async function buildInto(digest: string): Promise<void> {
  const { build } = await import("vite");
  const fresh = join(root, "dist", `.web-${process.pid}`);
  const old = join(root, "dist", `.web-${process.pid}-old`);
  const environment = process.env["NODE_ENV"];
  mkdirSync(join(root, "dist"), { recursive: true });
  try {
    process.env["NODE_ENV"] = "production";
    await build({ configFile: join(root, "vite.config.ts"), configLoader: "native", logLevel: "warn", build: { outDir: fresh, emptyOutDir: true } });
    await build(contactBuild(join(fresh, "contact")));
    await build(missionWorkerBuild(fresh));
    writeStartPages(fresh);
    writeFileSync(join(fresh, ".digest"), digest);
    if (builtDigest() !== digest) {
      if (existsSync(output)) renameSync(output, old);
      renameSync(fresh, output);
    }
  } finally {
    if (environment === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = environment;
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** The public page has scripts of its own: whoever writes to us in confidence loads nothing of the staff's application (D7). */
function contactBuild(outDir: string): InlineConfig {
  return {
    configFile: false, root, base: "/contact/", publicDir: false, plugins: [leanPdfPlugin()], logLevel: "warn",
    build: { outDir, modulePreload: false, reportCompressedSize: false, rolldownOptions: { input: { start: join(root, "src/modules/protection/screens/contact/start.ts") }, output: { entryFileNames: "[name].js", chunkFileNames: "[hash:8].js" } } },
  };
}

/** What a device on the road keeps of the screens: every file of the build, each with its digest, and the script that answers with them. */
function missionWorkerBuild(directory: string): InlineConfig {
  const files = globSync(["index.html", "assets/*"], { cwd: directory }).toSorted().map((path) => ({ path: `/${path.replaceAll("\\", "/")}`, integrity: `sha256-${createHash("sha256").update(readFileSync(join(directory, path))).digest("base64")}` }));
  return {
    configFile: false, root, publicDir: false, logLevel: "warn", define: { shellFiles: JSON.stringify(files) },
    build: { outDir: directory, emptyOutDir: false, reportCompressedSize: false, rolldownOptions: { input: join(root, "src/modules/protection/screens/mission-pack/worker.ts"), output: { entryFileNames: "mission-worker.js", codeSplitting: false } } },
  };
}

function writeStartPages(directory: string): void {
  const manifest = v.parse(Manifest, JSON.parse(readFileSync(join(directory, ".vite", "manifest.json"), "utf8")));
  const pages = startPages(readFileSync(join(import.meta.dirname, "routes.ts"), "utf8"), manifest, catalogueLanguages);
  writeFileSync(join(directory, ".vite", "start-pages.json"), JSON.stringify(pages));
}

if (import.meta.main) {
  const start = performance.now();
  process.stdout.write(`${await ensureScreens({ force: process.argv.includes("--force") })} (${Math.round(performance.now() - start)} ms)\n`);
}
