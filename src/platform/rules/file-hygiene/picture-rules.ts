import { startsWith, textOf, viewOf } from "./bytes.ts";
import { CleaningRefused } from "./cleaning-refused.ts";
import type { Findings } from "./metadatum.ts";

/** S49: what a picture may unfold to when somebody looks at it. */
const maxPixels = 50_000_000;

export function refuseTooManyPixels(width: number, height: number): void {
  if (width === 0 || height === 0) throw new CleaningRefused("damaged");
  if (width * height > maxPixels) throw new CleaningRefused("too-many-pixels");
}

/** Beginnings of documents, archives, pages and programs. Pixels are not searched: in ten megabytes of them four given bytes come by chance. */
const otherTypes = ["%pdf-", "<script", "<html", "<!doctype", "<?php", "rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "\x7felf"];

/** A picture with a document in its comments or behind it: the second one is what an attacker wants opened. */
export function refuseOtherTypes(notPixels: Uint8Array): void {
  const text = textOf(notPixels).toLowerCase();
  if (otherTypes.some((beginning) => text.includes(beginning))) throw new CleaningRefused("two-types");
}

/** What stands behind the end of a picture: the film of a moving photo and second pictures come from phones; an archive or a program does not. */
export function lookBehind(behind: Uint8Array, found: Findings): void {
  if (behind.length === 0) return;
  refuseOtherTypes(behind);
  if (startsWith(behind, "PK\x03\x04") || startsWith(behind, "MZ") || endsAsArchive(behind)) throw new CleaningRefused("two-types");
  if (startsWith(behind, "\xff\xd8\xff")) found.add("embedded-files", "JPEG");
  else if (startsWith(behind, "ftyp", 4)) found.add("embedded-files", "MP4");
  else if (behind.some((byte) => byte !== 0 && byte !== 0x0a && byte !== 0x0d)) found.add("other", "trailing bytes");
}

/** Zip archives are read from their end; this one would be opened as one, whatever stands before it. */
export function endsAsArchive(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (startsWith(bytes, "PK\x05\x06", at) && at + 22 + view.getUint16(at + 20, true) === bytes.length) return true;
  }
  return false;
}
