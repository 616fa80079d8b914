import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freePort } from "#platform/database/engine/address.ts";

const here = import.meta.dirname;
const seconds = (count: number) => ({ timeout: count * 1_000, interval: 100 });

test("`npm run dev` serves the screens from their sources, starts the server again when its code changes, and ends with all it started", async () => {
  const data = mkdtempSync(join(tmpdir(), "vigie-dev-"));
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const child = spawn(process.execPath, [join(here, "web", "dev.ts")], { env: { PATH: process.env["PATH"], HOME: process.env["HOME"], PORT: String(port), VIGIE_DATA: data }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const starts = () => said.split("vigie: ready").length - 1;
  try {
    await expect.poll(starts, seconds(30)).toBe(1);
    // What a browser opens has the tool that reloads it, and the code as it was written.
    expect(await (await fetch(base)).text()).toContain("/@vite/client");
    expect(await (await fetch(`${base}/shell/Shell.tsx`)).text()).toContain("createHotContext");
    // What is no screen comes from the server behind.
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect((await fetch(`${base}/api/session`)).headers.get("content-type")).toContain("json");

    const now = new Date();
    utimesSync(join(here, "server.ts"), now, now);
    await expect.poll(starts, seconds(30)).toBe(2);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
  }
  await expect.poll(() => fetch(`http://127.0.0.1:${port + 3_000}/healthz`).then(() => "answers", () => "gone"), seconds(15)).toBe("gone");
  rmSync(data, { recursive: true, force: true });
}, 90_000);
