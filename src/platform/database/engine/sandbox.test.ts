import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pipeThrough } from "./pipe-through.ts";
import { wrapperWithoutNetwork } from "./sandbox.ts";

/** S50, as far as this platform goes: a child that was taken over tries everything. */
const program = join(import.meta.dirname, "..", "..", "..", "testing", "sandbox", "hostile-child.ts");
let folder: string;
let listening: Server;
let visits = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vigie-sandbox-"));
  mkdirSync(join(folder, "secrets"));
  writeFileSync(join(folder, "secrets", "vault.key"), "secret");
  listening = createServer((socket) => {
    visits += 1;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(listening, "listening");
});
afterAll(() => {
  listening.close();
  rmSync(folder, { recursive: true, force: true });
});

const source = join(import.meta.dirname, "sandbox.ts");
const orders = (then: string) => JSON.stringify({ read: [join(folder, "secrets", "vault.key"), "/etc/passwd", source], list: [folder, "/"], write: join(folder, "written"), port: (listening.address() as AddressInfo).port, then });
const onLinux = process.platform === "linux";
const isOffNetwork = (await wrapperWithoutNetwork()).length > 0;
if (!isOffNetwork) process.stderr.write("sandbox: this system lets nobody have a network of their own, so that a child has none was not shown\n");

describe("S50: a hostile child", () => {
  test("reads no secret and no file but its own, writes nothing, starts nothing, and has no environment of ours", async () => {
    process.env["VIGIE_SMTP_URL"] = "smtp://secret@localhost";
    const { code, output } = await pipeThrough(program, orders("end"), 20_000);
    delete process.env["VIGIE_SMTP_URL"];
    expect(code).toBe(0);
    const { network: _network, environment, ...got } = JSON.parse(output.toString()) as Record<string, string>;
    expect(Object.keys(got)).toHaveLength(8);
    expect(new Set(Object.values(got))).toEqual(new Set(["ERR_ACCESS_DENIED"]));
    expect(existsSync(join(folder, "written"))).toBe(false);
    expect(environment).not.toMatch(/VIGIE|DATABASE|HOME/);
  });

  test.runIf(isOffNetwork)("reaches nothing on the network, not even this machine", async () => {
    const { output } = await pipeThrough(program, orders("end"), 20_000);
    expect(JSON.parse(output.toString()).network).toMatch(/^E(NETUNREACH|CONNREFUSED|ACCES)$/);
    expect(visits).toBe(0);
  });

  test("is ended when its time is over", async () => {
    const start = performance.now();
    expect(await pipeThrough(program, orders("run on"), 2_000)).toMatchObject({ code: null, isTooSlow: true });
    expect(performance.now() - start).toBeLessThan(6_000);
  });

  test.runIf(onLinux)("is ended when it takes more than its memory", async () => {
    expect(await pipeThrough(program, orders("eat"), 20_000)).toMatchObject({ code: null, isTooSlow: false, isTooLarge: true });
  });
});
