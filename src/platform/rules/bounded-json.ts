/** S49: as deep as anything of ours goes several times over. */
const maxDepth = 64;
/** Of a hundred bytes of memory each, when they are empty lists. The largest form has some thousands. */
const maxValues = 500_000;

/**
 * Reads JSON that somebody else wrote. It is measured before it is read: brackets in brackets, and lists of empty lists, take fifty times their length in memory,
 * and that they are refused afterwards helps nobody. Whatever is too deep, too many or no JSON is a SyntaxError.
 */
export function boundedJson(text: string, { values = maxValues }: { readonly values?: number } = {}): unknown {
  let [depth, count] = [0, 1];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === quote) at = endOfText(text, at);
    else if (letter === openList || letter === openObject) {
      depth += 1;
      count += 1;
    } else if (letter === closeList || letter === closeObject) depth -= 1;
    else if (letter === comma) count += 1;
    if (depth > maxDepth) throw new SyntaxError("JSON is nested too deep");
    if (count > values) throw new SyntaxError("JSON has too many values");
  }
  return JSON.parse(text);
}

const [quote, comma, openList, closeList, openObject, closeObject] = [0x22, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/** Where a text ends: at a quotation mark with an even number of strokes before it. */
function endOfText(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let strokes = 0;
    while (text[end - 1 - strokes] === "\\") strokes += 1;
    if (strokes % 2 === 0) return end;
  }
  return text.length;
}
