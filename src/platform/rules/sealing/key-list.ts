import * as v from "valibot";
import { ed25519 } from "@noble/curves/ed25519.js";
import { canonicalJson } from "../canonical-json.ts";
import { fromBase64Url, isEqualBytes, sha256, toBase64Url, utf8 } from "./bytes.ts";
import type { Certificate } from "./certificate.ts";
import { SealingRefused } from "./sealing-refused.ts";
import { isSignedBy, signValue } from "./signing.ts";

/**
 * What the ledger says of keys (S31). Each day, and whenever something changes, the list of all certificates in force is entered in the ledger. Whoever
 * seals asks for the proof that the list is there, signed by a log whose key the root has vouched for: whoever keeps the server cannot show a key to
 * one person and not to the others, nor one that was ended, without writing that lie where it stays.
 */
const Key = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const Hash = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));
/** The log's public key, and the root's signature that it is this organisation's. */
export const VouchedLog = v.strictObject({ key: Key, signature: v.pipe(v.string(), v.regex(/^[\w-]{86}$/)) });
export type VouchedLog = v.InferOutput<typeof VouchedLog>;
export const KeyList = v.strictObject({ organisation: Key, day: v.pipe(v.string(), v.isoDate()), /** SHA-256 of each certificate in its one form. */ certificates: v.array(Hash) });
export type KeyList = v.InferOutput<typeof KeyList>;
/** The entry as the tree commits to it; whatever stands in it beside the digest is hashed with it. */
const Entry = v.pipe(v.record(v.string(), v.union([v.string(), v.number(), v.null()])), v.check(({ event }) => event === keyListEvent));
export const KeyProof = v.object({ list: KeyList, entry: Entry, leafIndex: v.number(), size: v.number(), proof: v.array(Hash), checkpoint: v.string() });
export type KeyProof = v.InferOutput<typeof KeyProof>;

export const keyListEvent = "protection.keys-listed";
const purpose = "log-key";

export function vouchForLog(rootSecret: string, organisation: string, key: string): VouchedLog {
  return { key, signature: signValue(rootSecret, purpose, { organisation, key }) };
}

export function isLogVouchedFor(organisation: string, { key, signature }: VouchedLog): boolean {
  return isSignedBy(organisation, purpose, { organisation, key }, signature);
}

export async function digestOfCertificate(certificate: Certificate): Promise<string> {
  return hex(await sha256(utf8(canonicalJson(certificate))));
}

export async function digestOfList(list: KeyList): Promise<string> {
  return hex(await sha256(utf8(canonicalJson(list))));
}

/** Of these certificates those that stand in the ledger as in force today; throws when the proof does not hold. */
export async function onlyListed(certificates: readonly Certificate[], organisation: string, log: VouchedLog | null, proof: KeyProof | null, day: string): Promise<Certificate[]> {
  if (log === null || proof === null || !isLogVouchedFor(organisation, log) || !(await isProven(proof, organisation, log.key, day))) throw new SealingRefused("sealing.keys-not-in-log");
  const listed = new Set(proof.list.certificates);
  const digests = await Promise.all(certificates.map(digestOfCertificate));
  return certificates.filter((_, at) => listed.has(digests[at] ?? ""));
}

async function isProven({ list, entry, leafIndex, size, proof, checkpoint }: KeyProof, organisation: string, logKey: string, day: string): Promise<boolean> {
  // What is no day is NaN days apart. The day before and the day after: it is another day elsewhere, and the first list of a day takes its minute.
  if (list.organisation !== organisation || !(daysApart(list.day, day) <= 1)) return false;
  if (entry["digest"] !== (await digestOfList(list)) || entry["event"] !== keyListEvent) return false;
  const leaf = await sha256(joined(Uint8Array.of(0), utf8(canonicalJson(entry))));
  const root = await rootFrom(leafIndex, size, leaf, proof.map(fromHex));
  const signed = await openedCheckpoint(checkpoint, logKey);
  return root !== undefined && signed !== undefined && signed.size === size && isEqualBytes(signed.root, root);
}

function daysApart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
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
  const line = signatures.split("\n").find((one) => one.startsWith(`\u2014 ${origin} `));
  if (line === undefined || !/^\d+$/.test(size)) return undefined;
  try {
    const signature = fromBase64(line.slice(`\u2014 ${origin} `.length));
    const key = fromBase64Url(logKey);
    const name = await sha256(joined(utf8(`${origin}\n`), Uint8Array.of(1), key));
    if (!isEqualBytes(signature.subarray(0, 4), name.subarray(0, 4)) || !ed25519.verify(signature.subarray(4), utf8(`${text}\n`), key)) return undefined;
    return { size: Number(size), root: fromBase64(root) };
  } catch {
    return undefined;
  }
}

function fromBase64(text: string): Uint8Array {
  const bytes = fromBase64Url(text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""));
  if (toBase64Url(bytes) !== text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")) throw new SyntaxError("not the one form of these bytes");
  return bytes;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
