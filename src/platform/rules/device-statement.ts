import * as v from "valibot";
import { canonicalJson } from "./canonical-json.ts";
import { deviceKeyKind } from "./device-key-kind.ts";
import { fromBase64Url, sha256, toBase64Url, utf8 } from "./sealing/bytes.ts";

const signing = { name: "ECDSA", hash: "SHA-256" } as const;

/**
 * What a device says of a file before it leaves it: this hash and this length, at this time by its own clock, which may be wrong. The key is the raw point (65 bytes), the signature r and s
 * (64 bytes), both base64url.
 */
export const DeviceStatement = v.strictObject({
  format: v.literal("vigie-device/1"),
  sha256: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/)),
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  capturedAt: v.pipe(v.string(), v.isoTimestamp(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)),
  deviceKey: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
  signature: v.pipe(v.string(), v.regex(/^[\w-]{86}$/)),
});
export type DeviceStatement = v.InferOutput<typeof DeviceStatement>;

/** In its one form: these are the bytes that the ledger commits to. */
export const statementText = (statement: DeviceStatement): string => canonicalJson(statement);

/** Undefined when the text is not a statement in its one form. */
export function readStatement(text: string): DeviceStatement | undefined {
  const read = v.safeParse(DeviceStatement, parsed(text));
  return read.success && statementText(read.output) === text ? read.output : undefined;
}

/** Made on the device. `key` never leaves it; `deviceKey` is its public half. */
export async function stateFile(file: Uint8Array, capturedAt: string, { privateKey, publicKey }: CryptoKeyPair): Promise<DeviceStatement> {
  const hash = Array.from(await sha256(file), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const deviceKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey("raw", publicKey)));
  const said = { format: "vigie-device/1", sha256: hash, size: file.length, capturedAt, deviceKey } as const;
  const signature = await crypto.subtle.sign(signing, privateKey, utf8(canonicalJson(said)));
  return { ...said, signature: toBase64Url(new Uint8Array(signature)) };
}

/** True when the key that the statement names has signed it. Which device that is, and whose, the statement does not say. */
export async function isSignedByDevice({ signature, ...said }: DeviceStatement): Promise<boolean> {
  try {
    const [point, signs] = [fromBase64Url(said.deviceKey), fromBase64Url(signature)];
    // Spare bits at the end of base64url, which nothing would cover.
    if (toBase64Url(point) !== said.deviceKey || toBase64Url(signs) !== signature) return false;
    const key = await crypto.subtle.importKey("raw", point, deviceKeyKind, false, ["verify"]);
    return await crypto.subtle.verify(signing, key, signs, utf8(canonicalJson(said)));
  } catch {
    // Not a point of the curve.
    return false;
  }
}

/** What people compare: the first half of the SHA-256 of the raw key, in groups of four. */
export async function fingerprintOf(deviceKey: string): Promise<string> {
  const hash = await sha256(fromBase64Url(deviceKey));
  return Array.from(hash.subarray(0, 16), (byte, at) => `${at > 0 && at % 2 === 0 ? " " : ""}${byte.toString(16).padStart(2, "0")}`).join("");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
