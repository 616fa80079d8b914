import { typeByMagic } from "../file-type.ts";
import { collectFindings, type Findings, type Metadatum } from "./metadatum.ts";
import { CleaningRefused, type CleaningRefusal } from "./cleaning-refused.ts";

/** Types that can be cleaned. Whatever else a person adds is sent as it is, after a warning. */
export type CleanableType = "jpeg" | "png" | "webp";

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
    default:
      return undefined;
  }
}

/** What the libraries throw about bytes that they cannot read says nothing to a person: all of it is one answer. */
function refusalOf(error: unknown): CleaningRefusal {
  return error instanceof CleaningRefused ? error.why : "damaged";
}

const endings = { jpeg: /\.(jpe?g|jpe|jfif)$/i, png: /\.png$/i, webp: /\.webp$/i } as const satisfies Record<CleanableType, RegExp>;

function isMisnamed(name: string, type: CleanableType): boolean {
  return !endings[type].test(name);
}
