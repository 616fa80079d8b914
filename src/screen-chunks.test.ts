import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServedInstallation, type ServedInstallation } from "./testing/served.ts";
import { ensureScreens } from "./web/build.ts";
import { routes } from "./web/routes.ts";

/**
 * Every piece of the built screens is loaded by itself, as the first that a document asks for: pieces that need each other in a circle hold only as long as
 * another was there before, and which one that is depends on where somebody begins.
 */
let vigie: ServedInstallation;
beforeAll(async () => {
  vigie = await openServedInstallation();
}, 120_000);
afterAll(() => vigie.close());

const Manifest = v.record(v.string(), v.looseObject({ file: v.string(), isEntry: v.optional(v.boolean(), false), isDynamicEntry: v.optional(v.boolean(), false) }));

test("no piece of the screens needs another to have been there before", { timeout: 240_000 }, async () => {
  const manifest = v.parse(Manifest, JSON.parse(readFileSync(join(await ensureScreens(), ".vite", "manifest.json"), "utf8")));
  const pieces = Object.entries(manifest).filter(([, { file, isEntry }]) => file.endsWith(".js") && !isEntry);
  expect(pieces.filter(([, { isDynamicEntry }]) => isDynamicEntry).length, "those of the screens among them").toBeGreaterThan(routes.length / 3);
  const page = await (await vigie.browser.newContext()).newPage();
  const faults: string[] = [];
  for (const [name, { file }] of pieces) {
    await page.goto(`${vigie.base}/sign-in`);
    // As text, because what runs tests puts a loader of its own in the place of `import`.
    const fault = await page.evaluate<string>(`import("/${file}").then(() => "", String)`);
    if (fault !== "") faults.push(`${name}: ${fault}`);
  }
  expect(faults).toEqual([]);
});
