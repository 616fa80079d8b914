/** What separates the cells. Semicolons come from programs set to French or Spanish, tabs from copied sheets. */
const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** Text looked at to find the separator. */
export const sampleCharacters = 65_536;

/** How separated text is parted, by the words of `csv-parse`: forgiving about quotes and the number of cells, however its lines end. */
export const parting = { relax_quotes: true, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] };

const rowsLooked = 50;

/**
 * The separator that cuts the most rows into as many cells as the first one. A comma wins ties, because a table of one column
 * has none of them.
 */
export function detectDelimiter(sample: string): Delimiter {
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const [header = 0, ...rows] = cellsPerRow(sample, delimiter);
    if (header < 2) continue;
    const alike = rows.filter((cells) => cells === header).length;
    const score = (alike + 1) * 1000 + header;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function cellsPerRow(sample: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let cells = 1;
  let inQuotes = false;
  let empty = true;
  for (const letter of sample) {
    if (letter === '"') inQuotes = !inQuotes;
    if (!inQuotes && letter === "\n") {
      if (!empty) counts.push(cells);
      if (counts.length === rowsLooked) return counts;
      cells = 1;
      empty = true;
      continue;
    }
    if (!inQuotes && letter === delimiter) cells += 1;
    if (letter !== "\r") empty = false;
  }
  // The last row of the sample may be cut in the middle, so it counts only when there is no other.
  return counts.length > 0 ? counts : [cells];
}
