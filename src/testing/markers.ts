import { decompressSync, unzipSync } from "fflate";

/** A word that stands nowhere else, for one place in which metadata can hide. */
export const marker = (place: string) => `Zq${place.replace(/[^a-z0-9]/gi, "")}qZ`;

/** The places whose markers are still in a file: in its bytes, in every archive and every compressed stream in it, in UTF-16 and in hexadecimal. */
export function markersIn(bytes: Uint8Array, depth = 0): string[] {
  const text = Buffer.from(bytes).toString("latin1");
  const inHex = [...text.matchAll(/<([\da-f\s]{8,})>/gi)].map(([, hex = ""]) => Buffer.from(hex.replace(/\s/g, ""), "hex").toString("latin1"));
  const found = [text, text.replaceAll("\0", ""), ...inHex, ...inHex.map((one) => one.replaceAll("\0", ""))].flatMap((one) => [...one.matchAll(/Zq(\w{1,40}?)qZ/g)].map(([, place = ""]) => place));
  const inside = depth > 3 ? [] : [...unzipped(bytes), ...inflated(bytes)].flatMap((one) => markersIn(one, depth + 1));
  return [...new Set([...found, ...inside])].sort();
}

function unzipped(bytes: Uint8Array): Uint8Array[] {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [];
  const files = unzipSync(bytes);
  return [...Object.values(files), new TextEncoder().encode(Object.keys(files).join("\n"))];
}

/** Whatever can be inflated from where the two bytes stand with which zlib begins. */
function inflated(bytes: Uint8Array): Uint8Array[] {
  const streams: Uint8Array[] = [];
  for (let at = bytes.indexOf(0x78); at !== -1; at = bytes.indexOf(0x78, at + 1)) {
    if (![0x01, 0x5e, 0x9c, 0xda].includes(bytes[at + 1] ?? 0)) continue;
    try {
      streams.push(decompressSync(bytes.subarray(at)));
    } catch {
      // Two bytes that only look like a beginning.
    }
  }
  return streams;
}
