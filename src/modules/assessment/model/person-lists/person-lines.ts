import type { LikelyPair } from "./likely-pairs.ts";
import type { Listed } from "./listed.ts";

/** One thing in which two people on lists were compared: what each list tells, on which level they agree, and what that says for or against their being one, in bits. */
export type PersonLine = {
  /** The name of a column where it is neither a name nor the date of birth. */
  readonly field: string;
  readonly what: "given" | "family" | "born" | "other";
  readonly how: "alike" | "close" | "different" | "unknown";
  /** Absent where one of the two does not tell. */
  readonly level: string | undefined;
  readonly bits: number;
  readonly told: readonly [string, string];
};

/** What both lists tell of two people, in the order in which it was compared; without what neither tells. */
export function personLines({ one, other, reasons }: LikelyPair): PersonLine[] {
  return reasons.map(({ field, level, bits }, index): PersonLine => {
    const what = (["given", "family", "born"] as const)[index] ?? "other";
    return { field, what, how: howOf(level), level, bits, told: [toldBy(one, what, field), toldBy(other, what, field)] };
  }).filter(({ told }) => told.some((text) => text !== ""));
}

function howOf(level: string | undefined): PersonLine["how"] {
  if (level === undefined) return "unknown";
  return level === "same" ? "alike" : level === "different" ? "different" : "close";
}

function toldBy({ person, born }: Listed, what: PersonLine["what"], field: string): string {
  if (what === "born") return born;
  return what === "other" ? (person.others?.[field] ?? "") : person[what];
}
