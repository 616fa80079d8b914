import { existsSync, lstatSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { cleanUp, scratchDirectory } from "./engine-trials.ts";
import { copyNative, installedNative, linkLibraries, program } from "./native-folder.ts";
import { asVigie, runProcess } from "./run-process.ts";

afterEach(cleanUp);

test("a copy of the binaries runs, and holds nothing that only compilers need", async () => {
  const copy = copyNative(installedNative(), join(scratchDirectory(), "engine"), undefined);
  const { code, output } = await runProcess(asVigie, program(copy, "postgres"), ["--version"]);
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/^postgres \(PostgreSQL\) 18\./) });
  expect(readdirSync(join(copy.folder, "lib")).filter((name) => name.endsWith(".a"))).toEqual([]);
});

test("a copy is made once, and replaces the copy of an earlier version", () => {
  const folder = join(scratchDirectory(), "engine");
  mkdirSync(join(folder, "17.0.0"), { recursive: true });
  const installed = installedNative();
  const first = copyNative(installed, folder, undefined);
  const made = statSync(first.folder).ctimeMs;
  expect(statSync(copyNative(installed, folder, undefined).folder).ctimeMs).toBe(made);
  expect(readdirSync(folder)).toEqual([installed.version]);
});

test.runIf(process.platform === "linux")("missing links of libraries are made, relative, so that the folder can move", () => {
  const copy = copyNative(installedNative(), join(scratchDirectory(), "engine"), undefined);
  const link = join(copy.folder, "lib", "libpq.so.5");
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(linkLibraries(copy)).toBe(true);
  expect(existsSync(link)).toBe(true);
});
