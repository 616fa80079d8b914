import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient, type Identity } from "age-encryption";
import { SealingRefused } from "./sealing-refused.ts";

/**
 * Recipients that join ML-KEM-768 with X25519: what is copied today must stay closed when large quantum computers exist (S29). The
 * library would take other kinds too; here they are refused on writing and on reading.
 */
const recipientForm = /^age1pq1[02-9ac-hj-np-z]{1900,2100}$/;
const identityForm = /^AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{50,70}$/;

export const isRecipient = (text: string): boolean => recipientForm.test(text);
export const isIdentity = (text: string): boolean => identityForm.test(text);

export type KeyPair = { readonly identity: string; readonly recipient: string };

export async function makeKeyPair(): Promise<KeyPair> {
  const identity = await generateHybridIdentity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** An age file for these recipients and nobody else. Two of the same content never look alike (S37). */
export async function encryptTo(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  const all = [...new Set(recipients)];
  if (all.length === 0) throw new SealingRefused("sealing.recipient-needed");
  if (!all.every(isRecipient)) throw new SealingRefused("sealing.other-kind-of-key");
  const encrypter = new Encrypter();
  for (const recipient of all) encrypter.addRecipient(recipient);
  return encrypter.encrypt(new Uint8Array(bytes));
}

export type Decrypted = { readonly bytes: Uint8Array; readonly recipients: number };

/** Opens an age file with one of the identities; tells to how many keys it was sealed. */
export async function decryptWith(identities: readonly string[], file: Uint8Array): Promise<Decrypted> {
  if (!identities.every(isIdentity)) throw new SealingRefused("sealing.other-kind-of-key");
  let recipients = 0;
  const decrypter = new Decrypter();
  decrypter.addIdentity(onlyHybrid((count) => (recipients = count), refuseOtherKind));
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return { bytes: await decrypter.decrypt(file, "uint8array"), recipients };
  } catch (error) {
    if (error instanceof SealingRefused) throw error;
    const isOther = error instanceof Error && error.message.includes("no identity matched");
    throw new SealingRefused(isOther ? "sealing.not-for-you" : "sealing.damaged");
  }
}

/** To how many keys a file is sealed; readable without any of them. Throws where it is none of ours. */
export async function recipientCount(file: Uint8Array): Promise<number> {
  let count = 0;
  const decrypter = new Decrypter();
  decrypter.addIdentity(onlyHybrid((found) => (count = found), refuseOtherKind));
  const failure = await decrypter.decrypt(file, "uint8array").then(() => undefined, (error: unknown) => error);
  if (failure instanceof SealingRefused) throw failure;
  if (count === 0) throw new SealingRefused("sealing.damaged");
  return count;
}

/** Sees the kinds of all keys a file is sealed to before any of them is tried: one of another kind, and the file is refused (S29). */
export function onlyHybrid(tell: (count: number) => void, refuse: () => never): Identity {
  return {
    unwrapFileKey: (stanzas) => {
      if (stanzas.some((stanza) => stanza.args[0] !== "mlkem768x25519")) refuse();
      tell(stanzas.length);
      return null;
    },
  };
}

function refuseOtherKind(): never {
  throw new SealingRefused("sealing.other-kind-of-key");
}
