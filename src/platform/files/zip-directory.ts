import type { FileHandle } from "node:fs/promises";
import { zipDataOffset, zipEnd, zipEntries, ZipFaulty, zipLocalHeaderBytes, zipTailBytes, type ZipEntry, type ZipFault } from "../rules/zip-directory.ts";
import { FileRefused, type FileRefusalCode } from "./file-refused.ts";
import type { FileLimits } from "./limits.ts";

/** Ten thousand entries with long names; the directory is read at once, so its declared size must not be trusted. */
const maxDirectoryBytes = 10_000_000;

const codes = {
  truncated: "platform.file-truncated",
  damaged: "platform.file-damaged",
  "unsafe-entry": "platform.file-archive-unsafe-entry",
  encrypted: "platform.file-archive-encrypted",
} as const satisfies Record<ZipFault, FileRefusalCode>;

/** Lists an archive on disk without reading more of it than its directory. */
export async function readZipDirectory(file: FileHandle, size: number, limits: FileLimits): Promise<ZipEntry[]> {
  const tail = Math.min(size, zipTailBytes);
  const lastBytes = await readAt(file, size - tail, tail);
  const end = refused(() => zipEnd(lastBytes));
  if (end.entries > limits.maxArchiveEntries) {
    throw new FileRefused("platform.file-archive-too-many-entries", { entries: end.entries, limit: limits.maxArchiveEntries });
  }
  if (end.directoryAt + end.directoryBytes > size || end.directoryBytes > maxDirectoryBytes) throw new FileRefused("platform.file-damaged");
  const directory = await readAt(file, end.directoryAt, end.directoryBytes);
  return refused(() => zipEntries(directory, end.entries));
}

/** Where the bytes of an entry begin. */
export async function dataStart(file: FileHandle, size: number, entry: ZipEntry): Promise<number> {
  if (entry.localHeaderAt + zipLocalHeaderBytes > size) throw new FileRefused("platform.file-truncated");
  const header = await readAt(file, entry.localHeaderAt, zipLocalHeaderBytes);
  const start = entry.localHeaderAt + refused(() => zipDataOffset(header));
  if (start + entry.compressedBytes > size) throw new FileRefused("platform.file-truncated");
  return start;
}

function refused<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof ZipFaulty ? new FileRefused(codes[error.fault]) : error;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new FileRefused("platform.file-truncated");
  return buffer;
}
