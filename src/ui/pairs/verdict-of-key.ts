/** What a person says of two things that may be one. "Cannot say" means that somebody looked and could not tell. */
export const verdicts = ["same", "different", "cannot-say"] as const;
export type Verdict = (typeof verdicts)[number];

/** One key decides. A number is on every keyboard; the letters are those of the English words. */
const verdictOf: Readonly<Record<string, Verdict>> = { 1: "same", 2: "different", 3: "cannot-say", s: "same", d: "different", c: "cannot-say" };
export const keyOf = { same: "1", different: "2", "cannot-say": "3" } as const satisfies Record<Verdict, string>;

/** What a key decides; nothing while another key is held, as in Ctrl+C, or when it repeats because it is held down. */
export function verdictOfKey({ key, ctrlKey, metaKey, altKey, repeat }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "repeat">): Verdict | undefined {
  return ctrlKey || metaKey || altKey || repeat ? undefined : verdictOf[key.toLowerCase()];
}
