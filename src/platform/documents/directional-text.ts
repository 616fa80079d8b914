export type Direction = "ltr" | "rtl";
export type DirectedText = { readonly text: string; readonly direction: Direction };

/** By the scripts a sign is used in: the stroke that lengthens Arabic words belongs to several, and to none of them alone. */
const rightToLeft = /[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}]/u;
const strong = /\p{L}/u;
/** Vowels and accents written over the letter before them: apart from it they would stand over nothing. */
const mark = /\p{M}/u;

export function isRightToLeft(language: string): boolean {
  return /^(?:ar|he|fa|ur|ps|sd|ckb|dv|syr|yi)\b/.test(language);
}

/** The direction of a text is that of its first letter, as browsers do for `dir="auto"`; without letters that of its surroundings. */
export function directionOf(text: string, around: Direction): Direction {
  for (const character of text) if (strong.test(character)) return rightToLeft.test(character) ? "rtl" : "ltr";
  return around;
}

/**
 * A text cut where its letters change direction. A word processor asks for the direction of each run, while a browser works it out:
 * a Latin name inside an Arabic run would be shaped and mirrored as Arabic. Signs, digits and spaces between two
 * runs of one direction belong to it, between different ones to their surroundings.
 */
export function directedRuns(text: string, around: Direction): DirectedText[] {
  const runs: { text: string; direction: Direction }[] = [];
  let waiting = "";
  for (const character of text) {
    const last = runs.at(-1);
    if (mark.test(character) && waiting === "" && last) {
      last.text += character;
      continue;
    }
    if (!strong.test(character)) {
      waiting += character;
      continue;
    }
    const direction = rightToLeft.test(character) ? "rtl" : "ltr";
    if (last?.direction === direction) last.text += waiting + character;
    else {
      append(runs, waiting, last === undefined ? direction : around);
      append(runs, character, direction);
    }
    waiting = "";
  }
  append(runs, waiting, around);
  return runs;
}

function append(runs: { text: string; direction: Direction }[], text: string, direction: Direction): void {
  const last = runs.at(-1);
  if (text === "") return;
  if (last?.direction === direction) last.text += text;
  else runs.push({ text, direction });
}

/**
 * What XML 1.0 can hold: a control character or half a surrogate pair would make a file that no word processor opens. Everything
 * else stays as it was written, marks of direction included.
 */
export function withoutForbiddenCharacters(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters that must go
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, "");
}

const openers: Readonly<Record<string, string>> = { "\u202A": "\u202C", "\u202B": "\u202C", "\u202D": "\u202C", "\u202E": "\u202C", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069" };
const controls = /[\u202A-\u202E\u2066-\u2069]/u;

/**
 * A text whose direction touches nothing beside it, as `<bdi>` does in browsers: set apart by marks of Unicode, and its own marks
 * closed inside, so that a turned name cannot turn the words of the document around it. A text that turns nothing stays as it is.
 */
export function isolated(text: string, around: Direction): string {
  const turns = controls.test(text) || directedRuns(text, around).some((run) => run.direction !== around);
  return turns ? `\u2068${closed(text)}\u2069` : text;
}

/** With every opened mark of direction closed, and none closed that was not opened. */
function closed(text: string): string {
  const open: string[] = [];
  let result = "";
  for (const character of text) {
    const closer = openers[character];
    if (closer) open.push(closer);
    else if (character === "\u202C" || character === "\u2069") {
      const from = character === "\u2069" ? open.lastIndexOf(character) : open.at(-1) === character ? open.length - 1 : -1;
      if (from < 0) continue;
      open.length = from;
    }
    result += character;
  }
  return result + open.toReversed().join("");
}
