import { zlibSync } from "fflate";
import { crc32 } from "node:zlib";
import { marker } from "./markers.ts";

const latin = (text: string) => Buffer.from(text, "latin1");
const joined = (...parts: (Uint8Array | string)[]) => new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === "string" ? latin(part) : part))));

/** A segment of a JPEG. */
export const segment = (code: number, content: Uint8Array | string) => {
  const bytes = joined(content);
  return joined(Uint8Array.of(0xff, code, (bytes.length + 2) >> 8, (bytes.length + 2) & 255), bytes);
};

/** Coded data with a stuffed zero and a restart in it. */
export const scan = joined(segment(0xda, "\x01\x01\x00\x00\x3f\x00"), "\x12\xff\x00\x34\xff\xd0\x56\x78");
const tables = joined(segment(0xdb, `\0${"\x01".repeat(64)}`), segment(0xc0, "\x08\x00\x10\x00\x10\x01\x01\x11\x00"), segment(0xc4, `\0\0\x01${"\0".repeat(14)}\x05`));

export const jfif = segment(0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
export const aJpeg = (before: readonly Uint8Array[] = [], behind: Uint8Array | string = "", size = "\x00\x10\x00\x10") => {
  const sized = joined(tables).map((byte, index, all) => (index >= 74 && index < 78 && all[70] === 0xc0 ? size.charCodeAt(index - 74) : byte));
  return joined("\xff\xd8", ...before, sized, scan, "\xff\xd9", behind);
};

type Tag = readonly [tag: number, type: number, count: number, value: Uint8Array | number];

/** A TIFF of folders that point to each other, as cameras write them. */
export function tiff(orientation: number): Uint8Array {
  const parts: Buffer[] = [];
  let end = 8;
  const put = (bytes: Uint8Array) => {
    const at = end;
    parts.push(Buffer.from(bytes));
    end += bytes.length;
    return at;
  };
  const word = (place: string): [number, number, Uint8Array] => [2, marker(place).length + 1, latin(`${marker(place)}\0`)];
  const folder = (tags: readonly Tag[], next = 0) => {
    const lines = tags.map(([tag, type, count, value]) => {
      const line = Buffer.alloc(12);
      line.writeUInt16LE(tag, 0);
      line.writeUInt16LE(type, 2);
      line.writeUInt32LE(count, 4);
      if (typeof value !== "number") line.writeUInt32LE(put(value), 8);
      else if (type === 3) line.writeUInt16LE(value, 8);
      else line.writeUInt32LE(value, 8);
      return line;
    });
    const count = Buffer.alloc(2);
    count.writeUInt16LE(tags.length);
    const after = Buffer.alloc(4);
    after.writeUInt32LE(next);
    return put(Buffer.concat([count, ...lines, after]));
  };
  const degrees = Buffer.alloc(24);
  for (const [index, value] of [12, 1, 30, 1, 0, 1].entries()) degrees.writeUInt32LE(value, index * 4);
  const gps = folder([[1, 2, 2, 0x53], [2, 5, 3, degrees], [3, 2, 2, 0x45], [4, 5, 3, degrees]]);
  const exif = folder([[0x9003, ...word("exifdate")], [0x9286, 7, 60, latin(`ASCII\0\0\0${marker("usercomment")}`.padEnd(60, "\0"))], [0xa431, ...word("serial")], [0x927c, ...word("makernote")]]);
  const thumbnail = folder([[0x0201, 4, 1, put(latin(`\xff\xd8${marker("exifthumbnail")}\xff\xd9`))]]);
  const first = folder([[0x010f, ...word("camera")], [0x0112, 3, 1, orientation], [0x0131, ...word("software")], [0x013b, ...word("artist")], [0x8769, 4, 1, exif], [0x8825, 4, 1, gps], [0x9c9b, 1, 60, Buffer.from(marker("xptitle").padEnd(30, "\0"), "utf16le")]], thumbnail);
  const head = Buffer.alloc(8);
  head.write("II*\0", "latin1");
  head.writeUInt32LE(first, 4);
  return joined(head, ...parts);
}

export const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmp:CreatorTool="${marker("xmptool")}" xmpMM:DocumentID="${marker("xmpid")}"><dc:creator><rdf:Seq><rdf:li>${marker("xmpcreator")}</rdf:li></rdf:Seq></dc:creator><xmpMM:History/></rdf:Description></rdf:RDF></x:xmpmeta>`;
const iptc = `Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x40\x1c\x02\x50\0${String.fromCharCode(marker("byline").length)}${marker("byline")}`;

/** A JPEG with a marker in every place that cameras and programs write to. */
export const plantedJpeg = (orientation = 6) =>
  aJpeg(
    [
      segment(0xe0, `JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01${marker("jfifthumbnail")}`), segment(0xe0, `JFXX\0${marker("jfxx")}`), segment(0xe1, joined("Exif\0\0", tiff(orientation))), segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp}`),
      segment(0xe2, `ICC_PROFILE\0\x01\x01${marker("icc")}`), segment(0xe2, `MPF\0${marker("mpf")}`), segment(0xeb, `JP\0\0${marker("jumbf")}`), segment(0xed, iptc), segment(0xee, `Adobe\0\x64\0\0\0\0\x01${marker("adobe")}`), segment(0xfe, marker("comment")), segment(0xf7, marker("reserved")),
    ],
    joined("\0\0\0\x18ftypmp42", marker("film")),
  );

/** A chunk of a PNG. */
export const pngChunk = (type: string, content: Uint8Array | string, crcOff = 0) => {
  const body = joined(type, content);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(body.length - 4, 0);
  numbers.writeUInt32BE((crc32(body) + crcOff) >>> 0, 4);
  return joined(numbers.subarray(0, 4), body, numbers.subarray(4));
};

export const pngSignature = "\x89PNG\r\n\x1a\n";
export const pngHeader = (side = "\0\0\0\x02") => pngChunk("IHDR", `${side}${side}\x08\0\0\0\0`);
export const pixels = [pngChunk("IDAT", zlibSync(joined("\0\x10\x20\0\x30\x40")).subarray(0, 6)), pngChunk("IDAT", zlibSync(joined("\0\x10\x20\0\x30\x40")).subarray(6))];
export const aPng = (before: readonly Uint8Array[] = [], after: readonly Uint8Array[] = [], behind: Uint8Array | string = "") => joined(pngSignature, pngHeader(), ...before, ...pixels, ...after, pngChunk("IEND", ""), behind);

export const plantedPng = (orientation = 1) =>
  aPng(
    [
      pngChunk("gAMA", "\0\0\xb1\x8f"), pngChunk("iCCP", joined("p\0\0", zlibSync(latin(marker("iccp"))))), pngChunk("tEXt", `Author\0${marker("textauthor")}`), pngChunk("zTXt", joined(`${marker("keyword")}\0\0`, zlibSync(latin(marker("ztxt"))))), pngChunk("iTXt", `XML:com.adobe.xmp\0\0\0\0\0${xmp}`),
      pngChunk("eXIf", tiff(orientation)), pngChunk("tIME", "\x07\xe6\x01\x01\0\0\0"), pngChunk("prVt", marker("private")), pngChunk("acTL", "\0\0\0\x02\0\0\0\0"),
    ],
    [pngChunk("fdAT", `\0\0\0\x01${marker("frame")}`), pngChunk("tEXt", `Comment\0${marker("textbehind")}`)],
    joined("\xff\xd8\xff", marker("behind")),
  );

/** A chunk of a WebP. */
export const webpChunk = (type: string, content: Uint8Array | string) => {
  const body = joined(content);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return joined(type, size, body, body.length % 2 ? "\0" : "");
};

export const vp8 = webpChunk("VP8 ", `\x30\x01\x00\x9d\x01\x2a\x10\x00\x10\x00coded`);
export const aWebp = (...chunks: readonly Uint8Array[]) => webpChunk("RIFF", joined("WEBP", ...chunks));
const canvas = (flags: number) => webpChunk("VP8X", `${String.fromCharCode(flags)}${marker("x").slice(0, 3)}\x0f\0\0\x0f\0\0`);

export const plantedWebp = (orientation = 6) =>
  joined(
    aWebp(canvas(0x2c), webpChunk("ICCP", marker("icc")), webpChunk("ALPH", "\0alpha"), vp8, webpChunk("EXIF", tiff(orientation)), webpChunk("XMP ", xmp), webpChunk("PRIV", marker("private")), webpChunk("VP8 ", `\x30\x01\x00\x9d\x01\x2a\x10\x00\x10\x00${marker("secondpicture")}`)),
    marker("behind"),
  );
export const animatedWebp = () => aWebp(canvas(0x02), webpChunk("ANIM", "\0\0\0\0\0\0"), webpChunk("ANMF", joined("\0".repeat(16), vp8, webpChunk("PRIV", marker("inframe")))), webpChunk("ANMF", joined("\0".repeat(16), vp8)));
