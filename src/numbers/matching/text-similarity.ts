/**
 * How alike two words are, from 0 (nothing) to 1 (the same), letter by letter in Unicode code points: Jaro 1989 with the premium of Winkler 1990 for a
 * common beginning of up to four letters, a tenth each. Made for names. Symmetric. Two empty words are the same.
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  // Which letters meet can depend on which word comes first.
  const [a, b] = one < other ? inUnits(one, other) : inUnits(other, one);
  const jaro = jaroOf(a, b);
  let begin = 0;
  while (begin < 4 && begin < a.length && begin < b.length && a.charCodeAt(begin) === b.charCodeAt(begin)) begin += 1;
  return jaro + begin * 0.1 * (1 - jaro);
}

function jaroOf(a: string, b: string): number {
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  const taken = new Uint8Array(b.length);
  const matched = new Uint16Array(a.length);
  let common = 0;
  for (let place = 0; place < a.length; place += 1) {
    const letter = a.charCodeAt(place);
    const until = Math.min(b.length - 1, place + reach);
    for (let index = Math.max(0, place - reach); index <= until; index += 1) {
      if (b.charCodeAt(index) !== letter || taken[index] === 1) continue;
      taken[index] = 1;
      matched[common] = letter;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  let [moved, next] = [0, 0];
  for (let index = 0; index < b.length; index += 1) {
    if (taken[index] !== 1) continue;
    if (b.charCodeAt(index) !== matched[next]) moved += 1;
    next += 1;
  }
  return (common / a.length + common / b.length + (common - (moved >> 1)) / common) / 3;
}

/** The fewest letters to put in, take out or change that make one text the other (Levenshtein 1966), in Unicode code points. Symmetric. */
export function editDistance(one: string, other: string): number {
  if (one === other) return 0;
  const [a, b] = inUnits(one, other);
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 0; row < a.length; row += 1) {
    const current = [row + 1];
    for (let column = 0; column < b.length; column += 1) {
      const changed = (last[column] ?? 0) + (a.charCodeAt(row) === b.charCodeAt(column) ? 0 : 1);
      current.push(Math.min(changed, (last[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    last = current;
  }
  return last[b.length] ?? 0;
}

/** The edit distance as likeness: 1 for the same text, 0 when every letter of the longer one had to be edited. */
export function editSimilarity(one: string, other: string): number {
  const longest = Math.max(...inUnits(one, other).map(({ length }) => length));
  return longest === 0 ? 1 : 1 - editDistance(one, other) / longest;
}

/** The share of words that two texts have in common, of all that either has (Jaccard 1901), from 0 to 1. Symmetric. */
export function sharedWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = one.intersection(other).size;
  return one.size + other.size === 0 ? 1 : common / (one.size + other.size - common);
}

/** Both texts with one unit of UTF-16 for each code point, so that they can be read without taking them apart: letters that need two stand as one of private use, the same one in both. */
function inUnits(one: string, other: string): readonly [string, string] {
  if (!/[\ud800-\udfff]/.test(one) && !/[\ud800-\udfff]/.test(other)) return [one, other];
  const standIns = new Map<string, string>();
  const replaced = (text: string) => text.replace(/[\u{10000}-\u{10ffff}]/gu, (letter) => {
    const known = standIns.get(letter) ?? String.fromCharCode(0xe000 + standIns.size);
    standIns.set(letter, known);
    return known;
  });
  return [replaced(one), replaced(other)];
}
