import * as v from "valibot";
import { ed25519 } from "@noble/curves/ed25519.js";
import { canonicalJson } from "./canonical-json.ts";
import { fromBase64Url, isEqualBytes, sha256, toBase64Url, utf8 } from "./sealing/bytes.ts";

const hexHash = /^[\da-f]{64}$/;

/** An entry of the ledger in the form the tree commits to, and what leads from there to a signed root: checked in a browser, or anywhere without a server. */
export const ProvenEntry = v.strictObject({
  entry: v.record(v.string(), v.union([v.string(), v.number(), v.null()])),
  leafIndex: v.number(), size: v.number(), proof: v.array(v.pipe(v.string(), v.regex(hexHash))), checkpoint: v.string(),
});
export type ProvenEntry = v.InferOutput<typeof ProvenEntry>;

/** True when this log (its raw public key) has signed a tree in which this entry stands at this place. */
export async function isIncluded({ entry, leafIndex, size, proof, checkpoint }: ProvenEntry, logKey: string): Promise<boolean> {
  // One form and no other: what is spelled in another way was not written by the log.
  if (!proof.every((hash) => hexHash.test(hash))) return false;
  const leaf = await sha256(joined(Uint8Array.of(0), utf8(canonicalJson(entry))));
  const root = await rootFrom(leafIndex, size, leaf, proof.map(fromHex));
  const signed = await openedCheckpoint(checkpoint, logKey);
  return root !== undefined && signed !== undefined && signed.size === size && isEqualBytes(signed.root, root);
}

/** RFC 9162 section 2.1.3.2, in a browser. Undefined when the proof has another length than its place asks for. */
async function rootFrom(index: number, size: number, leaf: Uint8Array, proof: readonly Uint8Array[]): Promise<Uint8Array | undefined> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return undefined;
  if (size === 1) return proof.length === 0 ? leaf : undefined;
  const last = proof.at(-1);
  if (last === undefined) return undefined;
  const split = 2 ** Math.ceil(Math.log2(size) - 1);
  const isLeft = index < split;
  const inner = await rootFrom(isLeft ? index : index - split, isLeft ? split : size - split, leaf, proof.slice(0, -1));
  return inner && sha256(isLeft ? joined(Uint8Array.of(1), inner, last) : joined(Uint8Array.of(1), last, inner));
}

/** A C2SP signed note by this key: origin, size and root, an empty line, a signature behind four bytes that name the key. */
async function openedCheckpoint(note: string, logKey: string): Promise<{ size: number; root: Uint8Array } | undefined> {
  const [text = "", signatures = ""] = note.split("\n\n");
  const [origin = "", size = "", root = ""] = text.split("\n");
  const [line = "", ...others] = signatures.split("\n");
  if (!line.startsWith(`\u2014 ${origin} `) || others.join("\n") !== "" || !/^[1-9]\d*$/.test(size)) return undefined;
  try {
    const signature = fromBase64(line.slice(`\u2014 ${origin} `.length));
    const key = fromBase64Url(logKey);
    if (toBase64Url(key) !== logKey) return undefined;
    const name = await sha256(joined(utf8(`${origin}\n`), Uint8Array.of(1), key));
    if (!isEqualBytes(signature.subarray(0, 4), name.subarray(0, 4)) || !ed25519.verify(signature.subarray(4), utf8(`${text}\n`), key)) return undefined;
    return { size: Number(size), root: fromBase64(root) };
  } catch {
    return undefined;
  }
}

function fromBase64(text: string): Uint8Array {
  const bytes = fromBase64Url(text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""));
  const written = toBase64Url(bytes).replaceAll("-", "+").replaceAll("_", "/");
  if (written.padEnd(Math.ceil(written.length / 4) * 4, "=") !== text) throw new SyntaxError("not the one form of these bytes");
  return bytes;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}

const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
