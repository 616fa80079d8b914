import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { installPeer, NoPeer, npmReason, peer, withoutProjectSettings } from "./install.ts";

let folder: string;
let stack: AsyncDisposableStack;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vigie-peer-trial-"));
  stack = new AsyncDisposableStack();
});
afterEach(async () => {
  await stack.disposeAsync();
  rmSync(folder, { recursive: true, force: true });
});

/** A path on which npm is this script, and nothing else is. */
function pathWithNpm(script: string): { PATH: string } {
  const programs = join(folder, "programs");
  mkdirSync(programs);
  writeFileSync(join(programs, "npm"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { PATH: programs };
}

describe.skipIf(process.platform === "win32")("where Directus cannot be installed, the comparison says why in one sentence", () => {
  test("with npm's own reason, without the host it could not reach", async () => {
    const environment = pathWithNpm('echo "npm error code ENOTFOUND" >&2; echo "npm error request to https://packages.example.org failed" >&2; for line in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do echo "npm error     at line $line" >&2; done; exit 1');
    const refused = await installPeer(stack, folder, environment).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NoPeer);
    expect(refused).toMatchObject({ message: `Directus ${peer.version} could not be installed (npm says ENOTFOUND), so the comparison did not run.` });
  });

  test("when there is no npm at all", async () => {
    await expect(installPeer(stack, folder, { PATH: folder })).rejects.toThrow(/could not be installed \(no npm was found on the PATH\)/);
  });

  test("when the one part that has to be compiled cannot be", async () => {
    const environment = pathWithNpm('[ "$1" = install ] || { echo "npm error code 1" >&2; exit 1; }');
    await expect(installPeer(stack, folder, environment)).rejects.toThrow(/\(npm says 1\)/);
  });
});

test.skipIf(process.platform === "win32")("an installation that is interrupted ends npm and what npm started", async () => {
  const environment = pathWithNpm("echo $$ > started; exec /bin/sleep 600");
  const installing = installPeer(stack, folder, environment).catch((error: unknown) => error);
  const said = join(folder, "started");
  await expect.poll(() => existsSync(said) && Number(readFileSync(said, "utf8"))).toBeGreaterThan(0);
  const pid = Number(readFileSync(said, "utf8"));
  await stack.disposeAsync();
  expect(await installing).toBeInstanceOf(NoPeer);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test("npm's code is the reason; without one it is the code it ended with", () => {
  expect(npmReason(1, ["npm warn old", "npm error code ETARGET", "npm error notarget No matching version"])).toBe("npm says ETARGET");
  expect(npmReason(1, ["npm ERR! code E404"])).toBe("npm says E404");
  expect(npmReason(137, ["Killed"])).toBe("npm ended with code 137");
});

test("settings of this project do not reach the temporary folder, settings of the person do", () => {
  const environment = { npm_config_ignore_scripts: "true", npm_config_strict_allow_scripts: "true", npm_config_cache: "/somewhere", PATH: "/bin" };
  expect(withoutProjectSettings(environment, "# why\nignore-scripts=true\nstrict-allow-scripts = true\n")).toEqual({ npm_config_cache: "/somewhere", PATH: "/bin" });
});
