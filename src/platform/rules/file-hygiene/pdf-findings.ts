import { PDFDict, PDFHexString, PDFName, PDFRawStream, PDFString, type PDFContext, type PDFObject } from "@cantoo/pdf-lib";
import { placeOf } from "./bytes.ts";
import type { Findings, MetadatumKind } from "./metadatum.ts";
import type { Expansion } from "./pdf-bounds.ts";
import { decoded } from "./pdf-streams.ts";
import { readXmp } from "./xmp.ts";

const information: Readonly<Record<string, MetadatumKind>> = { Author: "author", Company: "author", Creator: "software", Producer: "software", Title: "title", Subject: "title", Keywords: "comment", CreationDate: "date", ModDate: "date" };

/** Keys of any dictionary of a PDF that tell something when they are there. */
const telling: ReadonlyMap<string, readonly [MetadatumKind, string?]> = new Map<string, readonly [MetadatumKind, string?]>([
  ["EmbeddedFiles", ["attachments"]], ["AF", ["attachments"]], ["EF", ["attachments"]], ["Collection", ["attachments"]], ["JavaScript", ["scripts"]], ["JS", ["scripts"]], ["OpenAction", ["scripts"]], ["AA", ["scripts"]],
  ["AcroForm", ["form-values"]], ["XFA", ["form-values"]], ["PieceInfo", ["software"]], ["LastModified", ["date"]], ["Thumb", ["thumbnail"]], ["ByteRange", ["author", "signature"]],
  ["Outlines", ["other", "bookmarks"]], ["StructTreeRoot", ["other", "tags"]],
]);

/** Tells what a PDF carries beside its pages. */
export function tellDocument(bytes: Uint8Array, source: PDFContext, catalog: PDFDict, expansion: Expansion, found: Findings): void {
  const info = source.lookup(source.trailerInfo.Info);
  if (info instanceof PDFDict) for (const [key, value] of info.entries()) tellEntry(key.decodeText(), source.lookup(value), found);
  if (source.trailerInfo.ID) found.add("identifier");
  if (hasEarlierVersion(bytes)) found.add("edit-history");
  const metadata = catalog.lookup(PDFName.of("Metadata"));
  if (metadata instanceof PDFRawStream) readXmp(decoded(metadata, expansion), found);
  for (const [, object] of source.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFRawStream ? object.dict : object;
    if (!(dictionary instanceof PDFDict)) continue;
    if (object instanceof PDFRawStream && object !== metadata && isMetadata(dictionary)) found.add("other", "XMP");
    tellKeys(dictionary, found);
  }
}

function tellEntry(key: string, value: PDFObject | undefined, found: Findings): void {
  const kind = information[key];
  if (value instanceof PDFString || value instanceof PDFHexString) found.add(kind ?? "other", kind ? value.decodeText() : key);
}

function isMetadata(dictionary: PDFDict): boolean {
  return dictionary.get(PDFName.of("Type"))?.toString() === "/Metadata";
}

function tellKeys(dictionary: PDFDict, found: Findings): void {
  for (const key of dictionary.keys()) {
    const told = telling.get(key.decodeText());
    if (told) found.add(...told);
  }
  const names = dictionary.get(PDFName.of("Names"));
  if (names instanceof PDFDict) tellKeys(names, found);
}

/** Every saving that only adds writes another end. A file made for reading from the web has two of them from the beginning. */
function hasEarlierVersion(bytes: Uint8Array): boolean {
  const isLinear = placeOf(bytes.subarray(0, 2048), "/Linearized") !== -1;
  let ends = 0;
  for (let at = placeOf(bytes, "startxref"); at !== -1; at = placeOf(bytes, "startxref", at + 9)) ends += 1;
  return ends > (isLinear ? 2 : 1);
}
