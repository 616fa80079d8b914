import { seededRandom } from "../random.ts";
import { candidatesOf, mayPair, type Candidates, type Identified, type Pairing } from "./blocks.ts";
import { estimate, type Choice, type Estimate } from "./estimate.ts";
import { evidenceOf, type Compared, type Others } from "./evidence.ts";
import { patternOf, type Field, type Pattern } from "./field.ts";
import { bestFirst, compareTexts, type Link } from "./link.ts";
import { withRivals } from "./rivals.ts";
import { bitsOf, probabilityOf, weigh, weightsOf, type Weighed, type Weights } from "./weigh.ts";

export type Matching<T> = {
  /** Every pair that was compared, heaviest first. Where to draw the line is for whoever asks. */
  readonly links: readonly Link[];
  /** Why two records are as probably the same as they are, field by field; also those that were never compared. Throws RangeError for an id that is not there. */
  readonly explain: (one: string, other: string) => Weighed;
  /** To weigh records of the same kind that come later. */
  readonly weights: Weights<T>;
  readonly estimate: Estimate;
  readonly cut: Candidates["cut"];
};

/**
 * Finds the pairs of records that may be the same, learns from them what each agreement says, and weighs each pair. Nobody has to say beforehand which pairs are the
 * same. The same records give the same result to the bit, in whatever order they come. `told` hears the share that is done, as far as can be said beforehand.
 */
export function match<T extends Identified>(unordered: readonly T[], fields: readonly Field<T>[], pairing: Pairing<T>, told: (share: number) => void = () => undefined): Matching<T> {
  const records = unordered.toSorted((a, b) => compareTexts(a.id, b.id));
  const { pairs, cut } = candidatesOf(records, pairing);
  told(shares.paired);
  const compared = pairs.flatMap(([one, other], index): Compared<T>[] => {
    if (index % 10_000 === 0) told(shares.paired + (index / pairs.length) * (shares.compared - shares.paired));
    const [a, b] = [records[one], records[other]];
    return a === undefined || b === undefined ? [] : [{ one: a, other: b, pattern: patternOf(fields, a, b) }];
  });
  told(shares.compared);
  const evidence = evidenceOf(records, compared, othersOf(records, fields, pairing, new Set(pairs.map(([one, other]) => one * records.length + other))), pairing.listOf);
  const learned = estimate(fields.map(({ levels }) => levels.length), evidence);
  told(shares.learned);
  const weights = weightsOf(fields, records, learned, oddsBefore(learned, evidence.choices));
  const links = compared.map(({ one, other, pattern }): Link => {
    const bits = bitsOf(weights, pattern, one, other);
    return { one: one.id, other: other.id, bits, probability: probabilityOf(bits) };
  }).sort(bestFirst);
  const byId = new Map(records.map((record) => [record.id, record]));
  const get = (id: string) => byId.get(id) ?? unknown(id);
  const { listOf } = pairing;
  return { links: listOf === undefined ? links : withRivals(links, (id) => listOf(get(id))), explain: (one, other) => weigh(weights, get(one), get(other)), weights, estimate: learned, cut };
}

/** When candidates are found, when they are compared, and when it is learned from them what each agreement says, of 20,000 records. */
const shares = { paired: 0.2, compared: 0.7, learned: 0.85 } as const;

function unknown(id: string): never {
  throw new RangeError(`there is no record ${id}`);
}

/** So many pairs, drawn by chance from all there are, stand for those that were not worth comparing. */
const draws = 50_000;

/**
 * What pairs look like that are no candidates, so that the model is one of all pairs: learned from candidates alone, what they were chosen by would seem to say nothing. They count as
 * different, which but for a few they are.
 */
function othersOf<T extends Identified>(records: readonly T[], fields: readonly Field<T>[], { listOf }: Pairing<T>, candidates: ReadonlySet<number>): Others {
  const random = seededRandom(1);
  const patterns: Pattern[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const [one, other] = [Math.floor(random() * records.length), Math.floor(random() * records.length)];
    const [a, b] = [records[Math.min(one, other)], records[Math.max(one, other)]];
    if (one === other || a === undefined || b === undefined || !mayPair(a, b, listOf) || candidates.has(Math.min(one, other) * records.length + Math.max(one, other))) continue;
    patterns.push(patternOf(fields, a, b));
  }
  // Each pair of places can be drawn in two ways.
  return { patterns, each: records.length ** 2 / 2 / draws };
}

/** The odds that two records are the same before they are looked at, in bits: how many choices have one, spread over all there are to choose from. */
function oddsBefore({ share }: Estimate, choices: readonly Choice[]): number {
  const [among, times] = choices.reduce(([sum, all], choice) => [sum + choice.among * choice.times, all + choice.times], [0, 0]);
  if (times === 0) return 0;
  return Math.log2(share / (1 - share) / (among / times));
}
