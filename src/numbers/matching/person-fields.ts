import { levelOf, ofBoth, type Field } from "./field.ts";
import { normalise, skeletonOf } from "./normalise.ts";
import { jaroWinkler } from "./text-similarity.ts";

/** A person's names as they are compared: normalised once, not for each of a thousand pairs. Empty where nothing is known. */
export type ComparedName = { readonly given: string; readonly family: string; readonly skeletons: readonly [string | undefined, string | undefined] };

export function comparedName(given: string, family: string): ComparedName {
  return { given: normalise(given), family: normalise(family), skeletons: [skeletonOf(given), skeletonOf(family)] };
}

/** Least likeness (Jaro-Winkler) of names that are alike, and of those that are nearly the same. Winkler 1990 gives no agreement below 0.8 or so. */
const [alike, nearlySame] = [0.8, 0.92];

const nameLevels = ["different", "same consonants in another script", "alike", "nearly the same", "same"] as const;

/**
 * Given and family name, as two fields. When the two have changed places, which many lists do, they are compared across, and then at most as nearly the same. Names in different scripts are
 * compared by their consonants.
 */
export function nameFields<T>(nameOf: (record: T) => ComparedName): Field<T>[] {
  return (["given", "family"] as const).map((part) => ({
    name: `${part} name`,
    levels: nameLevels,
    compare: (one, other) => compareNames(nameOf(one), nameOf(other), part),
    valueIn: (record) => nameOf(record)[part],
  }));
}

function compareNames(one: ComparedName, other: ComparedName, part: "given" | "family"): number | undefined {
  const straight = nameLevel(one, part, other, part);
  if (straight === 4 || one.given === one.family) return straight;
  // Both ways, so that two people who share one name in different places are not taken for one.
  const isSwapped = (nameLevel(one, "given", other, "family") ?? 0) >= 3 && (nameLevel(one, "family", other, "given") ?? 0) >= 3;
  return isSwapped ? 3 : straight;
}

function nameLevel(one: ComparedName, part: "given" | "family", other: ComparedName, otherPart: "given" | "family"): number | undefined {
  return ofBoth(one[part], other[otherPart], (a, b) => {
    if (a === b) return 4;
    const byLetters = levelOf(jaroWinkler(a, b), [alike, nearlySame]);
    if (byLetters > 0) return byLetters + 1;
    if (isPartOf(a, b) || isPartOf(b, a)) return 2;
    const [x, y] = [one.skeletons[part === "given" ? 0 : 1], other.skeletons[otherPart === "given" ? 0 : 1]];
    return x !== undefined && x === y && scriptOf(a) !== scriptOf(b) ? 1 : 0;
  });
}

/** Whether all the words of one name are in the other: many people are known by some of their names. */
function isPartOf(one: string, other: string): boolean {
  return other.includes(" ") && one.split(" ").every((word) => other.split(" ").includes(word));
}

function scriptOf(text: string): string {
  return /\p{Script=Latin}/u.test(text) ? "Latin" : /\p{Script=Arabic}/u.test(text) ? "Arabic" : /\p{Script=Cyrillic}/u.test(text) ? "Cyrillic" : "other";
}
