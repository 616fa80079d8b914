import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { serve, type ServerType } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { readBytes } from "./read-body.ts";
import { limitConnections, serverLimits } from "./server-limits.ts";

let house: TestInstallation;
let person: Person;
let office: string;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  person = await house.person({ roles: { [office]: ["analyst"] } });
});
afterAll(() => house.close());

/** A body that counts how much of it was asked for. */
function endlessBody(): { body: ReadableStream<Uint8Array>; taken: () => number } {
  let taken = 0;
  return {
    body: new ReadableStream<Uint8Array>({ pull: (controller) => { taken += 65_536; controller.enqueue(new Uint8Array(65_536).fill(32)); } }, { highWaterMark: 0 }),
    taken: () => taken,
  };
}

describe("S59: a body", () => {
  const send = (path: string, body: ReadableStream<Uint8Array> | string, cookie: string) =>
    house.app.request(new Request(`http://localhost:8440${path}`, { method: "POST", headers: { cookie, origin: "http://localhost:8440", "x-vigie": "1", "content-type": "application/json" }, body, duplex: "half" } as RequestInit));

  test("of a mebibyte is read, and one of a byte more is refused", async () => {
    const padded = (length: number) => JSON.stringify({ compartmentId: office, content: {} }).padEnd(length);
    expect((await send("/api/situations", padded(1024 * 1024), person.cookie)).status).toBe(400);
    expect((await send("/api/situations", padded(1024 * 1024 + 1), person.cookie)).status).toBe(413);
  });

  test("without end is not read further than the limit, on no route", async () => {
    for (const route of house.routes.filter((one) => one.method === "POST" && one.path.startsWith("/api/") && !one.readsOwnBody && one.path !== "/api/session/end")) {
      const { body, taken } = endlessBody();
      const path = route.path.replace(":step", "submit").replace(/:[a-zA-Z]+/g, "00000000-0000-4000-8000-00000000dead");
      const response = await send(path, body, person.cookie);
      expect([400, 403, 404, 413], `${route.path} ${response.status}`).toContain(response.status);
      expect(taken(), route.path).toBeLessThanOrEqual((route.bodyLimit ?? 1024 * 1024) + 2 * 65_536);
    }
  });

  test("of somebody who may not come in is not read at all", async () => {
    const { body, taken } = endlessBody();
    expect((await send("/api/situations", body, "")).status).toBe(401);
    expect(taken()).toBe(0);
  });

  test("that trickles in is refused", async () => {
    const timer: { stop?: NodeJS.Timeout } = {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (timer.stop = setInterval(() => controller.enqueue(Buffer.from(" ")), 10)),
      cancel: () => clearInterval(timer.stop),
    });
    const request = new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit);
    await expect(readBytes(request, 1_000_000, { graceMs: 100, bytesPerSecond: 5_000 })).rejects.toThrow("platform.body-too-slow");
  });
});

describe("S59: a client that holds a connection", () => {
  let server: ServerType;
  let port: number;
  const sockets: Socket[] = [];
  // The same limits a hundred times faster, so that nobody has to wait for them.
  const fast = { ...serverLimits, headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 };
  beforeAll(async () => {
    server = serve({ fetch: house.app.fetch, port: 0, serverOptions: fast });
    limitConnections(server, 600);
    await once(server, "listening");
    const address = server.address();
    port = typeof address === "object" && address !== null ? address.port : 0;
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  async function lifeOf(write: (socket: Socket) => void): Promise<number> {
    const socket = connect(port, "127.0.0.1");
    sockets.push(socket);
    await once(socket, "connect");
    const start = performance.now();
    socket.on("error", () => undefined);
    socket.on("data", () => undefined);
    write(socket);
    // Not events.once: it would take the reset by which the server drops a connection for a failure of the test.
    await new Promise((resolve) => socket.on("close", resolve));
    return performance.now() - start;
  }
  const trickle = (socket: Socket, text: string) => {
    const timer = setInterval(() => socket.write(text), 20);
    socket.on("close", () => clearInterval(timer));
  };

  test.each<[string, (socket: Socket) => void]>([
    ["and says nothing", () => undefined],
    ["and sends its headers letter by letter", (socket) => { socket.write("GET / HTTP/1.1\r\nhost: x\r\nx-a: "); trickle(socket, "a"); }],
    ["and never sends the body it promised", (socket) => void socket.write("POST /sign-in HTTP/1.1\r\nhost: x\r\norigin: http://localhost:8440\r\ncontent-length: 1000\r\n\r\n")],
    ["and sends its body letter by letter", (socket) => { socket.write("POST /sign-in HTTP/1.1\r\nhost: x\r\norigin: http://localhost:8440\r\ncontent-length: 1000\r\n\r\n"); trickle(socket, "a"); }],
  ])("%s is dropped", async (_how, write) => {
    expect(await lifeOf(write)).toBeLessThan(3_000);
  });

  test("does not keep others out", async () => {
    for (let count = 0; count < 50; count += 1) sockets.push(connect(port, "127.0.0.1").on("error", () => undefined));
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  test("headers of more than sixteen kibibytes are refused", async () => {
    expect((await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { "x-a": "a".repeat(20_000) } })).status).toBe(431);
  });
});

test("the limits a server starts with drop a slow client within half a minute and let a slow line send its files", () => {
  expect(serverLimits.headersTimeout + serverLimits.connectionsCheckingInterval).toBeLessThanOrEqual(30_000);
  const slowLineBytesPerSecond = 256_000 / 8;
  expect((serverLimits.requestTimeout / 1000) * slowLineBytesPerSecond).toBeGreaterThan(50_000_000);
});
