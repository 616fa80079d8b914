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

/** IPv4 as it is; IPv6 by its /64, the smallest piece of the net that one customer is given. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:/i, "").toLowerCase();
  if (!plain.includes(":")) return `ip4 ${plain}`;
  const [head = "", tail = ""] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === "" ? [] : tail.split(":");
  const filled = plain.includes("::") ? [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0"), ...right] : left;
  return `ip6 ${filled.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(":")}`;
}
