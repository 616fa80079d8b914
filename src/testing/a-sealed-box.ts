import { makeKeyPair, type KeyPair } from "#platform/rules/sealing/hybrid.ts";
import { makeSigningPair } from "#platform/rules/sealing/signing.ts";
import type { SealedBox } from "#platform/rules/sealing/sealed-box.ts";
import { sealWords, type Words } from "#protection/model/sealed-words.ts";

let pair: Promise<KeyPair> | undefined;

/** Words about a record in a box for one key that nobody has: what a server keeps without being able to read it. */
export async function aSealedBox(record: string, words: Words, edition = 1): Promise<SealedBox> {
  const author = makeSigningPair();
  pair ??= makeKeyPair();
  const place = { organisation: author.signer, compartment: "00000000-0000-4000-8000-000000000000", record, field: "words" };
  return sealWords(words, place, edition, [{ recipient: (await pair).recipient, signer: author.signer }], author);
}
