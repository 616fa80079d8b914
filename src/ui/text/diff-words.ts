export type DiffPart = { readonly kind: "same" | "removed" | "added"; readonly text: string };

/** Above this many comparisons whole paragraphs are compared instead of words, so that a long text does not freeze the screen. */
const mostComparisons = 4_000_000;

/** What was taken out and what was put in, word by word, by the longest common subsequence. */
export function diffWords(before: string, after: string): DiffPart[] {
  const words = [before.split(/(\s+)/), after.split(/(\s+)/)] as const;
  const fits = words[0].length * words[1].length <= mostComparisons;
  return fits ? diffTokens(words[0], words[1]) : diffTokens(before.split(/(\n+)/), after.split(/(\n+)/));
}

function diffTokens(before: readonly string[], after: readonly string[]): DiffPart[] {
  const width = after.length + 1;
  // lengths[i * width + j]: the longest common subsequence of what follows position i before and position j after.
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const fresh = after[j];
    if (old !== undefined && old === fresh) {
      append(parts, "same", old);
      i++;
      j++;
    } else if (fresh === undefined || (old !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      append(parts, "removed", old ?? "");
      i++;
    } else {
      append(parts, "added", fresh);
      j++;
    }
  }
  return parts;
}

function append(parts: DiffPart[], kind: DiffPart["kind"], text: string): void {
  if (text === "") return;
  const last = parts.at(-1);
  if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
  else parts.push({ kind, text });
}
