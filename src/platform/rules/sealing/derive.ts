import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { SealingRefused } from "./sealing-refused.ts";

/** Keeps a secret under the shared one: for keys that cannot be made from a seed. */
export async function closeWith(secret: Uint8Array, purpose: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await deriveKey(secret, purpose), new TextEncoder().encode(text));
  return toBase64Url(Uint8Array.from([...iv, ...new Uint8Array(sealed)]));
}

export async function openWith(secret: Uint8Array, purpose: string, closed: string): Promise<string> {
  const bytes = fromBase64Url(closed);
  try {
    const clear = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes.subarray(0, 12) }, await deriveKey(secret, purpose), bytes.subarray(12));
    return new TextDecoder().decode(clear);
  } catch {
    throw new SealingRefused("sealing.damaged");
  }
}

async function deriveKey(secret: Uint8Array, purpose: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", await derive(secret, purpose), "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** 32 bytes for one purpose from a secret (HKDF, RFC 5869, SHA-256): what is derived for one says nothing about another. */
export async function derive(secret: Uint8Array, purpose: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(secret), "HKDF", false, ["deriveBits"]);
  const info = new TextEncoder().encode(`vigie/${purpose}`);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info }, key, 256));
}
