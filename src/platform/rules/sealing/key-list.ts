import * as v from "valibot";
import { canonicalJson } from "../canonical-json.ts";
import { isIncluded, ProvenEntry } from "../ledger-proof.ts";
import { sha256, utf8 } from "./bytes.ts";
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
export const KeyProof = v.object({ list: KeyList, ...ProvenEntry.entries });
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

async function isProven({ list, ...proven }: KeyProof, organisation: string, logKey: string, day: string): Promise<boolean> {
  // What is no day is NaN days apart. The day before and the day after: it is another day elsewhere, and the first list of a day takes its minute.
  if (list.organisation !== organisation || !(daysApart(list.day, day) <= 1)) return false;
  if (proven.entry["digest"] !== (await digestOfList(list)) || proven.entry["event"] !== keyListEvent) return false;
  return isIncluded(proven, logKey);
}

function daysApart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
