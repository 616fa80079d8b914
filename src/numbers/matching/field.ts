/**
 * One thing in which two records are compared. Levels are numbered from 0, no agreement, up to the fullest agreement; their names say to people what each means.
 * What cannot be compared, because it is missing in one of the two, is no level and counts neither for nor against (Fellegi and Sunter 1969).
 */
export type Field<T> = {
  readonly name: string;
  readonly levels: readonly string[];
  /** The level of two records, the same whichever comes first. Undefined where either says nothing. */
  readonly compare: (one: T, other: T) => number | undefined;
  /** The value on which two records at the fullest level agree. To agree on a rare one says more than on one that everybody has (Winkler 2000). */
  readonly valueIn?: (record: T) => string | undefined;
};

/** The levels of two records in each field, −1 where they cannot be compared. */
export type Pattern = readonly number[];

export function patternOf<T>(fields: readonly Field<T>[], one: T, other: T): Pattern {
  return fields.map(({ compare }) => compare(one, other) ?? missing);
}

export const missing = -1;

/**
 * A field of texts that may be alike without being the same. An empty text is missing. `bounds` are the least likenesses, from 0 to 1, of the levels between different and same, in
 * ascending order, as many as there are names of levels between the two.
 */
export function alikeField<T>(name: string, valueIn: (record: T) => string | undefined, likeness: (one: string, other: string) => number, bounds: Readonly<Record<string, number>>): Field<T> {
  const between = Object.values(bounds).toSorted((a, b) => a - b);
  return {
    name,
    levels: ["different", ...Object.entries(bounds).toSorted(([, a], [, b]) => a - b).map(([level]) => level), "same"],
    compare: (one, other) => ofBoth(valueIn(one), valueIn(other), (a, b) => (a === b ? between.length + 1 : levelOf(likeness(a, b), between))),
    valueIn,
  };
}

/** How many of these bounds, in ascending order, a number reaches. */
export function levelOf(number: number, bounds: readonly number[]): number {
  const above = bounds.findIndex((bound) => number < bound);
  return above === -1 ? bounds.length : above;
}

export function ofBoth<V, R>(one: V | undefined, other: V | undefined, compare: (one: V, other: V) => R): R | undefined {
  return one === undefined || other === undefined || one === "" || other === "" ? undefined : compare(one, other);
}
