import { Decrypter, Encrypter } from "age-encryption";
import { SealingRefused } from "./sealing-refused.ts";

/** 2^17 blocks of 1 KiB: 128 MiB and about a second on an old laptop, for whoever guesses as for whoever knows. */
const workFactor = 17;

/**
 * Closes a private key with a passphrase, as an age file that its owner could open with the age command line too. Short passphrases are
 * refused: the server keeps this file, so whoever takes the server may guess for years.
 */
export async function wrapWithPassphrase(secret: string, passphrase: string): Promise<Uint8Array> {
  if (!isStrongEnough(passphrase)) throw new SealingRefused("sealing.passphrase-weak");
  const encrypter = new Encrypter();
  encrypter.setPassphrase(normal(passphrase));
  encrypter.setScryptWorkFactor(workFactor);
  return encrypter.encrypt(secret);
}

export async function unwrapWithPassphrase(file: Uint8Array, passphrase: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(normal(passphrase));
  try {
    return await decrypter.decrypt(file, "text");
  } catch {
    throw new SealingRefused("sealing.passphrase-wrong");
  }
}

/** Six words or more, or twenty signs: what a person can remember and nobody guesses. */
export function isStrongEnough(passphrase: string): boolean {
  const text = normal(passphrase);
  const words = text.split(" ");
  return (words.length >= 6 && new Set(words).size >= 5) || (text.length >= 20 && new Set(text).size >= 12);
}

/** The same words typed on another keyboard or with two spaces are the same passphrase. */
function normal(passphrase: string): string {
  return passphrase.normalize("NFKC").trim().replaceAll(/\s+/g, " ");
}
