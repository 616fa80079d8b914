import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream";
import type { Readable } from "node:stream";
import { pipeline as pipelineDone } from "node:stream/promises";
import { createGunzip, createInflateRaw } from "node:zlib";
import type { Gunzip, InflateRaw } from "node:zlib";
import type { ZipEntry } from "../rules/zip-directory.ts";
import { counted, peek } from "./chunks.ts";
import type { Chunks, Progress } from "./chunks.ts";
import { FileRefused } from "./file-refused.ts";
import type { FileLimits } from "./limits.ts";
import { sniff, sniffBytes } from "./sniff.ts";
import { dataStart, readZipDirectory } from "./zip-directory.ts";

/** The table inside a file as it came, whatever it was wrapped in, and whether it is JSON or separated text. */
export type Expanded = { readonly chunks: Chunks; readonly head: Buffer; readonly is: "json" | "text" };

/**
 * Unwraps gzip and zip by content until there is text. Every layer is measured while it expands, so a bomb is refused
 * after the floor and not after the disk or the memory is full.
 */
export async function expand(source: Readable, path: string | undefined, progress: Progress, limits: FileLimits): Promise<Expanded> {
  let { head, chunks } = await peek(counted(source, progress), sniffBytes);
  let zipPath = path;
  for (let depth = 0; ; depth += 1) {
    if (head.length === 0) throw new FileRefused("platform.file-empty");
    const found = sniff(head.subarray(0, sniffBytes));
    if (found.is === "other") throw new FileRefused("platform.file-not-a-table", { format: found.format });
    if (found.is === "json" || found.is === "text") return { chunks: bounded(chunks, undefined, limits), head, is: found.is };
    if (depth === limits.maxDepth) throw new FileRefused("platform.file-nested-too-deep", { limit: limits.maxDepth });
    if (found.is === "zip" && zipPath !== undefined) source.destroy();
    const inner = found.is === "gzip" ? inflated(chunks, createGunzip(), limits) : unzipped(chunks, zipPath, progress, limits);
    zipPath = undefined;
    ({ head, chunks } = await peek(inner, sniffBytes));
  }
}

/** Bytes of one compressed layer, expanded; errors of the library become refusals. */
async function* inflated(chunks: Chunks, inflate: Gunzip | InflateRaw, limits: FileLimits): Chunks {
  const compressed: Progress = { bytesRead: 0, bytesTotal: undefined };
  // The error also reaches the loop below, which is where it is answered.
  pipeline(counted(chunks, compressed), inflate, () => undefined);
  try {
    yield* bounded(inflate, compressed, limits);
  } catch (error) {
    throw refusalOf(error);
  } finally {
    inflate.destroy();
  }
}

async function* bounded(chunks: AsyncIterable<Buffer>, compressed: Progress | undefined, limits: FileLimits): Chunks {
  let expandedBytes = 0;
  for await (const chunk of chunks) {
    expandedBytes += chunk.length;
    if (expandedBytes > limits.maxExpandedBytes) throw tooLarge(limits);
    const ratio = compressed && expandedBytes > limits.ratioFloorBytes ? expandedBytes / Math.max(compressed.bytesRead, 1) : 0;
    if (ratio > limits.maxRatio) throw new FileRefused("platform.file-expands-too-much", { limit: limits.maxRatio });
    yield chunk;
  }
}

/** A zip archive is read from its end, so one that arrives as a stream is first put on disk. */
async function* unzipped(chunks: Chunks, path: string | undefined, progress: Progress, limits: FileLimits): Chunks {
  const folder = path === undefined ? await mkdtemp(join(tmpdir(), "vigie-zip-")) : undefined;
  const zip = path ?? join(folder ?? "", "archive");
  try {
    if (folder !== undefined) await pipelineDone(bounded(chunks, undefined, limits), createWriteStream(zip, { mode: 0o600 }));
    const found = await findTable(zip, limits);
    const ownProgress = path === undefined ? { bytesRead: 0, bytesTotal: undefined } : progress;
    ownProgress.bytesRead = 0;
    ownProgress.bytesTotal = found.entry.compressedBytes;
    if (found.entry.compressedBytes === 0) return;
    const end = found.start + found.entry.compressedBytes - 1;
    const raw = counted(createReadStream(zip, { start: found.start, end }), ownProgress);
    yield* found.entry.method === 0 ? raw : inflated(raw, createInflateRaw(), limits);
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function findTable(zip: string, limits: FileLimits): Promise<{ entry: ZipEntry; start: number }> {
  const file = await open(zip, "r");
  try {
    const { size } = await file.stat();
    const entries = await readZipDirectory(file, size, limits);
    const entry = tableIn(entries);
    if (entry.method !== 0 && entry.method !== 8) throw new FileRefused("platform.file-damaged");
    if (entry.expandedBytes > limits.maxExpandedBytes) throw tooLarge(limits);
    return { entry, start: await dataStart(file, size, entry) };
  } finally {
    await file.close();
  }
}

/** The first entry that is named like a table; without one, the only file there is. */
function tableIn(entries: readonly ZipEntry[]): ZipEntry {
  if (entries.some(({ name }) => name === "[Content_Types].xml" || name === "mimetype")) {
    throw new FileRefused("platform.file-not-a-table", { format: "Excel / OpenDocument" });
  }
  const files = entries.filter(({ name }) => !name.endsWith("/") && !/(^|\/)(\.|__MACOSX\/)/.test(name));
  const table = files.find(({ name }) => /\.(csv|tsv|tab|txt|json)(\.gz)?$/i.test(name)) ?? (files.length === 1 ? files[0] : undefined);
  if (table === undefined) throw new FileRefused("platform.file-archive-without-table");
  return table;
}

function tooLarge(limits: FileLimits): FileRefused {
  return new FileRefused("platform.file-too-large", { megabytes: Math.round(limits.maxExpandedBytes / 1_000_000) });
}

/** zlib says `Z_BUF_ERROR` when the input ends in the middle, and `Z_DATA_ERROR` when it is wrong. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof FileRefused || !("code" in error)) return error;
  if (error.code === "Z_BUF_ERROR") return new FileRefused("platform.file-truncated");
  return typeof error.code === "string" && error.code.startsWith("Z_") ? new FileRefused("platform.file-damaged") : error;
}
