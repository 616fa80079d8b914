import { ed25519 } from "@noble/curves/ed25519.js";
import { fromBase64Url, toBase64Url, utf8 } from "./bytes.ts";
import { canonicalJson } from "../canonical-json.ts";

/** Keys as base64url of their 32 bytes (RFC 8032). */
export type SigningPair = { readonly secret: string; readonly signer: string };

export function makeSigningPair(seed: Uint8Array = crypto.getRandomValues(new Uint8Array(32))): SigningPair {
  return { secret: toBase64Url(seed), signer: toBase64Url(ed25519.getPublicKey(seed)) };
}

/** Signs a value in the one form that its content can have; `purpose` keeps a signature for one thing from standing under another. */
export function signValue(secret: string, purpose: string, value: unknown): string {
  return toBase64Url(ed25519.sign(signedMessage(purpose, value), fromBase64Url(secret)));
}

export function isSignedBy(signer: string, purpose: string, value: unknown, signature: string): boolean {
  try {
    return ed25519.verify(fromBase64Url(signature), signedMessage(purpose, value), fromBase64Url(signer));
  } catch {
    return false;
  }
}

/** What is signed, for a key that never leaves its keeper. */
export function signedMessage(purpose: string, value: unknown): Uint8Array {
  return utf8(`vigie/${purpose}\n${canonicalJson(value)}`);
}
