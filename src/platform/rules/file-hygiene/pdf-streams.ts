import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream, type PDFObject } from "@cantoo/pdf-lib";
import { textOf } from "./bytes.ts";
import { CleaningRefused } from "./cleaning-refused.ts";
import { cleanJpeg } from "./jpeg.ts";
import { cleanJpeg2000 } from "./jpeg-2000.ts";
import type { Findings } from "./metadatum.ts";
import type { Expansion } from "./pdf-bounds.ts";
import { refuseTooManyPixels } from "./picture-rules.ts";

const shortFilters: Readonly<Record<string, string>> = { A85: "ASCII85Decode", AHx: "ASCIIHexDecode", Fl: "FlateDecode", LZW: "LZWDecode", RL: "RunLengthDecode", DCT: "DCTDecode", CCF: "CCITTFaxDecode" };

/** How the bytes of a stream are coded, from the outside in. */
export function filtersOf({ dict }: PDFRawStream): string[] {
  const filter = dict.lookup(PDFName.of("Filter"));
  const names = filter instanceof PDFArray ? filter.asArray().map((one) => dict.context.lookup(one)) : [filter];
  return names.flatMap((one) => (one instanceof PDFName ? [shortFilters[one.decodeText()] ?? one.decodeText()] : []));
}

/** The plain bytes of a stream, within what the file may expand to. */
export function decoded(stream: PDFRawStream, expansion: Expansion): Uint8Array {
  return decodedBy(stream, filtersOf(stream), expansion);
}

function decodedBy(stream: PDFRawStream, filters: readonly string[], expansion: Expansion): Uint8Array {
  return filters.reduce((bytes, filter, index) => decodedOnce(bytes, filter, stream, parametersAt(stream, index), expansion), stream.getContents());
}

function decodedOnce(bytes: Uint8Array, filter: string, { dict }: PDFRawStream, parameters: PDFDict | undefined, expansion: Expansion): Uint8Array {
  const predictor = parameters?.lookup(PDFName.of("Predictor"))?.toString() ?? "1";
  // Text is not predicted, and pictures are not expanded here.
  if (predictor !== "1") throw new CleaningRefused("damaged");
  if (filter === "FlateDecode") return expansion.inflate(bytes);
  // The most that these old ways can make of their bytes: the library measures nothing while it expands.
  if (filter === "LZWDecode") expansion.add(bytes.length * 1400);
  if (filter === "RunLengthDecode") expansion.add(bytes.length * 64);
  const alone = dict.context.obj({ Filter: filter });
  if (parameters) alone.set(PDFName.of("DecodeParms"), parameters);
  return decodePDFRawStream(PDFRawStream.of(alone, bytes)).decode();
}

function parametersAt({ dict }: PDFRawStream, index: number): PDFDict | undefined {
  const parameters = dict.lookup(PDFName.of("DecodeParms"));
  const own = parameters instanceof PDFArray && index < parameters.size() ? parameters.lookup(index) : index === 0 ? parameters : undefined;
  return own instanceof PDFDict ? own : undefined;
}

type Image = { readonly bytes: Uint8Array; readonly filters: readonly string[]; readonly parameters: PDFObject | undefined };

/** A picture of a page. JPEG and JPEG 2000 lie in it as whole files, with all that cameras and scanners write into them. */
export function cleanImage(stream: PDFRawStream, { expansion, found }: { readonly expansion: Expansion; readonly found: Findings }): Image {
  const side = (name: string) => Number(stream.dict.lookup(PDFName.of(name))?.toString() ?? Number.NaN);
  refuseTooManyPixels(side("Width"), side("Height"));
  const filters = filtersOf(stream);
  const last = filters.at(-1) ?? "";
  const clean = cleaners[last];
  if (!clean) return { bytes: stream.getContents(), filters, parameters: stream.dict.get(PDFName.of("DecodeParms")) };
  const file = decodedBy(stream, filters.slice(0, -1), expansion);
  return { bytes: clean(file, found), filters: [last], parameters: parametersAt(stream, filters.length - 1) };
}

const cleaners: Readonly<Record<string, (bytes: Uint8Array, found: Findings) => Uint8Array>> = { DCTDecode: cleanJpeg, JPXDecode: cleanJpeg2000 };

/** A picture inside the text of a page: as it is, unless it is a JPEG. */
export function inlineImage(found: Findings): (dictionary: string, data: Uint8Array) => string | undefined {
  return (dictionary, data) => {
    if (!/\/DCT/.test(dictionary)) return textOf(data);
    // Only bare: in other codes around it nobody has seen one.
    if (/\/(F|Filter) \[[^\]]*\/\w+ [^\]]*\]/.test(dictionary)) throw new CleaningRefused("damaged");
    return textOf(cleanJpeg(data, found));
  };
}
