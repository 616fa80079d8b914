import { createHash, createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import * as v from "valibot";
import { refuse } from "../refusal.ts";
import type { LogKey } from "../ledger/signed-note.ts";

const Digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const Name = v.pipe(v.string(), v.regex(/^[a-z_0-9]+\.[a-z_0-9]+$/));
const Column = v.pipe(v.string(), v.regex(/^("[^"\0]+"|[a-z_][a-z0-9_]*)$/));

/** What stands first in a backup: how to make the tables that the rows behind it fit into. */
export const Header = v.strictObject({
  format: v.literal("vigie-backup/1"),
  vigie: v.string(),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  migrations: v.array(v.strictObject({ name: v.string(), digest: Digest, appliedAt: v.string() })),
  tables: v.array(v.strictObject({ name: Name, columns: v.pipe(v.array(Column), v.minLength(1)) })),
});
export type Header = v.InferOutput<typeof Header>;

/** What stands last, because sums are known only then: everything before it, signed with the key of the ledger. */
export const Manifest = v.strictObject({
  header: Digest,
  tables: v.record(Name, v.strictObject({ rows: v.number(), sha256: Digest })),
  secrets: v.record(v.string(), Digest),
  checkpoint: v.nullable(v.strictObject({ size: v.number(), note: v.string() })),
  /** Ed25519, SubjectPublicKeyInfo, base64. */
  publicKey: v.string(),
});
export type Manifest = v.InferOutput<typeof Manifest>;

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

export function publicKeyText(key: KeyObject): string {
  return key.export({ type: "spki", format: "der" }).toString("base64");
}

export function signManifest(key: LogKey, bytes: Buffer): Buffer {
  return Buffer.from(sign(null, bytes, key.privateKey).toString("base64"));
}

/** The manifest, when its signature is by the key it names. That this key is the ledger's own is checked where the ledger is. */
export function openManifest(bytes: Buffer, signature: Buffer): Manifest {
  const manifest = parseJson(Manifest, bytes, "manifest.json");
  const isSigned = verify(null, bytes, publicKeyOf(manifest), Buffer.from(signature.toString("utf8"), "base64"));
  return isSigned ? manifest : refuse("backup.signature-wrong");
}

export function publicKeyOf(manifest: Manifest): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(manifest.publicKey, "base64"), type: "spki", format: "der" });
  } catch {
    return refuse("backup.signature-wrong");
  }
}

export function parseJson<Schema extends v.GenericSchema>(schema: Schema, bytes: Buffer, place: string): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(bytes.toString("utf8")));
  } catch {
    return refuse("backup.damaged", { values: { place } });
  }
}
