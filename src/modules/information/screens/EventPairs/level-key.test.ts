import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { actorsField, countField, kindField, placeField, timeField } from "#numbers/matching/event-fields.ts";
import { textField } from "#numbers/matching/words.ts";
import { levelKey } from "#ui/pairs/level-key.ts";

/** The levels of every field there can be, as the screen asks for their words. */
function levelsKnown(): string[] {
  const fields = [timeField(() => undefined), placeField(() => undefined), actorsField(() => undefined), kindField("kind", 1, () => undefined), countField("count", () => undefined), textField(() => undefined, () => 0)];
  return ["information.screen.pairs.level.untold", ...fields.flatMap(({ name, levels }) => levels.map((level) => `information.screen.pairs.level.${name}.${levelKey(level)}`))];
}

test("every level that a field can agree on has words", () => {
  const sentences: Record<string, string> = JSON.parse(readFileSync(join(import.meta.dirname, "../messages.en.json"), "utf8"));
  expect(Object.keys(sentences).filter((key) => key.startsWith("information.screen.pairs.level.")).toSorted()).toEqual(levelsKnown().toSorted());
});
