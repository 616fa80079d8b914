import { typeByMagic } from "../file-type.ts";
import { placeOf } from "./bytes.ts";
import { collectFindings, type Findings, type Metadatum } from "./metadatum.ts";
import { CleaningRefused, type CleaningRefusal } from "./cleaning-refused.ts";

/** Types that can be cleaned. Whatever else a person adds is sent as it is, after a warning. */
export type CleanableType = "jpeg" | "png" | "webp" | "pdf" | "docx" | "xlsx" | "pptx" | "odt" | "ods";

export type CleanFile =
  | { readonly kind: "unknown" }
  | { readonly kind: "refused"; readonly why: CleaningRefusal }
  | {
      readonly kind: "clean";
      readonly type: CleanableType;
      readonly bytes: Uint8Array;
      /** What the file carried and the copy does not. */
      readonly found: readonly Metadatum[];
      /** The name ends like another type than the content is; programs may open the copy only under its right ending. */
      readonly isMisnamed: boolean;
    };

type Cleaned = { readonly type: CleanableType; readonly bytes: Uint8Array };

/**
 * A copy of a file without what it tells about its author, its device and its history (S44). Runs in the browser of the person
 * who adds the file, and anywhere else: bytes in, answer out. Cleaning the copy once more changes nothing.
 */
export async function cleanFile(bytes: Uint8Array, name: string): Promise<CleanFile> {
  const found = collectFindings();
  try {
    const cleaned = await cleanByContent(bytes, found);
    if (!cleaned) return { kind: "unknown" };
    return { kind: "clean", ...cleaned, found: found.list(), isMisnamed: isMisnamed(name, cleaned.type) };
  } catch (error) {
    return { kind: "refused", why: refusalOf(error) };
  }
}

async function cleanByContent(bytes: Uint8Array, found: Findings): Promise<Cleaned | undefined> {
  const type = typeByMagic(bytes);
  switch (type) {
    case "jpeg":
    case "png":
    case "webp": {
      const { cleanPicture } = await import("./picture.ts");
      return { type, bytes: await cleanPicture(type, bytes, found) };
    }
    case "pdf": {
      const { cleanPdf } = await import("./pdf.ts");
      return { type, bytes: await cleanPdf(bytes, found) };
    }
    case "zip": {
      const { cleanDocument } = await import("./document.ts");
      return cleanDocument(bytes, found);
    }
    default:
      if (isEncryptedOffice(bytes)) throw new CleaningRefused("encrypted");
      return undefined;
  }
}

/** Office documents with a password are no zip archives: the encrypted one lies in a container of the old format, under a name in UTF-16. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  const isContainer = [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
  return isContainer && placeOf(bytes, [..."EncryptedPackage"].join("\0")) !== -1;
}

/** What the libraries throw about bytes that they cannot read says nothing to a person: all of it is one answer. */
function refusalOf(error: unknown): CleaningRefusal {
  return error instanceof CleaningRefused ? error.why : "damaged";
}

const endings = { jpeg: /\.(jpe?g|jpe|jfif)$/i, png: /\.png$/i, webp: /\.webp$/i, pdf: /\.pdf$/i, docx: /\.docx$/i, xlsx: /\.xlsx$/i, pptx: /\.pptx$/i, odt: /\.odt$/i, ods: /\.ods$/i } as const satisfies Record<CleanableType, RegExp>;

function isMisnamed(name: string, type: CleanableType): boolean {
  return !endings[type].test(name);
}
