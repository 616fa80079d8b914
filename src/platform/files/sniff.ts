/** What the first bytes say a file is. The name is not asked: people rename files, and attackers do. */
export type Sniffed =
  | { readonly is: "gzip" | "zip" | "json" | "text" }
  | { readonly is: "other"; readonly format: string };

/** Enough to see a magic number, and enough text to tell prose from noise. */
export const sniffBytes = 4096;

const magics: readonly { readonly format: string; readonly bytes: readonly number[]; readonly at?: number }[] = [
  { format: "PNG", bytes: [0x89, 0x50, 0x4e, 0x47] },
  { format: "JPEG", bytes: [0xff, 0xd8, 0xff] },
  { format: "GIF", bytes: [0x47, 0x49, 0x46, 0x38] },
  { format: "TIFF", bytes: [0x49, 0x49, 0x2a, 0x00] },
  { format: "TIFF", bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { format: "BMP", bytes: [0x42, 0x4d, 0x36] },
  { format: "PDF", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { format: "RTF", bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { format: "Excel 97-2003", bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { format: "7z", bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { format: "RAR", bytes: [0x52, 0x61, 0x72, 0x21] },
  { format: "bzip2", bytes: [0x42, 0x5a, 0x68] },
  { format: "xz", bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { format: "zstd", bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { format: "SQLite", bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66] },
  { format: "Parquet", bytes: [0x50, 0x41, 0x52, 0x31] },
  { format: "ELF", bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { format: "tar", bytes: [0x75, 0x73, 0x74, 0x61, 0x72], at: 257 },
];

export function sniff(head: Uint8Array): Sniffed {
  if (startsWith(head, [0x1f, 0x8b])) return { is: "gzip" };
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) return { is: "zip" };
  const magic = magics.find(({ bytes, at }) => startsWith(head, bytes, at));
  if (magic) return { is: "other", format: magic.format };
  if (utf16Of(head)) return { is: "text" };
  if (looksBinary(head)) return { is: "other", format: "binary" };
  return sniffText(Buffer.from(head).toString("latin1"));
}

/** The byte order of UTF-16 text, by its mark or, without one, by where the zero bytes of plain letters stand. */
export function utf16Of(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (startsWith(head, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(head, [0xfe, 0xff])) return "utf-16be";
  const pairs = Math.floor(head.length / 2);
  if (pairs < 4) return undefined;
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (head[index] === 0) zerosFirst += 1;
    if (head[index + 1] === 0) zerosSecond += 1;
  }
  if (zerosSecond > pairs * 0.6 && zerosFirst < pairs * 0.05) return "utf-16le";
  if (zerosFirst > pairs * 0.6 && zerosSecond < pairs * 0.05) return "utf-16be";
  return undefined;
}

function sniffText(text: string): Sniffed {
  const start = text.replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  if (/^<(!doctype|html|head|body)/i.test(start)) return { is: "other", format: "HTML" };
  if (start.startsWith("<?xml") || start.startsWith("<svg")) return { is: "other", format: "XML" };
  return { is: /^[[{]\s*(["[{\]}]|$)/.test(start) ? "json" : "text" };
}

/** A zero byte is never text; a few stray control bytes happen in old exports, more than one in twenty do not. */
function looksBinary(head: Uint8Array): boolean {
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) control += 1;
  }
  return control * 20 > head.length;
}

function startsWith(head: Uint8Array, bytes: readonly number[], at = 0): boolean {
  return bytes.every((byte, index) => head[at + index] === byte);
}
