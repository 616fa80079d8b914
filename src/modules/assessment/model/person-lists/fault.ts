/** What is wrong with a file, a list of people or a sheet of decisions, and where, for a sentence in the words of whoever shows it. */
export type PeopleFault = {
  readonly fault: "not-text" | "no-heading" | "quote-open" | "no-name" | "too-many" | "names-repeat" | "list-empty" | "no-sheet" | "row-changed" | "decision-unreadable";
  readonly values: Readonly<Record<string, string | number>>;
};

export function isFault<T extends object>(read: T | PeopleFault): read is PeopleFault {
  return "fault" in read;
}
