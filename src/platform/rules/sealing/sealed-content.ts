import * as v from "valibot";
import { fromBase64Url, sha256, sha256Text, toBase64Url, utf8 } from "./bytes.ts";
import { decryptWith, encryptTo } from "./hybrid.ts";
import { bucketOf } from "./padding.ts";
import { SealingRefused } from "./sealing-refused.ts";
import { isSignedBy, signValue, type SigningPair } from "./signing.ts";

/** Where something sealed belongs. Read anywhere else, it does not open (S30). */
export type Binding = {
  /** The organisation's root key, as its certificates name it. */
  readonly organisation: string;
  readonly compartment: string;
  readonly record: string;
  readonly field: string;
  readonly version: number;
};

const Header = v.strictObject({
  organisation: v.string(), compartment: v.string(), record: v.string(), field: v.string(), version: v.number(),
  recipients: v.string(), signer: v.string(), length: v.number(), digest: v.string(), signature: v.string(),
});
type Header = v.InferOutput<typeof Header>;

const magic = "vigie-sealed-1\n";
const purpose = "sealed-content";

/**
 * Pads, signs and seals content to the keys of its readers. An age file has no author, and nothing in it says where it belongs: the header inside
 * does, under the author's signature (D6). Of one who must stay unknown the author's key is made for this alone.
 */
export async function sealContent(content: Uint8Array, binding: Binding, recipients: readonly string[], author: SigningPair): Promise<Uint8Array> {
  const facts = { ...binding, recipients: await hashOfRecipients(recipients), signer: author.signer, length: content.length, digest: toBase64Url(await sha256(content)) };
  const header: Header = { ...facts, signature: signValue(author.secret, purpose, facts) };
  const head = utf8(`${magic}${JSON.stringify(header)}\n`);
  const padded = new Uint8Array(bucketOf(head.length + content.length));
  padded.set(head);
  padded.set(content, head.length);
  return encryptTo(recipients, padded);
}

/** The same list gives the same hash, in whatever order it is named. */
export async function hashOfRecipients(recipients: readonly string[]): Promise<string> {
  return sha256Text([...new Set(recipients)].toSorted().join("\n"));
}

export type Expected = Binding & {
  /** Hash of the recipients that the record is said to be sealed to; absent where nobody says. */
  readonly recipients?: string;
  /** The author's key, where it is known who must have written it. */
  readonly signer?: string;
};
export type Opened = { readonly content: Uint8Array; readonly signer: string };

/** Opens sealed content and refuses, with what is wrong, whatever was moved, rolled back, cut or re-addressed (S30). */
export async function openSealed(file: Uint8Array, identities: readonly string[], expected: Expected): Promise<Opened> {
  const { bytes } = await decryptWith(identities, file);
  const { header, content } = partsOf(bytes);
  const { signature, ...facts } = header;
  if (!isSignedBy(header.signer, purpose, facts, signature)) throw new SealingRefused("sealing.signature-wrong");
  if (toBase64Url(await sha256(content)) !== header.digest) throw new SealingRefused("sealing.damaged");
  if ((["organisation", "compartment", "record", "field"] as const).some((name) => header[name] !== expected[name])) throw new SealingRefused("sealing.elsewhere");
  if (header.version !== expected.version) throw new SealingRefused("sealing.older-version");
  if (expected.recipients !== undefined && header.recipients !== expected.recipients) throw new SealingRefused("sealing.other-recipients");
  if (expected.signer !== undefined && header.signer !== expected.signer) throw new SealingRefused("sealing.author-other");
  return { content, signer: header.signer };
}

/** The same content under its author's signature, sealed to other readers: what a colleague does for one who came later. */
export async function resealTo(recipients: readonly string[], file: Uint8Array, identities: readonly string[]): Promise<Uint8Array> {
  return encryptTo(recipients, (await decryptWith(identities, file)).bytes);
}

function partsOf(bytes: Uint8Array): { header: Header; content: Uint8Array } {
  const start = utf8(magic);
  const end = bytes.indexOf(10, start.length);
  if (end < 0 || !start.every((byte, at) => bytes[at] === byte)) throw new SealingRefused("sealing.damaged");
  try {
    const header = v.parse(Header, JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start.length, end))));
    fromBase64Url(header.signer);
    return { header, content: bytes.subarray(end + 1, end + 1 + header.length) };
  } catch {
    throw new SealingRefused("sealing.damaged");
  }
}
