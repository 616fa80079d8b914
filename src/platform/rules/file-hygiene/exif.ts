import { bytesOf, startsWith, textOf, viewOf } from "./bytes.ts";
import { tellBlock, type Findings, type MetadatumKind } from "./metadatum.ts";

/** Tags that name something (Exif 3.0, 4.6); all others go without being told one by one. */
const told: ReadonlyMap<number, MetadatumKind> = new Map([
  [0x010e, "comment"], [0x010f, "camera"], [0x0110, "camera"], [0x0131, "software"], [0x0132, "date"], [0x013b, "author"], [0x8298, "author"],
  [0x9003, "date"], [0x9004, "date"], [0x9286, "comment"], [0xa420, "identifier"], [0xa430, "author"], [0xa431, "identifier"],
  [0xa433, "camera"], [0xa434, "camera"], [0xa435, "identifier"], [0x9c9b, "title"], [0x9c9c, "comment"], [0x9c9d, "author"], [0x9c9e, "comment"], [0x9c9f, "comment"],
]);

const orientationTag = 0x0112;
const exifFolder = 0x8769;
const gpsFolder = 0x8825;
const makerNoteTag = 0x927c;
const thumbnailTag = 0x0201;
const bytesPerValue = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const maxTags = 1000;

type Tag = { readonly tag: number; readonly type: number; readonly value: Uint8Array };
type Tiff = { readonly bytes: Uint8Array; readonly view: DataView; readonly little: boolean };

/** Tells what is in an Exif block (a TIFF without picture), and how the picture must be turned. Damage in it is no reason to refuse: it goes anyway. */
export function readExif(bytes: Uint8Array, found: Findings): number | undefined {
  const little = startsWith(bytes, "II");
  const tiff: Tiff = { bytes, view: viewOf(bytes), little };
  if ((!little && !startsWith(bytes, "MM")) || bytes.length < 8) {
    found.add("other", "Exif");
    return undefined;
  }
  const first = readFolder(tiff, number(tiff, 4));
  const orientation = first.tags.find(({ tag }) => tag === orientationTag);
  const turned = orientation && numberAt(tiff, orientation);
  if (first.tags.length === 1 && first.next === 0 && isTurn(turned)) return turned;
  tellBlock(found, "Exif", () => {
    tellTags(tiff, first.tags, found);
    if (readFolder(tiff, first.next).tags.some(({ tag }) => tag === thumbnailTag)) found.add("thumbnail");
  });
  return isTurn(turned) ? turned : undefined;
}

/** The least Exif that turns a picture: one folder with one tag. */
export function exifWithOrientation(orientation: number): Uint8Array {
  return bytesOf(`MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0\0\0\0\0`);
}

/** 1 is upright and need not be said. */
function isTurn(orientation: number | undefined): orientation is number {
  return orientation !== undefined && orientation >= 2 && orientation <= 8;
}

function tellTags(tiff: Tiff, tags: readonly Tag[], found: Findings): void {
  for (const tag of tags) {
    const kind = told.get(tag.tag);
    if (kind) found.add(kind, words(tag));
    if (tag.tag === makerNoteTag) found.add("other", "maker note");
    if (tag.tag === exifFolder) tellTags(tiff, readFolder(tiff, numberAt(tiff, tag)).tags.filter(({ tag: inner }) => inner !== exifFolder), found);
    if (tag.tag === gpsFolder) found.add("gps", position(tiff, readFolder(tiff, numberAt(tiff, tag)).tags));
  }
}

function readFolder(tiff: Tiff, at: number | undefined): { tags: Tag[]; next: number } {
  if (at === undefined || at < 8 || at + 2 > tiff.bytes.length) return { tags: [], next: 0 };
  const count = Math.min(tiff.view.getUint16(at, tiff.little), maxTags);
  const tags: Tag[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * 12;
    if (entry + 12 > tiff.bytes.length) return { tags, next: 0 };
    const type = tiff.view.getUint16(entry + 2, tiff.little);
    const size = (bytesPerValue[type] ?? 0) * (number(tiff, entry + 4) ?? 0);
    const valueAt = size <= 4 ? entry + 8 : (number(tiff, entry + 8) ?? 0);
    tags.push({ tag: tiff.view.getUint16(entry, tiff.little), type, value: tiff.bytes.subarray(valueAt, Math.min(valueAt + size, tiff.bytes.length)) });
  }
  return { tags, next: number(tiff, at + 2 + count * 12) ?? 0 };
}

function number({ bytes, view, little }: Tiff, at: number): number | undefined {
  return at + 4 <= bytes.length ? view.getUint32(at, little) : undefined;
}

function numberAt({ little }: Tiff, { type, value }: Tag): number | undefined {
  if (value.length < (bytesPerValue[type] ?? 4)) return undefined;
  return type === 3 ? viewOf(value).getUint16(0, little) : type === 4 || type === 13 ? viewOf(value).getUint32(0, little) : undefined;
}

/** Windows writes its own tags in UTF-16, user comments begin with eight letters naming their alphabet, everything else is bytes up to a zero. */
function words({ tag, value }: Tag): string {
  if (tag >= 0x9c9b && tag <= 0x9c9f) return new TextDecoder("utf-16le").decode(value.subarray(0, 400)).replace(/\0[^]*$/, "");
  if (tag === 0xa432) return "";
  const text = tag === 0x9286 ? value.subarray(8, 408) : value.subarray(0, 400);
  return new TextDecoder().decode(text).replace(/\0+$/, "").replaceAll("\0", " ");
}

function position(tiff: Tiff, tags: readonly Tag[]): string | undefined {
  const degrees = (referenceTag: number, valueTag: number, negative: string) => {
    const value = tags.find(({ tag, type }) => tag === valueTag && type === 5)?.value;
    if (value === undefined || value.length < 24) return undefined;
    const view = viewOf(value);
    const part = (at: number) => view.getUint32(at, tiff.little) / (view.getUint32(at + 4, tiff.little) || 1);
    const reference = tags.find(({ tag }) => tag === referenceTag);
    const sign = reference && textOf(reference.value, 0, Math.min(1, reference.value.length)) === negative ? -1 : 1;
    return (sign * (part(0) + part(8) / 60 + part(16) / 3600)).toFixed(5);
  };
  const [north, east] = [degrees(1, 2, "S"), degrees(3, 4, "W")];
  return north === undefined || east === undefined ? undefined : `${north}, ${east}`;
}
