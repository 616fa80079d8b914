import type { FileHandle } from "node:fs/promises";
import { FileRefused } from "./file-refused.ts";
import type { FileLimits } from "./limits.ts";

/** One file in a zip archive, as the central directory describes it. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly compressedBytes: number;
  readonly expandedBytes: number;
  readonly localHeaderAt: number;
};

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const zip64Marker = 0xffff_ffff;
/** Ten thousand entries with long names; the directory is read at once, so its declared size must not be trusted. */
const maxDirectoryBytes = 10_000_000;
const encryptedFlag = 1;
const unixLink = 0o120000;
const unixKindMask = 0o170000;

/**
 * Lists the archive from its central directory. Streaming readers, fflate's included, go by the header before each entry:
 * it does not say which entries are links, and it can disagree with the directory, which is how one archive shows two
 * contents to two programs.
 */
export async function readZipDirectory(file: FileHandle, size: number, limits: FileLimits): Promise<ZipEntry[]> {
  const end = await findEnd(file, size);
  if (end.entries > limits.maxArchiveEntries) {
    throw new FileRefused("platform.file-archive-too-many-entries", { entries: end.entries, limit: limits.maxArchiveEntries });
  }
  if (end.directoryAt + end.directoryBytes > size || end.directoryBytes > maxDirectoryBytes) throw new FileRefused("platform.file-damaged");
  const directory = await readAt(file, end.directoryAt, end.directoryBytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < end.entries; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) throw new FileRefused("platform.file-damaged");
    const next = at + 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw new FileRefused("platform.file-damaged");
    entries.push(readEntry(directory.subarray(at, next)));
    at = next;
  }
  return entries;
}

/** Where the bytes of an entry begin: after its local header, whose name and extra field may differ in length. */
export async function dataStart(file: FileHandle, size: number, entry: ZipEntry): Promise<number> {
  if (entry.localHeaderAt + 30 > size) throw new FileRefused("platform.file-truncated");
  const header = await readAt(file, entry.localHeaderAt, 30);
  if (header.readUInt32LE(0) !== localSignature) throw new FileRefused("platform.file-damaged");
  const start = entry.localHeaderAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (start + entry.compressedBytes > size) throw new FileRefused("platform.file-truncated");
  return start;
}

async function findEnd(file: FileHandle, size: number) {
  const length = Math.min(size, 22 + 0xffff);
  const tail = await readAt(file, size - length, length);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    return {
      entries: tail.readUInt16LE(at + 10),
      directoryBytes: tail.readUInt32LE(at + 12),
      directoryAt: tail.readUInt32LE(at + 16),
    };
  }
  // An archive without its end was cut off on the way.
  throw new FileRefused("platform.file-truncated");
}

function readEntry(entry: Buffer): ZipEntry {
  const nameBytes = entry.readUInt16LE(28);
  const name = entry.toString("utf8", 46, 46 + nameBytes);
  const unixKind = (entry.readUInt32LE(38) >>> 16) & unixKindMask;
  if (isUnsafe(name) || unixKind === unixLink) throw new FileRefused("platform.file-archive-unsafe-entry");
  if ((entry.readUInt16LE(8) & encryptedFlag) !== 0) throw new FileRefused("platform.file-archive-encrypted");
  const sizes = [entry.readUInt32LE(24), entry.readUInt32LE(20), entry.readUInt32LE(42)];
  const [expandedBytes = 0, compressedBytes = 0, localHeaderAt = 0] = withZip64(sizes, entry, 46 + nameBytes);
  return { name, method: entry.readUInt16LE(10), compressedBytes, expandedBytes, localHeaderAt };
}

/** Programs that write while they compress put even small sizes in the zip64 extra field, in this fixed order. */
function withZip64(sizes: readonly number[], entry: Buffer, extraAt: number): number[] {
  if (!sizes.includes(zip64Marker)) return [...sizes];
  const extraEnd = extraAt + entry.readUInt16LE(30);
  for (let at = extraAt; at + 4 <= extraEnd; at += 4 + entry.readUInt16LE(at + 2)) {
    if (entry.readUInt16LE(at) !== 1) continue;
    let valueAt = at + 4;
    return sizes.map((size) => {
      if (size !== zip64Marker) return size;
      if (valueAt + 8 > extraEnd) throw new FileRefused("platform.file-damaged");
      const value = Number(entry.readBigUInt64LE(valueAt));
      valueAt += 8;
      return value;
    });
  }
  throw new FileRefused("platform.file-damaged");
}

function isUnsafe(name: string): boolean {
  return name.split(/[\\/]/).includes("..") || /^([\\/]|[a-z]:)/i.test(name) || name.includes("\0");
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new FileRefused("platform.file-truncated");
  return buffer;
}
