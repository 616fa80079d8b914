/** Fonts that draw Chinese letters, simplified and traditional: sixteen megabytes that only a paper with such letters reads. */
export const chineseFonts: readonly URL[] = ["Regular", "Bold"].map((weight) => new URL(`../fonts/NotoSansHans-${weight}.otf`, import.meta.resolve("@embedpdf/fonts-sc")));

/** Whether a text has letters that no other font of the paper draws. */
export function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
