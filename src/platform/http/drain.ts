import { once } from "node:events";
import type { ServerType } from "@hono/node-server";

/** A connection that was kept for a next request would be waited for until its client gives it up. */
const lookForIdleEveryMs = 100;

/** Takes no new connection, lets what was asked for be answered, and drops whoever is not through in time: a client that does not read, say. */
export async function drain(server: ServerType, patienceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  if (!("closeAllConnections" in server)) return void (await closed);
  const sweep = setInterval(() => server.closeIdleConnections(), lookForIdleEveryMs);
  const limit = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(limit);
}
