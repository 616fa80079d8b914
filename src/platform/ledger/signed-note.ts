import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openLastSeen, type LastSeen } from "./last-seen.ts";

/** A checkpoint as C2SP signed-note and tlog-checkpoint describe it: origin, size, root; a blank line; one signature line. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer };

export type LogKey = { readonly origin: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject; readonly lastSeen: LastSeen };

/** What verifying needs. Whoever verifies elsewhere (a backup, another office) has seen nothing before. */
export type PublicLogKey = Pick<LogKey, "origin" | "publicKey"> & Partial<Pick<LogKey, "lastSeen">>;

/** The log's Ed25519 key, made once; the private part never leaves the data directory. */
export function openLogKey(dataDirectory: string): LogKey {
  const directory = join(dataDirectory, "secrets");
  const file = join(directory, "ledger-key.pem");
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  }
  const privateKey = createPrivateKey(readFileSync(file));
  const publicKey = createPublicKey(privateKey);
  return { origin: originOf(publicKey), privateKey, publicKey, lastSeen: openLastSeen(dataDirectory) };
}

/** The name a log signs with; it follows from its key, so two installations never share one. */
export function originOf(publicKey: KeyObject): string {
  return `vigie/${rawPublicKey(publicKey).subarray(0, 6).toString("hex")}`;
}

export function signCheckpoint(key: Omit<LogKey, "lastSeen">, size: number, root: Buffer): string {
  const text = `${key.origin}\n${size}\n${root.toString("base64")}\n`;
  const signature = Buffer.concat([keyId(key), sign(null, Buffer.from(text), key.privateKey)]);
  return `${text}\n\u2014 ${key.origin} ${signature.toString("base64")}\n`;
}

/** The checkpoint, when the note is well formed and was signed by this key; otherwise undefined. */
export function openCheckpoint(key: PublicLogKey, note: string): Checkpoint | undefined {
  const [text, signatures] = note.split("\n\n");
  if (text === undefined || signatures === undefined) return undefined;
  const [origin, size, root] = text.split("\n");
  const line = signatures.split("\n").find((candidate) => candidate.startsWith(`\u2014 ${key.origin} `));
  if (!line || origin !== key.origin || size === undefined || root === undefined) return undefined;
  const signature = Buffer.from(line.slice(`\u2014 ${key.origin} `.length), "base64");
  const isOurs = signature.subarray(0, 4).equals(keyId(key)) && verify(null, Buffer.from(`${text}\n`), key.publicKey, signature.subarray(4));
  return isOurs ? { origin, size: Number(size), root: Buffer.from(root, "base64") } : undefined;
}

/** C2SP signed-note: the first four bytes of SHA-256 over name, newline, algorithm 0x01 and the raw public key. */
function keyId(key: PublicLogKey): Buffer {
  const hash = createHash("sha256").update(`${key.origin}\n`).update(Buffer.of(1)).update(rawPublicKey(key.publicKey));
  return hash.digest().subarray(0, 4);
}

/** The 32 bytes of RFC 8032. */
export function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ type: "spki", format: "der" }).subarray(-32);
}
