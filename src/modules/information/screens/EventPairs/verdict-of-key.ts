import type { PairVerdict } from "../../model/event-pair.ts";

/** One key decides. A number is on every keyboard; the letters are those of the English words. */
const verdictOf: Readonly<Record<string, PairVerdict>> = { 1: "same", 2: "different", 3: "cannot-say", s: "same", d: "different", c: "cannot-say" };
export const keyOf = { same: "1", different: "2", "cannot-say": "3" } as const satisfies Record<PairVerdict, string>;

/** What a key decides; nothing while another key is held, as in Ctrl+C, or when it repeats because it is held down. */
export function verdictOfKey({ key, ctrlKey, metaKey, altKey, repeat }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "repeat">): PairVerdict | undefined {
  return ctrlKey || metaKey || altKey || repeat ? undefined : verdictOf[key.toLowerCase()];
}
