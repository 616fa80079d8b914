/** Where the report's own words stand on its page. */
export const toldId = "as-told";

/** What the reader has marked in the report's own words; empty when the marking is elsewhere. */
export function selectedWords(): string {
  const marked = getSelection();
  const told = document.getElementById(toldId);
  if (!marked || !told || marked.rangeCount === 0 || !told.contains(marked.getRangeAt(0).commonAncestorContainer)) return "";
  return marked.toString().trim();
}
