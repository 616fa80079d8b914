import { inflateSync } from "node:zlib";

export type PdfObject = { readonly dict: string; readonly stream: Buffer | undefined };

/** The objects of a PDF by their number: dictionaries as they are written, streams unpacked. For files of one version, as ours are. */
export function objectsOf(file: Buffer): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const begin = /(\d+) 0 obj\s/g;
  const text = file.toString("latin1");
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const from = begin.lastIndex;
    const end = text.indexOf("endobj", from);
    const stream = /stream\r?\n/g;
    stream.lastIndex = from;
    const data = stream.exec(text);
    const hasStream = data !== null && data.index < end;
    const dict = text.slice(from, hasStream ? data.index : end);
    const length = Number(/\/Length (\d+)/.exec(dict)?.[1] ?? 0);
    const raw = hasStream ? file.subarray(stream.lastIndex, stream.lastIndex + length) : undefined;
    objects.set(Number(match[1]), { dict, stream: raw && dict.includes("/FlateDecode") ? inflateSync(raw) : raw });
    begin.lastIndex = hasStream ? stream.lastIndex + length : end;
  }
  return objects;
}

/** The object that a dictionary names: `/Contents 12 0 R`. */
export function named(objects: ReadonlyMap<number, PdfObject>, { dict }: PdfObject, key: string): PdfObject | undefined {
  return objects.get(Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dict)?.[1]));
}

export type Glyph = { readonly text: string; readonly width: number };
export type Font = ReadonlyMap<number, Glyph>;

/** What each shape of a font stands for, and how wide it is in thousandths of its size. */
export function fontOf(objects: ReadonlyMap<number, PdfObject>, font: PdfObject): Font {
  const meaning = named(objects, font, "ToUnicode")?.stream?.toString("latin1") ?? "";
  const glyphs = new Map<number, Glyph>();
  const widths = widthsOf(objects.get(Number(/\/DescendantFonts \[(\d+) 0 R/.exec(font.dict)?.[1]))?.dict ?? "");
  for (const [glyph, width] of widths) glyphs.set(glyph, { text: "", width });
  for (const [, code, units] of meaning.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)) {
    const glyph = Number.parseInt(code!, 16);
    glyphs.set(glyph, { text: Buffer.from(units!, "hex").swap16().toString("utf16le"), width: widths.get(glyph) ?? 0 });
  }
  return glyphs;
}

/** Triples of first shape, last shape, width. */
function widthsOf(dict: string): Map<number, number> {
  const numbers = (/\/W \[([\d\s.]*)\]/.exec(dict)?.[1] ?? "").trim().split(/\s+/).map(Number);
  const widths = new Map<number, number>();
  for (let index = 0; index + 2 < numbers.length; index += 3) for (let glyph = numbers[index]!; glyph <= numbers[index + 1]!; glyph += 1) widths.set(glyph, numbers[index + 2]!);
  return widths;
}
