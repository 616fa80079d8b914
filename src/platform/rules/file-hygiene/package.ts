import { inflateSync, zipSync, type Zippable } from "fflate";
import { expandsTooMuch, expansionLimits } from "../expansion-limits.ts";
import { zipDataOffset, zipEnd, zipEntries, zipLocalHeaderBytes, zipTailBytes, type ZipEntry } from "../zip-directory.ts";
import { CleaningRefused } from "./cleaning-refused.ts";
import { crc32 } from "./crc32.ts";

/** The parts of an office document, each expanded when it is asked for. */
export type Package = { readonly names: ReadonlySet<string>; readonly part: (name: string) => Uint8Array | undefined };

const stored = 0;
const deflated = 8;

/** Opens a zip archive after having looked at all that its directory promises (S49). Nothing is expanded yet. */
export function openPackage(bytes: Uint8Array): Package {
  const end = zipEnd(bytes.subarray(Math.max(0, bytes.length - zipTailBytes)));
  if (end.entries > expansionLimits.maxArchiveEntries) throw new CleaningRefused("too-many-entries");
  if (end.directoryAt + end.directoryBytes > bytes.length) throw new CleaningRefused("damaged");
  const entries = zipEntries(bytes.subarray(end.directoryAt, end.directoryAt + end.directoryBytes), end.entries);
  refuseBombs(entries, bytes.length);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  // Of two entries with one name every program shows another one.
  if (byName.size !== entries.length) throw new CleaningRefused("damaged");
  return {
    names: new Set(byName.keys()),
    part: (name) => {
      const entry = byName.get(name);
      return entry && expanded(bytes, entry);
    },
  };
}

function refuseBombs(entries: readonly ZipEntry[], size: number): void {
  const sum = entries.reduce((whole, entry) => whole + entry.expandedBytes, 0);
  // Each on its own as well, because pictures that do not shrink would hide the one part that explodes.
  const isBomb = expandsTooMuch(sum, size) || entries.some((entry) => expandsTooMuch(entry.expandedBytes, entry.compressedBytes));
  if (isBomb) throw new CleaningRefused("expands-too-much");
  let last = 0;
  for (const { localHeaderAt, compressedBytes } of [...entries].sort((a, b) => a.localHeaderAt - b.localHeaderAt)) {
    // Entries that share their bytes are how a small archive promises much while each entry looks modest.
    if (localHeaderAt < last) throw new CleaningRefused("expands-too-much");
    last = localHeaderAt + zipLocalHeaderBytes + compressedBytes;
  }
  if (last > size) throw new CleaningRefused("truncated");
}

function expanded(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const header = bytes.subarray(entry.localHeaderAt, entry.localHeaderAt + zipLocalHeaderBytes);
  if (header.length < zipLocalHeaderBytes) throw new CleaningRefused("truncated");
  const from = entry.localHeaderAt + zipDataOffset(header);
  const compressed = bytes.subarray(from, from + entry.compressedBytes);
  const content = entry.method === stored ? compressed : entry.method === deflated ? inflated(compressed, entry.expandedBytes) : undefined;
  // What does not have the length and the sum that the directory gives is not what it says; the length has bounded the expansion.
  if (content?.length !== entry.expandedBytes || crc32(content) !== entry.crc32) throw new CleaningRefused("damaged");
  return content;
}

/** Expands into room of the promised size: whatever would come beyond is not written. */
function inflated(compressed: Uint8Array, size: number): Uint8Array {
  return inflateSync(compressed, { out: new Uint8Array(size) });
}

/** The first date a zip archive can name; the same in every zone, because it is taken apart as local time. */
const noDate = new Date(1980, 0, 1);

/** An archive without dates, owners, comments and extra fields. What does not shrink is stored, and so is what must be readable at its place. */
export function writePackage(parts: ReadonlyMap<string, Uint8Array>, storedNames: ReadonlySet<string> = new Set()): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of parts) {
    const isStored = storedNames.has(name) || /\.(jpeg|png|webp)$/.test(name);
    files[name] = [content, { mtime: noDate, level: isStored ? 0 : 6 }];
  }
  return zipSync(files);
}
