/** One file in a zip archive, as the central directory describes it. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly expandedBytes: number;
  readonly localHeaderAt: number;
};

/** Why an archive cannot be read; whoever opens it has the sentence for it. */
export type ZipFault = "truncated" | "damaged" | "unsafe-entry" | "encrypted";

export class ZipFaulty extends Error {
  readonly fault: ZipFault;

  constructor(fault: ZipFault) {
    super(fault);
    this.name = "ZipFaulty";
    this.fault = fault;
  }
}

/** How much of the end of a file can hold the end of its directory: 22 bytes and the longest comment. */
export const zipTailBytes = 22 + 0xffff;
export const zipLocalHeaderBytes = 30;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const zip64Marker = 0xffff_ffff;
const encryptedFlag = 1;
const unixLink = 0o120000;
const unixKindMask = 0o170000;

/** Where the central directory lies, said by the end of the file. */
export function zipEnd(tail: Uint8Array) {
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    return {
      entries: view.getUint16(at + 10, true),
      directoryBytes: view.getUint32(at + 12, true),
      directoryAt: view.getUint32(at + 16, true),
      /** Nothing behind it but the comment that it announces: a program that looks for an archive finds this one. */
      endsFile: at + 22 + view.getUint16(at + 20, true) === tail.length,
    };
  }
  // An archive without its end was cut off on the way.
  throw new ZipFaulty("truncated");
}

/**
 * Lists the archive from its central directory. Streaming readers, fflate's included, go by the header before each entry:
 * it does not say which entries are links, and it can disagree with the directory, which is how one archive shows two
 * contents to two programs.
 */
export function zipEntries(directory: Uint8Array, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  const view = viewOf(directory);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== entrySignature) throw new ZipFaulty("damaged");
    const next = at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > directory.length) throw new ZipFaulty("damaged");
    entries.push(readEntry(directory.subarray(at, next)));
    at = next;
  }
  return entries;
}

/** How far behind its local header the bytes of an entry begin: the name and the extra field there may differ in length from the directory's. */
export function zipDataOffset(localHeader: Uint8Array): number {
  const view = viewOf(localHeader);
  if (view.getUint32(0, true) !== localSignature) throw new ZipFaulty("damaged");
  return zipLocalHeaderBytes + view.getUint16(26, true) + view.getUint16(28, true);
}

function readEntry(entry: Uint8Array): ZipEntry {
  const view = viewOf(entry);
  const nameBytes = view.getUint16(28, true);
  const name = new TextDecoder().decode(entry.subarray(46, 46 + nameBytes));
  const unixKind = (view.getUint32(38, true) >>> 16) & unixKindMask;
  if (isUnsafe(name) || unixKind === unixLink) throw new ZipFaulty("unsafe-entry");
  if ((view.getUint16(8, true) & encryptedFlag) !== 0) throw new ZipFaulty("encrypted");
  const sizes = [view.getUint32(24, true), view.getUint32(20, true), view.getUint32(42, true)];
  const [expandedBytes = 0, compressedBytes = 0, localHeaderAt = 0] = withZip64(sizes, view, 46 + nameBytes);
  return { name, method: view.getUint16(10, true), crc32: view.getUint32(16, true), compressedBytes, expandedBytes, localHeaderAt };
}

/** Programs that write while they compress put even small sizes in the zip64 extra field, in this fixed order. */
function withZip64(sizes: readonly number[], entry: DataView, extraAt: number): number[] {
  if (!sizes.includes(zip64Marker)) return [...sizes];
  const extraEnd = extraAt + entry.getUint16(30, true);
  for (let at = extraAt; at + 4 <= extraEnd; at += 4 + entry.getUint16(at + 2, true)) {
    if (entry.getUint16(at, true) !== 1) continue;
    let valueAt = at + 4;
    return sizes.map((size) => {
      if (size !== zip64Marker) return size;
      if (valueAt + 8 > extraEnd) throw new ZipFaulty("damaged");
      const value = Number(entry.getBigUint64(valueAt, true));
      valueAt += 8;
      return value;
    });
  }
  throw new ZipFaulty("damaged");
}

function isUnsafe(name: string): boolean {
  return name.split(/[\\/]/).includes("..") || /^([\\/]|[a-z]:)/i.test(name) || name.includes("\0");
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
