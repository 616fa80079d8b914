/**
 * Digits as people write them: Arabic-Indic and Persian digits, spaces and the separators of the language. A separator of thousands
 * must stand before three digits, otherwise "1,5" typed by a French hand on an English page would silently become 15.
 */
export function readNumber(text: string, language: string): number | null | undefined {
  const plain = latinDigits(text).replaceAll(/[\s\u00a0\u202f]/g, "").replaceAll("٬", ",").replaceAll("٫", ".");
  if (plain === "") return null;
  const isComma = latinDigits(text) === text && decimalSign(language) === ",";
  const [decimal, thousands] = isComma ? [",", "."] : [".", ","];
  const [whole = "", part, ...more] = plain.split(decimal);
  if (more.length > 0 || !(/^-?\d+$/.test(whole) || isGrouped(whole, thousands))) return undefined;
  if (part !== undefined && !/^\d+$/.test(part)) return undefined;
  return Number(`${whole.replaceAll(thousands, "")}${part === undefined ? "" : `.${part}`}`);
}

function isGrouped(whole: string, thousands: string): boolean {
  const [first = "", ...groups] = whole.split(thousands);
  return /^-?\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
}

function decimalSign(language: string): string {
  return new Intl.NumberFormat(`${language}-u-nu-latn`).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
}

function latinDigits(text: string): string {
  return text.replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}
