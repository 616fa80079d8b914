import type { Findings } from "./metadatum.ts";

export type PictureType = "jpeg" | "png" | "webp";

/**
 * A picture without what is not needed to show it; its pixels stay bit for bit. The colour profile goes too: it can name the
 * device, down to a serial number, and without it a picture is shown as sRGB, at worst a little paler.
 */
export async function cleanPicture(type: PictureType, bytes: Uint8Array, found: Findings): Promise<Uint8Array> {
  switch (type) {
    case "jpeg":
      return (await import("./jpeg.ts")).cleanJpeg(bytes, found);
    case "png":
      return (await import("./png.ts")).cleanPng(bytes, found);
    case "webp":
      return (await import("./webp.ts")).cleanWebp(bytes, found);
  }
}
