/** Whatever is matched has an id of its own, so that results do not depend on the order of records. */
export type Identified = { readonly id: string };

/**
 * One way to find pairs worth comparing: records with the same key. `keysOf` says under which keys a record lies; `looksIn`, where given, says in which keys it
 * looks for others instead of its own ones, such as the neighbouring cells. A record without keys is not found this way.
 */
export type Pass<T> = { readonly name: string; readonly keysOf: (record: T) => readonly string[]; readonly looksIn?: (record: T) => readonly string[] };

export type Pairing<T> = {
  readonly passes: readonly Pass<T>[];
  /** For lists that have no doubles in themselves: the list of a record. Records of one list are then never compared, and a record has one partner at most in each other list. */
  readonly listOf?: (record: T) => string;
  /** What a record says, as one text: equal records have equal texts, similar ones stand near each other in alphabetical order. */
  readonly textOf: (record: T) => string;
  /** A block with more records than this is not compared in full. */
  readonly largestBlock?: number;
};

export type Candidates = {
  /** Places of two records in the list, the lower first, each pair once, in ascending order. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Blocks that were too large to be compared in full, most records first: a key that says too little. */
  readonly cut: readonly { readonly pass: string; readonly key: string; readonly records: number }[];
};

const usualLargestBlock = 500;
/** In a block that is too large, each record is compared with so many that stand next to it in alphabetical order. */
const reach = 5;

/**
 * The pairs that are worth comparing: those that share a key in at least one pass, never all of them. A block that is too large is cut by the sorted
 * neighbourhood (Hernández and Stolfo 1995), so that exact doubles are still found and the work stays in proportion to the records.
 */
export function candidatesOf<T extends Identified>(records: readonly T[], { passes, listOf, textOf, largestBlock = usualLargestBlock }: Pairing<T>): Candidates {
  const ranked = inOrder(records, textOf);
  const [found, cut]: [Set<number>, Candidates["cut"][number][]] = [new Set(), []];
  for (const { name, keysOf, looksIn } of passes) {
    const blocks = blocksOf(ranked, keysOf);
    for (const [key, block] of blocks) if (block.length > largestBlock) cut.push({ pass: name, key, records: block.length });
    for (const [rank, { record, place }] of ranked.entries()) {
      for (const key of new Set((looksIn ?? keysOf)(record))) {
        // Where all look in their own keys, whoever stands later has been found by those before.
        for (const other of near(blocks.get(key) ?? [], rank, largestBlock, looksIn === undefined)) {
          const against = ranked[other];
          if (against === undefined || other === rank || !mayPair(record, against.record, listOf)) continue;
          found.add(Math.min(place, against.place) * records.length + Math.max(place, against.place));
        }
      }
    }
  }
  const pairs = Array.from(Float64Array.from(found).toSorted(), (pair) => [Math.floor(pair / records.length), pair % records.length] as const);
  return { pairs, cut: cut.toSorted((a, b) => b.records - a.records || (a.key < b.key ? -1 : 1)) };
}

export function mayPair<T>(one: T, other: T, listOf: ((record: T) => string) | undefined): boolean {
  return listOf === undefined || listOf(one) !== listOf(other);
}

type Ranked<T> = { readonly record: T; readonly place: number; readonly text: string };

/** Records in alphabetical order of what they say, equal ones by their id. Refuses two records with one id. */
function inOrder<T extends Identified>(records: readonly T[], textOf: (record: T) => string): Ranked<T>[] {
  if (new Set(records.map(({ id }) => id)).size !== records.length) throw new RangeError("two records have the same id");
  const ranked = records.map((record, place) => ({ record, place, text: textOf(record) }));
  return ranked.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.record.id < b.record.id ? -1 : 1));
}

/** Ranks of the records under each key, in ascending order. */
function blocksOf<T>(ranked: readonly Ranked<T>[], keysOf: (record: T) => readonly string[]): Map<string, number[]> {
  const blocks = new Map<string, number[]>();
  for (const [rank, { record }] of ranked.entries()) {
    for (const key of new Set(keysOf(record))) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [rank]);
      else block.push(rank);
    }
  }
  return blocks;
}

/** The ranks of a block with which this one is compared: all of them, or in a block that is too large those beside it. */
function near(block: readonly number[], rank: number, largestBlock: number, onlyLater: boolean): readonly number[] {
  if (block.length <= largestBlock && !onlyLater) return block;
  const at = placeOf(block, rank);
  if (block.length <= largestBlock) return block.slice(at);
  return block.slice(onlyLater ? at : Math.max(0, at - reach), at + reach + 1);
}

/** How many ranks of an ascending list are below this one. */
function placeOf(block: readonly number[], rank: number): number {
  let [low, high] = [0, block.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((block[middle] ?? 0) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
