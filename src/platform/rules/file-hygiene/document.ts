import { holdsMacros, officeTypeOf } from "../file-type.ts";
import { ZipFaulty } from "../zip-directory.ts";
import { startsWith, textOf } from "./bytes.ts";
import { CleaningRefused } from "./cleaning-refused.ts";
import type { Findings } from "./metadatum.ts";
import { openPackage, type Package } from "./package.ts";

type DocumentType = "docx" | "xlsx" | "pptx" | "odt" | "ods";

type Cleaned = { readonly type: DocumentType; readonly bytes: Uint8Array };

/** An office document, cleaned by its family; nothing when the archive is no document that can be cleaned. */
export async function cleanDocument(bytes: Uint8Array, found: Findings): Promise<Cleaned | undefined> {
  try {
    return await cleanByFamily(bytes, found);
  } catch (error) {
    throw error instanceof ZipFaulty ? new CleaningRefused(error.fault) : error;
  }
}

async function cleanByFamily(bytes: Uint8Array, found: Findings): Promise<Cleaned | undefined> {
  // Readers of PDF look for its beginning in the first kilobyte, wherever it stands there.
  if (textOf(bytes, 0, Math.min(bytes.length, 1024)).includes("%PDF-")) throw new CleaningRefused("two-types");
  const source = openPackage(bytes);
  if (holdsMacros(source.names)) throw new CleaningRefused("macros");
  const office = officeTypeOf(source.names);
  if (office) {
    const { cleanOoxml } = await import("./ooxml.ts");
    return { type: office, bytes: await cleanOoxml(source, office, found) };
  }
  const type = openDocumentType(source);
  if (!type) return undefined;
  const { cleanOpenDocument } = await import("./open-document.ts");
  return { type, bytes: await cleanOpenDocument(source, type, found) };
}

function openDocumentType({ part }: Package): "odt" | "ods" | undefined {
  const type = part("mimetype");
  if (!type || type.length > 100) return undefined;
  if (startsWith(type, "application/vnd.oasis.opendocument.text")) return "odt";
  return startsWith(type, "application/vnd.oasis.opendocument.spreadsheet") ? "ods" : undefined;
}
