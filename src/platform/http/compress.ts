import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Below this the compressed answer with its headers is hardly smaller. */
const smallest = 1_000;

/**
 * The body of an answer in the coding the client takes, brotli before gzip. Quality 4 is where brotli is still faster than the
 * satellite line it saves: a list of 30 KB becomes 4 KB in under a millisecond.
 */
export function compressFor(acceptEncoding: string | undefined, text: string | Uint8Array<ArrayBuffer>): { body: string | Uint8Array<ArrayBuffer>; coding: "br" | "gzip" | undefined } {
  if (text.length < smallest) return { body: text, coding: undefined };
  const accepted = acceptEncoding ?? "";
  if (/\bbr\b/.test(accepted)) return { body: new Uint8Array(brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } })), coding: "br" };
  if (/\bgzip\b/.test(accepted)) return { body: new Uint8Array(gzipSync(text, { level: 5 })), coding: "gzip" };
  return { body: text, coding: undefined };
}
