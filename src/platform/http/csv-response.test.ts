import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import pg from "pg";
import { describe, expect, test, vi } from "vitest";
import { csvResponse } from "./csv-response.ts";

async function* lines(count: number, read: number[] = []): AsyncGenerator<string> {
  for (let line = 1; line <= count; line += 1) {
    read.push(line);
    yield `${line}\r\n`;
  }
}

describe("a table that is sent line by line", () => {
  test("arrives whole for somebody who may go on", async () => {
    const text = await csvResponse(lines(1_000), "events.csv", async () => true).text();
    expect(text.trim().split("\r\n")).toHaveLength(1_000);
  });

  test("breaks off for somebody who may not, and no further row is read", async () => {
    const read: number[] = [];
    const response = csvResponse(lines(1_000, read), "events.csv", async () => false);
    await expect(response.text()).rejects.toThrow("the right to this download has ended");
    expect(read).toHaveLength(200);
  });

  test("breaks off even at its end: rows that were no longer found would look like the end", async () => {
    await expect(csvResponse(lines(3), "events.csv", async () => false).text()).rejects.toThrow("the right to this download has ended");
  });

  test("neither ends nor complains when the database was closed under it: the connection goes with the process", async () => {
    const pool = new pg.Pool();
    await pool.end();
    const closed = async function* () {
      yield "a\n";
      await pool.connect();
    };
    const reader = csvResponse(closed(), "events.csv", async () => true).body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("a\n");
    expect(await Promise.race([reader.read(), new Promise((resolve) => setTimeout(resolve, 50, "still waiting"))])).toBe("still waiting");
  });

  test.each([{ rows: 3 }, { rows: 1_000 }])("over the network $rows rows that break off do not look like a whole file, and the log gets one line without places in the code", async ({ rows }) => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const server = serve({ fetch: async () => csvResponse(lines(rows), "events.csv", async () => false), port: 0 });
    try {
      if (!server.listening) await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      await expect(fetch(`http://127.0.0.1:${port}/`).then((response) => response.text())).rejects.toThrow();
      for (const [error] of logged.mock.calls) expect((error as Error).stack).toBeUndefined();
    } finally {
      server.close();
      logged.mockRestore();
    }
  });
});
