import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "./testing/installation.ts";

const root = join(import.meta.dirname, "..");
const documents = [...globSync("*.md", { cwd: root }), ...globSync("docs/**/*.md", { cwd: root }), ...globSync("src/**/README.md", { cwd: root })];

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

test.each(documents)("%s names only files and folders that are there", (document) => {
  const text = readFileSync(join(root, document), "utf8");
  const named = [...text.matchAll(/`((?:src|docs)\/[\w./-]+)`/g)].map(([, path]) => path!);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each(documents)("%s runs only scripts that package.json has", (document) => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const run = [...readFileSync(join(root, document), "utf8").matchAll(/\bnpm run (?:-s )?([a-z][\w:]*)/g)].map(([, name]) => name!);
  expect(run.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test("README.md asks only addresses that the server has, with the parameters they take", () => {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const asked = [...text.matchAll(/localhost:8440(\/api\/[^\s"?]+)(?:\?([^\s"]+))?/g)];
  expect(asked.length).toBeGreaterThan(2);
  for (const [, path, query] of asked) {
    const steps = path!.split("/");
    const routes = house.routes.filter((one) => {
      const parts = one.path.split("/");
      return parts.length === steps.length && parts.every((part, index) => part === steps[index] || (part.startsWith(":") && (steps[index]!.startsWith("$") || part === ":step")));
    });
    expect(routes.length, path).toBeGreaterThan(0);
    const known = routes.flatMap((route) => (route.query && "entries" in route.query ? Object.keys(route.query.entries as object) : []));
    for (const name of new URLSearchParams(query ?? "").keys()) expect(known, `${path} ${name}`).toContain(name);
  }
});

test("docs/dependencies.md gives a reason for every runtime dependency, and for no other (S91)", () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const rows = [...readFileSync(join(root, "docs/dependencies.md"), "utf8").matchAll(/^\| `([^`]+)` \| (.{8,}?) \|/gm)].map(([, name]) => name);
  expect(rows.toSorted()).toEqual(Object.keys(dependencies).toSorted());
});
