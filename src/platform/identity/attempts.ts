import { isIP, SocketAddress } from "node:net";
import { sql, type Kysely } from "kysely";
import { refuse } from "../refusal.ts";

const windowMinutes = 15;

/** Counts an attempt against each key (account, address, everybody) and refuses when one is over its limit (S4). */
export async function countAttempt(auth: Kysely<unknown>, now: Date, limits: Readonly<Record<string, number>>): Promise<void> {
  const windowStart = new Date(Math.floor(now.getTime() / (windowMinutes * 60_000)) * windowMinutes * 60_000);
  const keys = Object.keys(limits).toSorted();
  const { rows } = await sql<{ key: string; count: number }>`
    insert into access.attempt as attempt (key, window_start, count)
    select key, ${windowStart}, 1 from unnest(${keys}::text[]) as key
    on conflict (key, window_start) do update set count = attempt.count + 1
    returning key, count
  `.execute(auth);
  // Old counts are of no use to anybody, and addresses are not kept longer than they are needed (S66).
  await sql`delete from access.attempt where window_start < ${windowStart}`.execute(auth);
  if (rows.some((row) => row.count > (limits[row.key] ?? 0))) refuse("platform.too-many-attempts", { values: { minutes: windowMinutes } });
}

/**
 * IPv4 as it is; IPv6 by its /64, the smallest piece of the net that one customer is given. Every way to write an address gives the
 * same key, or the limit could be raised by spelling (S4).
 */
export function addressKey(address: string): string {
  const plain = address.split("%")[0] ?? "";
  const family = isIP(plain);
  if (family === 0) return "no address";
  if (family === 4) return `ip4 ${plain}`;
  const written = new SocketAddress({ address: plain, family: "ipv6" }).address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(written)?.[1];
  return mapped ? `ip4 ${mapped}` : `ip6 ${firstFourGroups(written).join(":")}`;
}

function firstFourGroups(address: string): string[] {
  const [head = "", tail = ""] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === "" ? [] : tail.split(":");
  const zeros = address.includes("::") ? Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0") : [];
  return [...left, ...zeros, ...right].slice(0, 4);
}
