import * as v from "valibot";

/** What this browser keeps of the ledger between two visits: how long it was and what it came to (S64). No entry, no name. */
export const Seen = v.object({ size: v.pipe(v.number(), v.integer(), v.minValue(1)), root: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), at: v.string() });
export type Seen = v.InferOutput<typeof Seen>;

/** Size and root of a signed checkpoint (C2SP tlog-checkpoint): three lines, then a blank one and signatures. */
export function readNote(note: string): Omit<Seen, "at"> | undefined {
  const [, size, root] = (note.split("\n\n")[0] ?? "").split("\n");
  const found = v.safeParse(v.omit(Seen, ["at"]), { size: Number(size), root: hex(root ?? "") });
  return found.success ? found.output : undefined;
}

function hex(base64: string): string {
  try {
    return [...atob(base64)].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  } catch {
    return "";
  }
}

type Roots = { readonly older: string; readonly newer: string };

/**
 * Whether the proof shows that the ledger of `older` is the beginning of the ledger of `newer` (RFC 6962 section 2.1.2), worked out in
 * the browser: the server that is asked may be the one that was tampered with.
 */
export async function isBeginningOf(older: Omit<Seen, "at">, newer: Omit<Seen, "at">, proof: readonly string[]): Promise<boolean> {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root;
  const hashes = [...proof];
  const roots = await replay(older.size, newer.size, hashes, true, older.root);
  return hashes.length === 0 && roots?.older === older.root && roots.newer === newer.root;
}

async function replay(older: number, size: number, proof: string[], isWholeOld: boolean, olderRoot: string): Promise<Roots | undefined> {
  if (older === size) {
    const hash = isWholeOld ? olderRoot : proof.shift();
    return hash === undefined ? undefined : { older: hash, newer: hash };
  }
  // The largest power of two below the size.
  const split = 2 ** Math.ceil(Math.log2(size) - 1);
  if (older <= split) {
    const left = await replay(older, split, proof, isWholeOld, olderRoot);
    const right = proof.shift();
    return left && right !== undefined ? { older: left.older, newer: await nodeHash(left.newer, right) } : undefined;
  }
  const right = await replay(older - split, size - split, proof, false, olderRoot);
  const left = proof.shift();
  return right && left !== undefined ? { older: await nodeHash(left, right.older), newer: await nodeHash(left, right.newer) } : undefined;
}

async function nodeHash(left: string, right: string): Promise<string> {
  const bytes = `01${left}${right}`.match(/../g) ?? [];
  const hash = await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
