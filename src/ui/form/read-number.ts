/** Digits as people write them: Arabic-Indic and Persian digits, spaces and the separators of the language. */
export function readNumber(text: string, language: string): number | null | undefined {
  const plain = text.replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
  const trimmed = plain.replaceAll(/[\s\u00a0\u202f]/g, "");
  if (trimmed === "") return null;
  const decimal = new Intl.NumberFormat(`${language}-u-nu-latn`).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
  const grouping = decimal === "," ? "." : ",";
  const normal = trimmed.replaceAll("٫", ".").replaceAll("٬", "").replaceAll(grouping, "").replace(decimal, ".");
  return /^-?\d+(\.\d+)?$/.test(normal) ? Number(normal) : undefined;
}
