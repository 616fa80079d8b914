/**
 * A cell that a spreadsheet cannot take for a formula (S53). Excel and LibreOffice run a cell that begins with = + - @, also
 * after a tab, a line break, an invisible character or the full-width form of the sign; a leading apostrophe makes it text.
 * Negative numbers are written as numbers, not through here: as text, a minus sign is treated like the others.
 */
export function safeCell(cell: string): string {
  return startsFormula(cell) ? `'${cell}` : cell;
}

// White space, control and format characters (zero-width, direction marks, byte-order mark), and fillers that show nothing.
const unseen = /^[\s\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]+/u;

function startsFormula(cell: string): boolean {
  if (cell.startsWith("\t") || cell.startsWith("\r") || cell.startsWith("\n")) return true;
  // NFKC turns full-width and small forms (＝ ﹦ ＋ － ＠ …) into the plain signs; the minus sign proper stays apart. One character
  // alone: a stroke that follows would be joined to the sign (= and U+0338 are ≠), which a spreadsheet does not do.
  const [first = ""] = cell.replace(unseen, "");
  return /^[=+\-@\u2212\u207a\u207b\u208a\u208b\u207c\u208c]/.test(first.normalize("NFKC"));
}
