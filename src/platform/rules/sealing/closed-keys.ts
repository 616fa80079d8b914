import * as v from "valibot";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { makeKeyPair, type KeyPair } from "./hybrid.ts";
import { unwrapWithPassphrase, wrapWithPassphrase } from "./passphrase.ts";
import { makeSigningPair, type SigningPair } from "./signing.ts";

/** The private half of somebody's keys, or of a device's: what opens, and what signs. */
const PrivateHalf = v.strictObject({ identity: v.string(), secret: v.string() });
export type PrivateHalf = v.InferOutput<typeof PrivateHalf>;

export type ClosedKeys = { readonly pair: KeyPair; readonly author: SigningPair; /** The private half under the passphrase, as base64url. */ readonly closed: string };

/** New keys, with their private half closed under a passphrase; one that is too weak is refused (S34). */
export async function makeClosedKeys(passphrase: string): Promise<ClosedKeys> {
  const [pair, author] = [await makeKeyPair(), makeSigningPair()];
  const half: PrivateHalf = { identity: pair.identity, secret: author.secret };
  return { pair, author, closed: toBase64Url(await wrapWithPassphrase(JSON.stringify(half), passphrase)) };
}

export async function openClosedKeys(closed: string, passphrase: string): Promise<PrivateHalf> {
  return readPrivateHalf(await unwrapWithPassphrase(fromBase64Url(closed), passphrase));
}

/** What was closed, after it was opened by whatever way. */
export function readPrivateHalf(opened: string): PrivateHalf {
  return v.parse(PrivateHalf, JSON.parse(opened));
}
