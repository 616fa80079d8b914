import { normalise } from "#numbers/matching/normalise.ts";
import type { Event } from "./event.ts";
import { originOfEvent, originsBehind, sourceNames, type OriginBehind } from "./origins.ts";

export type SourcedTelling = Pick<Event, "dataset" | "sourceOffice" | "sourceHeadline" | "sourceArticle"> & { readonly id: string };

/** Runs of so many words are compared: fewer are in many texts by chance. */
const run = 4;
const leastWords = 8;
/** What somebody adds or leaves out at the edges does not make a text their own. */
const leastShared = 0.8;

/** The origins behind several tellings of one event. Tellings that share a source, a publisher or their words are one, and confirm nothing when they agree. */
export function originsOfTellings(tellings: readonly SourcedTelling[]): OriginBehind[] {
  return originsBehind(tellings.map((telling, index) => ({
    id: telling.id,
    words: [...originOfEvent(telling), ...tellings.flatMap((other, place) => (place !== index && isCopied(textOf(telling), textOf(other)) ? [`text ${Math.min(place, index)}-${Math.max(place, index)}`] : []))],
  })));
}

/** Whether one text is for the most part in the other, word by word. Whose it was first cannot be seen. */
export function isCopied(one: string, other: string): boolean {
  const [shorter, longer] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length);
  if (shorter === undefined || longer === undefined || shorter.length < leastWords) return false;
  const [runs, known] = [runsOf(shorter), new Set(runsOf(longer))];
  return runs.filter((words) => known.has(words)).length >= leastShared * runs.length;
}

/** How a name that several share is written by the first of them, for a sentence. */
export function writtenAs(word: string, tellings: readonly SourcedTelling[]): string {
  return tellings.flatMap(({ dataset, sourceOffice }) => [...sourceNames(sourceOffice), dataset]).find((name) => `name ${normalise(name)}` === word) ?? word.slice(word.indexOf(" ") + 1);
}

function textOf({ sourceHeadline, sourceArticle }: SourcedTelling): string {
  return [sourceHeadline, sourceArticle].filter((part) => part !== null).join(" ");
}

function wordsOf(text: string): string[] {
  return normalise(text).split(" ").filter((word) => word !== "");
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(run - 1).map((_, index) => words.slice(index, index + run).join(" "));
}
