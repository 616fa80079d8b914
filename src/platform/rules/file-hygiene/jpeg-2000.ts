import { joined, textOf, viewOf } from "./bytes.ts";
import { CleaningRefused } from "./cleaning-refused.ts";
import type { Findings } from "./metadatum.ts";

const comment = 0xff64;
const startOfTile = 0xff90;
/** Boxes that say how the picture is to be read; XML, UUID and rights are not among them (ISO/IEC 15444-1, annex I). */
const keptBoxes = new Set(["jP  ", "ftyp", "jp2h", "jp2c"]);

/** Scanned books keep their pages as JPEG 2000 inside a PDF: bare, or in boxes of which most describe. */
export function cleanJpeg2000(bytes: Uint8Array, found: Findings): Uint8Array {
  if (bytes[0] === 0xff) return withoutComments(bytes, found);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw new CleaningRefused("damaged");
    const length = viewOf(bytes).getUint32(at);
    const end = length === 0 ? bytes.length : at + length;
    if ((length !== 0 && length < 8) || end > bytes.length) throw new CleaningRefused("damaged");
    const type = textOf(bytes, at + 4, at + 8);
    if (!keptBoxes.has(type)) found.add("other", "JPEG 2000");
    else parts.push(type === "jp2c" ? box(type, withoutComments(bytes.subarray(at + 8, end), found)) : bytes.subarray(at, end));
    at = end;
  }
  return joined(parts);
}

function withoutComments(bytes: Uint8Array, found: Findings): Uint8Array {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = view.getUint16(at);
    if (marker === startOfTile) return joined([...parts, bytes.subarray(at)]);
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === comment) found.add("comment", textOf(bytes, at + 6, Math.min(end, bytes.length)));
    else parts.push(bytes.subarray(at, end));
    at = end;
  }
  throw new CleaningRefused("damaged");
}

function box(type: string, content: Uint8Array): Uint8Array {
  const head = new Uint8Array(8);
  viewOf(head).setUint32(0, content.length + 8);
  for (let index = 0; index < 4; index += 1) head[4 + index] = type.charCodeAt(index);
  return joined([head, content]);
}
