import { DerRefused, inside, integerOf, readDer, tags } from "./der.ts";

const sha256Algorithm = Buffer.from("300d06096086480165030402010500", "hex");

/** A TimeStampReq of RFC 3161 over a SHA-256: asks for the authority's certificate as well. The nonce shows that an answer is to this question and not to an earlier one. */
export function timeRequest(digest: Uint8Array, nonce?: bigint): Buffer {
  const imprint = sequence(sha256Algorithm, Buffer.of(tags.octets, digest.length), digest);
  return sequence(Buffer.of(tags.integer, 1, 1), imprint, ...(nonce === undefined ? [] : [integer(nonce)]), Buffer.of(tags.boolean, 1, 0xff));
}

/** All that is written here is shorter than 128 bytes, so one byte holds each length. */
function sequence(...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tags.sequence, content.length), content]);
}

function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  const positive = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return Buffer.concat([Buffer.of(tags.integer, positive.length), positive]);
}

/** The token in a TimeStampResp, `refused` when the authority gave none, `damaged` when it is no such answer. */
export function readTimeAnswer(bytes: Uint8Array): Uint8Array | "refused" | "damaged" {
  try {
    const answer = inside(readDer(bytes, tags.sequence));
    const status = integerOf(inside(answer.take(tags.sequence)).take(tags.integer));
    const token = answer.takeIf(tags.sequence);
    answer.end();
    // 0: granted; 1: granted with changes, which then show in the token.
    if (status > 1n || !token) return "refused";
    return token.whole;
  } catch (error) {
    if (error instanceof DerRefused) return "damaged";
    throw error;
  }
}
