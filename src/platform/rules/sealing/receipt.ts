import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { toBase64Url } from "./bytes.ts";
import { derive } from "./derive.ts";
import { SealingRefused } from "./sealing-refused.ts";
import { makeSigningPair, type SigningPair } from "./signing.ts";

/** A list of 2,048 words (BIP-39). The place of a word counts, so that the same receipt can be read from another list, or from numbers. */
export type WordList = readonly string[];

/** 128 bits: nobody finds a receipt by trying (S41). Twelve words carry four bits more, which tell a slip of the pen. */
export const receiptWords = 12;

export function makeReceipt(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(16));
}

export function wordsOf(receipt: Uint8Array, list: WordList): string[] {
  return entropyToMnemonic(receipt, [...list]).split(/[\s\u3000]+/);
}

/** The receipt as twelve numbers of four digits, for whoever reads no list of words. */
export function numbersOf(receipt: Uint8Array, list: WordList): string[] {
  return wordsOf(receipt, list).map((word) => String(list.indexOf(word)).padStart(4, "0"));
}

/** A receipt as somebody typed it: words of one of the lists, or the numbers. Throws when a word or the check does not fit. */
export function readReceipt(typed: string, lists: readonly WordList[]): Uint8Array {
  const words = normal(typed);
  for (const list of lists) {
    const known = words.map((word) => (/^\d{1,4}$/.test(word) ? list[Number(word)] : list.find((one) => normal(one)[0] === word)));
    if (known.length !== receiptWords || known.includes(undefined)) continue;
    try {
      return mnemonicToEntropy(known.join(" "), [...list]);
    } catch {
      continue;
    }
  }
  throw new SealingRefused("sealing.words-wrong");
}

/** Digits of other scripts, capitals, accents and commas are how people write, not another receipt. */
function normal(typed: string): string[] {
  const plain = typed.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const digits = plain.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  return digits.split(/[^\p{L}\d]+/u).filter((word) => word !== "");
}

export type ReceiptKeys = { readonly login: string; readonly author: SigningPair };

/** What the person shows to come back, and the key under which their messages are signed; neither tells anything of the other or of the receipt. */
export async function keysOfReceipt(receipt: Uint8Array): Promise<ReceiptKeys> {
  const [login, seed] = await Promise.all([derive(receipt, "receipt-login"), derive(receipt, "receipt-author")]);
  return { login: toBase64Url(login), author: makeSigningPair(seed) };
}
