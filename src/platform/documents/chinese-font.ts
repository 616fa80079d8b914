import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";

/**
 * Where machines of every system keep a font with Chinese letters. None is brought along: one alone weighs as much as everything else that is installed. They are tried
 * in this order, so that the same machine makes the same paper.
 */
const everywhere: readonly string[] = [
  "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
  "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc",
  "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Regular.ttc",
  "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
  "/System/Library/Fonts/Supplemental/Songti.ttc",
  "/System/Library/Fonts/STHeiti Light.ttc",
  "C:\\Windows\\Fonts\\simsun.ttc",
  "C:\\Windows\\Fonts\\msyh.ttc",
];

/** Those that this system could have. */
export const chineseFonts: readonly string[] = everywhere.filter((path) => isAbsolute(path));

/** The font that draws the Chinese letters of a text; undefined where it has none, or where this machine has no such font. */
export function chineseFontFor(text: string, isThere: (path: string) => boolean = existsSync): string | undefined {
  return /\p{Script=Han}/u.test(text) ? chineseFonts.find(isThere) : undefined;
}
