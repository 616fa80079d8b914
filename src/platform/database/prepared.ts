import { createHash } from "node:crypto";
import { sql } from "kysely";

const mark = "/* prepared */";

/**
 * Begins a statement that each connection prepares once: row-level security makes planning dearer than what most statements then do. For those
 * that find a few rows by their keys and read alike for everybody; what is asked for by words, places or sums is better planned for its
 * values each time, and texts that are put together from many choices would never be used again.
 */
export const prepared = sql`/* prepared */`;

const names = new Map<string, string>();

/** The statement under its name, as the driver wants it, if it is one that is prepared. */
export function asPrepared(text: string): { readonly name: string; readonly text: string } | undefined {
  if (!text.trimStart().startsWith(mark)) return undefined;
  const name = names.get(text) ?? createHash("sha256").update(text).digest("base64url").slice(0, 24);
  names.set(text, name);
  return { name, text };
}
