import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context as HonoContext } from "hono";

/** The client's address: from the connection, or, when that is a configured proxy, the last address the proxy itself added (S4). */
export function clientAddress(direct: string, forwardedFor: string | undefined, proxies: readonly string[]): string {
  if (!proxies.includes(direct)) return direct;
  return forwardedFor?.split(",").at(-1)?.trim() || direct;
}

export function addressOf(proxies: readonly string[]): (c: HonoContext) => string {
  return (c) => clientAddress(getConnInfo(c).remote.address ?? "", c.req.header("x-forwarded-for"), proxies);
}
