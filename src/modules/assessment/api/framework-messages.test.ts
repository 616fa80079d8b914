import { expect, test } from "vitest";
import { readSentences } from "#platform/messages/sentences.ts";
import { factors } from "../model/framework.ts";

const sentences = readSentences();

/** The list is written with plain spaces; French sentences here keep a line from beginning with its punctuation. */
const plainSpaces = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, " ");

test.each(["en", "fr"] as const)("in %s the Framework is shown in the words of the list it comes from", (language) => {
  const shown = (key: string) => plainSpaces(sentences.say(language, `assessment.framework.${key}`));
  for (const factor of factors) {
    expect(shown(factor.id)).toBe(plainSpaces(factor.label[language]));
    expect(shown(`${factor.id}.definition`)).toBe(plainSpaces(factor.definition[language]));
    for (const indicator of factor.indicators) expect(shown(indicator.id)).toBe(plainSpaces(indicator.label[language]));
  }
});

test("in Arabic every factor and indicator has words of its own", () => {
  for (const id of factors.flatMap((factor) => [factor.id, ...factor.indicators.map((indicator) => indicator.id)])) {
    expect(sentences.say("ar", `assessment.framework.${id}`)).toMatch(/^[\p{Script=Arabic}]/u);
  }
});
