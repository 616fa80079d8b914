import { combine, split } from "shamir-secret-sharing";
import { isEqualBytes, sha256 } from "./bytes.ts";
import { SealingRefused } from "./sealing-refused.ts";

/** How many custodians there are, and how many of them together can do what none can alone (D6). */
export const custodians = 5;
export const custodiansNeeded = 3;

const checkBytes = 4;
const setBytes = 6;

/**
 * Splits a secret so that any three of five shares give it back and two say nothing about it. The scheme cannot tell a wrong share from a right
 * one, so each carries which secret it belongs to and a check of its own letters.
 */
export async function splitSecret(secret: Uint8Array): Promise<string[]> {
  const set = (await sha256(secret)).subarray(0, setBytes);
  const shares = await split(new Uint8Array(secret), custodians, custodiansNeeded);
  return Promise.all(shares.map((share) => writeShare(set, share)));
}

async function writeShare(set: Uint8Array, share: Uint8Array): Promise<string> {
  const body = Uint8Array.from([...set, ...share]);
  const check = (await sha256(body)).subarray(0, checkBytes);
  // In groups of four, as people read letters from paper.
  return toHex(Uint8Array.from([...body, ...check])).replaceAll(/(.{4})(?=.)/g, "$1-");
}

/** The secret again, from three shares or more in any order. */
export async function joinShares(written: readonly string[]): Promise<Uint8Array> {
  const read = await Promise.all([...new Set(written.map(normalShare))].map(readShare));
  const [first] = read;
  if (!first || read.length < custodiansNeeded) throw new SealingRefused("sealing.shares-too-few");
  if (read.some(({ set }) => !isEqualBytes(set, first.set))) throw new SealingRefused("sealing.shares-of-different-keys");
  const secret = await combine(read.map(({ share }) => new Uint8Array(share)));
  if (!isEqualBytes((await sha256(secret)).subarray(0, setBytes), first.set)) throw new SealingRefused("sealing.share-damaged");
  return secret;
}

function normalShare(text: string): string {
  return text.toLowerCase().replaceAll(/[^0-9a-f]/g, "");
}

/** Whether what somebody typed is one share without a wrong sign; of which secret, only others beside it tell. */
export async function isShare(written: string): Promise<boolean> {
  return readShare(normalShare(written)).then(() => true, (error: unknown) => {
    if (error instanceof SealingRefused) return false;
    throw error;
  });
}

async function readShare(text: string): Promise<{ set: Uint8Array; share: Uint8Array }> {
  const bytes = fromHex(text);
  const body = bytes.subarray(0, -checkBytes);
  if (body.length <= setBytes || !isEqualBytes((await sha256(body)).subarray(0, checkBytes), bytes.subarray(-checkBytes))) throw new SealingRefused("sealing.share-damaged");
  return { set: body.subarray(0, setBytes), share: body.subarray(setBytes) };
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text: string): Uint8Array {
  if (text.length % 2 === 1) throw new SealingRefused("sealing.share-damaged");
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
