import type { LetterText } from "./letter-text.ts";

/** Writings the fonts of the PDF hold: Source Serif (Latin, Greek, Cyrillic) and Amiri (Arabic), with marks and signs that belong to all. */
const drawn = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]/u;

/** Letters of the text that the PDF may show as empty boxes, each once. The Word file and the page for print use the reader's own fonts. */
export function undrawnLetters(letter: LetterText): string[] {
  const texts = [letter.addressee.name, letter.addressee.salutation, letter.subject, letter.earlier, ...letter.facts, letter.concern, ...letter.questions.map(({ text }) => text), letter.interimMeasures, letter.copiesTo];
  return [...new Set([...texts.join("")].filter((sign) => !drawn.test(sign)))];
}
