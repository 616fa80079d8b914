/** Types of files that the house knows, and how the web names them. */
export const mediaTypes = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  ogg: "audio/ogg",
  mp4: "video/mp4",
} as const;

type Magic = { readonly type: "jpeg" | "png" | "webp" | "pdf" | "ogg" | "mp4" | "zip"; readonly bytes: readonly number[]; readonly at?: number };

const magic: readonly Magic[] = [
  { type: "pdf", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: "png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "jpeg", bytes: [0xff, 0xd8, 0xff] },
  { type: "webp", bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  { type: "ogg", bytes: [0x4f, 0x67, 0x67, 0x53] },
  { type: "mp4", bytes: [0x66, 0x74, 0x79, 0x70], at: 4 },
  { type: "zip", bytes: [0x50, 0x4b, 0x03, 0x04] },
];

/** The type of a file by its first bytes; the name and the browser's word are not asked (S48). */
export function typeByMagic(content: Uint8Array): Magic["type"] | undefined {
  return magic.find(({ bytes, at = 0 }) => bytes.every((byte, index) => content[at + index] === byte))?.type;
}

/** An entry that only one kind of office document has. */
const officeParts = [
  ["word/document.xml", "docx"],
  ["xl/workbook.xml", "xlsx"],
  ["ppt/presentation.xml", "pptx"],
] as const;

/** The kind of office document whose parts have these names. */
export function officeTypeOf(names: ReadonlySet<string>): "docx" | "xlsx" | "pptx" | undefined {
  return officeParts.find(([name]) => names.has(name))?.[1];
}

/** Code that a document would run on whoever opens it. */
export function holdsMacros(names: Iterable<string>): boolean {
  for (const name of names) if (/(^|\/)vba(Project|ProjectSignature\w*|Data)\.(bin|xml)$/i.test(name)) return true;
  return false;
}
