import { refuse } from "../refusal.ts";
import { CleaningRefused } from "../rules/file-hygiene/cleaning-refused.ts";
import { openPackage } from "../rules/file-hygiene/package.ts";
import { holdsMacros, mediaTypes, officeTypeOf, typeByMagic } from "../rules/file-type.ts";
import { ZipFaulty } from "../rules/zip-directory.ts";

/** Office documents that may be attached, among those that can be recognised. */
const attachableOffice: readonly string[] = ["docx", "xlsx"];

/** The type of a file by what is in it, or a refusal. A file that could be read as two types is refused: programs would disagree about it. */
export function typeByContent(content: Uint8Array): string {
  if (content.length === 0) return refuse("platform.attachment-empty-invalid");
  const found = typeByMagic(content);
  if (found === undefined) return textType(content);
  if (found === "zip") return officeType(content);
  return found === "pdf" ? pdfAlone(content) : alone(content, mediaTypes[found]);
}

/** Archives are read from their end, of which this much is looked at: their longest comment and what stands before it. */
const archiveEnd = 65_557;

/** A PDF that ends as an archive does is one too. */
function pdfAlone(content: Uint8Array): string {
  const end = content.subarray(-archiveEnd);
  return Buffer.from(end.buffer, end.byteOffset, end.byteLength).includes("PK\u0005\u0006") ? refuse("platform.attachment-two-types-invalid") : mediaTypes.pdf;
}

/** A picture with a document behind it: the second one is what an attacker wants opened. */
function alone(content: Uint8Array, type: string): string {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return text.includes("%PDF-") || text.includes("PK\u0003\u0004") || /<script/i.test(text.toString("latin1")) ? refuse("platform.attachment-two-types-invalid") : type;
}

function officeType(content: Uint8Array): string {
  const names = namesIn(content);
  if (holdsMacros(names)) return refuse("platform.attachment-macros-invalid");
  const type = officeTypeOf(names);
  return type && attachableOffice.includes(type) ? mediaTypes[type] : refuse("platform.attachment-type-invalid");
}

/** From the directory alone: nothing is expanded. Bombs, links, paths out of it, two entries of one name or in one place, and passwords are refused (S49). */
function namesIn(content: Uint8Array): ReadonlySet<string> {
  try {
    return openPackage(content).names;
  } catch (error) {
    if (error instanceof CleaningRefused && (error.why === "expands-too-much" || error.why === "too-many-entries")) return refuse("platform.attachment-expands-too-much");
    if (error instanceof CleaningRefused || error instanceof ZipFaulty) return refuse("platform.attachment-damaged-invalid");
    throw error;
  }
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
