import { unzipSync } from "fflate";
import { refuse } from "../refusal.ts";

/** Types that may be attached, each recognised by its content; the name and the browser's word are not asked (S48). */
const magic: readonly { readonly type: string; readonly bytes: readonly number[]; readonly at?: number }[] = [
  { type: "application/pdf", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: "image/png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "image/jpeg", bytes: [0xff, 0xd8, 0xff] },
  { type: "image/webp", bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  { type: "audio/ogg", bytes: [0x4f, 0x67, 0x67, 0x53] },
  { type: "video/mp4", bytes: [0x66, 0x74, 0x79, 0x70], at: 4 },
];

/** An entry that only one kind of office document has. */
const officeParts: readonly (readonly [string, string])[] = [
  ["word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
];

const maxEntries = 10_000;
const maxExpandedBytes = 500_000_000;
const maxRatio = 100;

/** The type of a file by what is in it, or a refusal. A file that could be read as two types is refused: programs would disagree about it. */
export function typeByContent(content: Uint8Array): string {
  if (content.length === 0) return refuse("platform.attachment-empty-invalid");
  const found = magic.find(({ bytes, at = 0 }) => bytes.every((byte, index) => content[at + index] === byte));
  if (found) return found.type === "application/pdf" ? found.type : alone(content, found.type);
  if (content[0] === 0x50 && content[1] === 0x4b) return officeType(content);
  return textType(content);
}

/** A picture with a document behind it: the second one is what an attacker wants opened. */
function alone(content: Uint8Array, type: string): string {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return text.includes("%PDF-") || text.includes("PK\u0003\u0004") || /<script/i.test(text.toString("latin1")) ? refuse("platform.attachment-two-types-invalid") : type;
}

function officeType(content: Uint8Array): string {
  const names = new Set<string>();
  let expanded = 0;
  let entries = 0;
  try {
    unzipSync(content, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        expanded += originalSize;
        if (entries > maxEntries || expanded > maxExpandedBytes || (expanded > 10_000_000 && expanded > content.length * maxRatio)) refuse("platform.attachment-expands-too-much");
        if (name.startsWith("/") || name.split(/[\\/]/).includes("..")) refuse("platform.attachment-damaged-invalid");
        names.add(name);
        return false;
      },
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "number") return refuse("platform.attachment-damaged-invalid");
    throw error;
  }
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) return refuse("platform.attachment-macros-invalid");
  const part = officeParts.find(([name]) => names.has(name));
  return part ? part[1] : refuse("platform.attachment-type-invalid");
}

/** Plain text in UTF-8 without control characters; markup that a browser would run is not plain text. */
function textType(content: Uint8Array): string {
  const text = decoded(content);
  if (text === undefined) return refuse("platform.attachment-type-invalid");
  const hasControls = text.slice(0, 100_000).split("").some((letter) => letter < " " && !"\n\r\t\f".includes(letter));
  if (hasControls || /^\s*(<!doctype|<html|<svg|<\?xml|<script)/i.test(text)) return refuse("platform.attachment-type-invalid");
  return "text/plain; charset=utf-8";
}

function decoded(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}
