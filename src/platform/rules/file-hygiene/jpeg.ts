import { bytesOf, joined, startsWith, textOf, viewOf } from "./bytes.ts";
import { CleaningRefused } from "./cleaning-refused.ts";
import { exifWithOrientation, readExif } from "./exif.ts";
import { readIptc } from "./iptc.ts";
import type { Findings } from "./metadatum.ts";
import { lookBehind, refuseOtherTypes, refuseTooManyPixels } from "./picture-rules.ts";
import { readXmp } from "./xmp.ts";

const end = 0xd9;
const scan = 0xda;
const frame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Tables of Huffman, arithmetic and quantisation, the restart interval, the number of lines: what a decoder needs beside frame and scans. */
const tables = [0xc4, 0xcc, 0xdb, 0xdd, 0xdc];

type Kept = { orientation: number | undefined; isJfif: boolean; adobeTransform: number | undefined; hasFrame: boolean; readonly parts: Uint8Array[] };

/** Rewrites a JPEG (ITU-T T.81) from the segments that its picture is made of; the scans are copied as they are. */
export function cleanJpeg(bytes: Uint8Array, found: Findings): Uint8Array {
  const kept: Kept = { orientation: undefined, isJfif: false, adobeTransform: undefined, hasFrame: false, parts: [] };
  let at = 2;
  let hasScan = false;
  for (let marker = markerAt(bytes, at); marker.is !== end; marker = markerAt(bytes, at)) {
    const from = marker.next;
    if (from + 2 > bytes.length) throw new CleaningRefused("truncated");
    at = from + viewOf(bytes).getUint16(from);
    if (at > bytes.length) throw new CleaningRefused("truncated");
    if (at < from + 2) throw new CleaningRefused("damaged");
    const content = bytes.subarray(from + 2, at);
    if (marker.is === scan) {
      if (!kept.hasFrame || content.length !== 4 + 2 * (content[0] ?? 0)) throw new CleaningRefused("damaged");
      hasScan = true;
      at = scanEnd(bytes, at);
      kept.parts.push(bytesOf("\xff\xda"), bytes.subarray(from, at));
    } else takeSegment(marker.is, content, kept, found);
  }
  if (!hasScan) throw new CleaningRefused("damaged");
  lookBehind(bytes.subarray(markerAt(bytes, at).next), found);
  return joined([bytesOf("\xff\xd8"), ...leading(kept), ...kept.parts, bytesOf("\xff\xd9")]);
}

/** The marker here, behind any number of filling bytes. */
function markerAt(bytes: Uint8Array, at: number): { is: number; next: number } {
  if (at >= bytes.length) throw new CleaningRefused("truncated");
  if (bytes[at] !== 0xff) throw new CleaningRefused("damaged");
  let next = at;
  while (bytes[next] === 0xff) next += 1;
  const is = bytes[next];
  if (is === undefined) throw new CleaningRefused("truncated");
  if (is < 0xc0 || (is >= 0xd0 && is <= 0xd8)) throw new CleaningRefused("damaged");
  return { is, next: next + 1 };
}

/** The first byte behind the coded data: a marker that is neither a stuffed zero nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 2)) {
    const after = bytes[at + 1];
    if (after === undefined) break;
    if (after !== 0 && (after < 0xd0 || after > 0xd7)) return at;
  }
  throw new CleaningRefused("truncated");
}

function takeSegment(marker: number, content: Uint8Array, kept: Kept, found: Findings): void {
  if (frame(marker)) {
    if (kept.hasFrame || content.length !== 6 + 3 * (content[5] ?? 0)) throw new CleaningRefused("damaged");
    kept.hasFrame = true;
    refuseTooManyPixels(viewOf(content).getUint16(3), viewOf(content).getUint16(1));
    kept.parts.push(segment(marker, content));
  } else if (tables.includes(marker)) {
    if (!isExact(marker, content)) throw new CleaningRefused("damaged");
    kept.parts.push(segment(marker, content));
  } else {
    refuseOtherTypes(content);
    tell(marker, content, kept, found);
  }
}

/** Tables fill their segment: bytes behind them are no tables. */
function isExact(marker: number, content: Uint8Array): boolean {
  if (marker === 0xdd || marker === 0xdc) return content.length === 2;
  if (marker === 0xcc) return content.length % 2 === 0;
  let at = 0;
  while (at < content.length) {
    if (marker === 0xdb) at += (content[at] ?? 0) >= 16 ? 129 : 65;
    else at += 17 + content.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
  }
  return at === content.length;
}

function tell(marker: number, content: Uint8Array, kept: Kept, found: Findings): void {
  if (marker === 0xe0 && startsWith(content, "JFIF\0")) {
    kept.isJfif = true;
    if (content.length > 14) found.add("thumbnail");
  } else if (marker === 0xee && startsWith(content, "Adobe") && content.length >= 12) {
    kept.adobeTransform ??= content[11];
  } else if (marker === 0xe1 && startsWith(content, "Exif\0")) {
    kept.orientation ??= readExif(content.subarray(6), found);
  } else if (marker === 0xe1 && startsWith(content, "http://ns.adobe.com/")) readXmp(content, found);
  else if (marker === 0xe2 && startsWith(content, "ICC_PROFILE\0")) found.add("colour-profile");
  else if (marker === 0xe2 && startsWith(content, "MPF\0")) found.add("embedded-files", "MPF");
  else if (marker === 0xed) readIptc(content, found);
  else if (marker === 0xfe) found.add("comment", textOf(content, 0, Math.min(content.length, 300)));
  else if (startsWith(content, "JFXX")) found.add("thumbnail");
  else found.add("other", `APP${marker - 0xe0}`);
}

/** How the colours are coded is said by these two and by nothing else; a turned picture keeps the one tag that turns it. */
function leading({ isJfif, orientation, adobeTransform }: Kept): Uint8Array[] {
  return [
    ...(isJfif ? [segment(0xe0, bytesOf("JFIF\0\x01\x01\0\0\x01\0\x01\0\0"))] : []),
    ...(orientation === undefined ? [] : [segment(0xe1, joined([bytesOf("Exif\0\0"), exifWithOrientation(orientation)]))]),
    ...(adobeTransform === undefined ? [] : [segment(0xee, bytesOf(`Adobe\0\x64\0\0\0\0${String.fromCharCode(adobeTransform)}`))]),
  ];
}

function segment(marker: number, content: Uint8Array): Uint8Array {
  const length = content.length + 2;
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 255), content]);
}
