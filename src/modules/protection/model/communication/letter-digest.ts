import { createHash } from "node:crypto";
import type { Case } from "../case/case.ts";
import type { Communication } from "./communication.ts";
import { composeLetter } from "./compose-letter.ts";
import type { LetterText } from "./letter-text.ts";

/** SHA-256 of what a letter says. The fields stand in the order in which the letter is composed, so that one text has one digest. */
export function letterHash(letter: LetterText): string {
  return createHash("sha256").update(JSON.stringify(letter)).digest("hex");
}

/** The letter as it would be agreed to now, with its digest. */
export function consolidatedText(communication: Communication, about: Case): { readonly hash: string; readonly letter: LetterText } {
  const letter = composeLetter(communication, about);
  return { hash: letterHash(letter), letter };
}
