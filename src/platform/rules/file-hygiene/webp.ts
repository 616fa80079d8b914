import { bytesOf, joined, startsWith, textOf, viewOf } from "./bytes.ts";
import { CleaningRefused } from "./cleaning-refused.ts";
import { exifWithOrientation, readExif } from "./exif.ts";
import type { Findings } from "./metadatum.ts";
import { lookBehind, refuseOtherTypes, refuseTooManyPixels } from "./picture-rules.ts";
import { readXmp } from "./xmp.ts";

const riffHeader = 12;
const frameHeader = 16;
const alphaFlag = 0x10;
const animationFlag = 0x02;
const exifFlag = 0x08;

/** Rewrites a WebP (RFC 9649) from the chunks that its pictures are made of; an animation stays one. */
export function cleanWebp(bytes: Uint8Array, found: Findings): Uint8Array {
  if (bytes.length < 20 || !startsWith(bytes, "RIFF")) throw new CleaningRefused("damaged");
  const end = 8 + viewOf(bytes).getUint32(4, true);
  if (end > bytes.length) throw new CleaningRefused("truncated");
  const kept: Uint8Array[] = [];
  const seen = new Set<string>();
  let extended: Uint8Array | undefined;
  let orientation: number | undefined;
  for (const { type, content } of chunksOf(bytes.subarray(riffHeader, end))) {
    if (type === "VP8X") extended ??= canvas(content);
    else if (type === "ANMF") kept.push(chunk(type, frame(content, found)));
    else if (type === "ANIM") kept.push(chunk(type, content.subarray(0, 6)));
    else if (isPixels(type)) {
      // One picture is shown; a second one behind it would travel unseen.
      if (seen.has(type.slice(0, 3))) found.add("embedded-files", "WebP");
      else kept.push(chunk(type, pixels(type, content)));
      seen.add(type.slice(0, 3));
    } else {
      refuseOtherTypes(content);
      if (type === "EXIF") orientation ??= readExif(startsWith(content, "Exif\0") ? content.subarray(6) : content, found);
      else tell(type, content, found);
    }
  }
  if (kept.length === 0) throw new CleaningRefused("damaged");
  lookBehind(bytes.subarray(end), found);
  if (extended && orientation !== undefined) extended[0] = (extended[0] ?? 0) | exifFlag;
  const turn = extended && orientation !== undefined ? [chunk("EXIF", exifWithOrientation(orientation))] : [];
  const body = joined([bytesOf("WEBP"), ...(extended ? [chunk("VP8X", extended)] : []), ...kept, ...turn]);
  return chunk("RIFF", body);
}

function chunksOf(bytes: Uint8Array): { type: string; content: Uint8Array }[] {
  const view = viewOf(bytes);
  const chunks: { type: string; content: Uint8Array }[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw new CleaningRefused("damaged");
    const size = view.getUint32(at + 4, true);
    if (at + 8 + size > bytes.length) throw new CleaningRefused("damaged");
    chunks.push({ type: textOf(bytes, at, at + 4), content: bytes.subarray(at + 8, at + 8 + size) });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

function isPixels(type: string): boolean {
  return type === "VP8 " || type === "VP8L" || type === "ALPH";
}

/** Flags for what remains, and the size of the canvas; the reserved bits say nothing. */
function canvas(content: Uint8Array): Uint8Array {
  if (content.length < 10) throw new CleaningRefused("damaged");
  const size = (at: number) => 1 + (content[at] ?? 0) + ((content[at + 1] ?? 0) << 8) + ((content[at + 2] ?? 0) << 16);
  refuseTooManyPixels(size(4), size(7));
  return joined([Uint8Array.of((content[0] ?? 0) & (alphaFlag | animationFlag), 0, 0, 0), content.subarray(4, 10)]);
}

function frame(content: Uint8Array, found: Findings): Uint8Array {
  if (content.length < frameHeader) throw new CleaningRefused("damaged");
  const kept = chunksOf(content.subarray(frameHeader)).flatMap(({ type, content: inner }) => {
    if (isPixels(type)) return [chunk(type, pixels(type, inner))];
    refuseOtherTypes(inner);
    tell(type, inner, found);
    return [];
  });
  return joined([content.subarray(0, frameHeader), ...kept]);
}

function pixels(type: string, content: Uint8Array): Uint8Array {
  const view = viewOf(content);
  if (type === "VP8 ") {
    if (content.length < 10 || !startsWith(content, "\x9d\x01\x2a", 3)) throw new CleaningRefused("damaged");
    refuseTooManyPixels(view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff);
  } else if (type === "VP8L") {
    if (content.length < 5 || content[0] !== 0x2f) throw new CleaningRefused("damaged");
    const sizes = view.getUint32(1, true);
    refuseTooManyPixels((sizes & 0x3fff) + 1, ((sizes >>> 14) & 0x3fff) + 1);
  }
  return content;
}

function tell(type: string, content: Uint8Array, found: Findings): void {
  if (type === "XMP ") readXmp(content, found);
  else if (type === "ICCP") found.add("colour-profile");
  else found.add("other", /^[\w ]{4}$/.test(type) ? type : "WebP");
}

/** A chunk is filled up to an even length; the filling byte is zero, whatever it was. */
function chunk(type: string, content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(8 + content.length + (content.length % 2));
  whole.set(bytesOf(type));
  viewOf(whole).setUint32(4, content.length, true);
  whole.set(content, 8);
  return whole;
}
