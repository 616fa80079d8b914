import { canonicalJson } from "../rules/canonical-json.ts";
import { leafHash } from "./merkle-tree.ts";

export type StoredEntry = {
  readonly id: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly event: string;
  readonly recordId: string | null;
  readonly version: number | null;
  readonly compartmentId: string | null;
  readonly label: number;
  readonly digest: Buffer | null;
};

/** The bytes of an entry that the tree commits to. `at` is text with microseconds, as PostgreSQL keeps it. */
export function hashOfEntry(entry: StoredEntry): Buffer {
  return leafHash(Buffer.from(canonicalJson({ ...entry, digest: entry.digest?.toString("hex") ?? null }), "utf8"));
}
