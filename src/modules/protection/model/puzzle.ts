import { sha256, utf8 } from "#platform/rules/sealing/bytes.ts";

/** Leading zero bits: about a second of an old telephone, and sixteen thousand times that for whoever floods (S46). */
export const puzzleBits = 14;

export async function isSolved(challenge: string, answer: string): Promise<boolean> {
  const hash = await sha256(utf8(`${challenge} ${answer}`));
  return zeroBits(hash) >= puzzleBits;
}

/** Tries answers in turn; gives way now and then, so that the page stays alive. */
export async function solve(challenge: string): Promise<string> {
  for (let tried = 0; ; tried += 1) {
    if (await isSolved(challenge, String(tried))) return String(tried);
  }
}

function zeroBits(hash: Uint8Array): number {
  const at = hash.findIndex((byte) => byte !== 0);
  return at < 0 ? hash.length * 8 : at * 8 + Math.clz32(hash[at] ?? 0) - 24;
}
