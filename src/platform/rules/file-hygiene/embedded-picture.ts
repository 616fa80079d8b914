import { typeByMagic } from "../file-type.ts";
import type { Findings } from "./metadatum.ts";
import { cleanPicture } from "./picture.ts";

/** A picture inside a document, cleaned like one that comes alone, under the ending of what it is; nothing when its kind cannot be cleaned. */
export async function cleanEmbedded(bytes: Uint8Array, name: string, found: Findings): Promise<{ bytes: Uint8Array; ending: string } | undefined> {
  const type = typeByMagic(bytes);
  if (type === "jpeg" || type === "png" || type === "webp") return { bytes: await cleanPicture(type, bytes, found), ending: type };
  const ending = /\.(\w{1,5})$/.exec(name)?.[1]?.toUpperCase();
  // An SVG stands beside the same picture as PNG, for programs that cannot draw it.
  if (ending !== "SVG") found.add("left-out", ending);
  return undefined;
}
