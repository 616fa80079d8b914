import { bytesOf, joined, startsWith, textOf, viewOf } from "./bytes.ts";
import { CleaningRefused } from "./cleaning-refused.ts";
import { crc32 } from "./crc32.ts";
import { exifWithOrientation, readExif } from "./exif.ts";
import type { Findings, MetadatumKind } from "./metadatum.ts";
import { lookBehind, refuseOtherTypes, refuseTooManyPixels } from "./picture-rules.ts";
import { readXmp } from "./xmp.ts";

const signature = "\x89PNG\r\n\x1a\n";

/** Lengths that a chunk may have; gamma and sRGB are a number each and say how bright the picture is meant. */
const shown: Readonly<Record<string, (length: number) => boolean>> = {
  PLTE: (length) => length > 0 && length <= 768 && length % 3 === 0,
  tRNS: (length) => length > 0 && length <= 256,
  gAMA: (length) => length === 4,
  sRGB: (length) => length === 1,
};

/** Resolution, background, palettes and shades to suggest: numbers that a picture is shown without, and that tell nothing of a person. */
const silent = new Set(["pHYs", "sBIT", "bKGD", "hIST", "sPLT", "cHRM"]);

const words: Readonly<Record<string, MetadatumKind>> = { Author: "author", Copyright: "author", Software: "software", Title: "title", "Creation Time": "date", "date:create": "date", "date:modify": "date", Source: "camera" };

/** Rewrites a PNG (ISO/IEC 15948) from the chunks that its picture is made of. Of an animation the picture that every program shows remains. */
export function cleanPng(bytes: Uint8Array, found: Findings): Uint8Array {
  if (!startsWith(bytes, signature)) throw new CleaningRefused("damaged");
  const before: Uint8Array[] = [];
  const pixels: Uint8Array[] = [];
  let orientation: number | undefined;
  let at = signature.length;
  for (let index = 0; ; index += 1) {
    const { type, content, whole } = chunkAt(bytes, at);
    at += whole.length;
    if ((type === "IHDR") !== (index === 0)) throw new CleaningRefused("damaged");
    if (type === "IEND") break;
    if (type === "IHDR") before.push(header(content, whole));
    else if (type === "IDAT") pixels.push(whole);
    else if (shown[type]?.(content.length) && pixels.length === 0) before.push(whole);
    else {
      refuseOtherTypes(content);
      if (type === "eXIf") orientation ??= readExif(content, found);
      else tell(type, content, found);
    }
  }
  if (pixels.length === 0) throw new CleaningRefused("damaged");
  lookBehind(bytes.subarray(at), found);
  const turn = orientation === undefined ? [] : [chunk("eXIf", exifWithOrientation(orientation))];
  return joined([bytesOf(signature), ...before, ...turn, ...pixels, chunk("IEND", new Uint8Array())]);
}

function chunkAt(bytes: Uint8Array, at: number) {
  if (at + 12 > bytes.length) throw new CleaningRefused("truncated");
  const view = viewOf(bytes);
  const end = at + 12 + view.getUint32(at);
  if (end > bytes.length) throw new CleaningRefused("truncated");
  const whole = bytes.subarray(at, end);
  if (crc32(whole.subarray(4, -4)) !== view.getUint32(end - 4)) throw new CleaningRefused("damaged");
  return { type: textOf(whole, 4, 8), content: whole.subarray(8, -4), whole };
}

function header(content: Uint8Array, whole: Uint8Array): Uint8Array {
  if (content.length !== 13) throw new CleaningRefused("damaged");
  refuseTooManyPixels(viewOf(content).getUint32(0), viewOf(content).getUint32(4));
  return whole;
}

function tell(type: string, content: Uint8Array, found: Findings): void {
  const end = content.indexOf(0);
  const keyword = textOf(content, 0, Math.min(end === -1 ? 0 : end, 79));
  if (type === "tIME") found.add("date");
  else if (type === "iCCP") found.add("colour-profile");
  else if (type === "acTL" || type === "fcTL" || type === "fdAT") found.add("left-out", "animation");
  else if (keyword === "XML:com.adobe.xmp") readXmp(content, found);
  else if (type === "tEXt") found.add(words[keyword] ?? "comment", textOf(content, end + 1, Math.min(content.length, end + 300)));
  else if (type === "zTXt" || type === "iTXt") found.add(words[keyword] ?? "comment", keyword);
  else if (!silent.has(type)) found.add("other", /^[A-Za-z]{4}$/.test(type) ? type : "PNG");
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const whole = joined([new Uint8Array(4), bytesOf(type), content, new Uint8Array(4)]);
  viewOf(whole).setUint32(0, content.length);
  viewOf(whole).setUint32(whole.length - 4, crc32(whole.subarray(4, -4)));
  return whole;
}
