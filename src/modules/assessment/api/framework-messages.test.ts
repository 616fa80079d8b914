import { expect, test } from "vitest";
import { readSentences } from "#platform/messages/sentences.ts";
import { factors } from "../model/framework.ts";

const sentences = readSentences();

test.each(["en", "fr"] as const)("in %s the Framework is shown in the words of the list it comes from", (language) => {
  for (const factor of factors) {
    expect(sentences.say(language, `assessment.framework.${factor.id}`)).toBe(factor.label[language]);
    expect(sentences.say(language, `assessment.framework.${factor.id}.definition`)).toBe(factor.definition[language]);
    for (const indicator of factor.indicators) expect(sentences.say(language, `assessment.framework.${indicator.id}`)).toBe(indicator.label[language]);
  }
});

test("in Arabic every factor and indicator has words of its own", () => {
  for (const id of factors.flatMap((factor) => [factor.id, ...factor.indicators.map((indicator) => indicator.id)])) {
    expect(sentences.say("ar", `assessment.framework.${id}`)).toMatch(/^[\p{Script=Arabic}]/u);
  }
});
