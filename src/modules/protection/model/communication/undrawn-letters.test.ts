import { expect, test } from "vitest";
import { aCase, aCommunication } from "../../examples.ts";
import { composeLetter } from "./compose-letter.ts";
import { undrawnLetters } from "./undrawn-letters.ts";

test.each([
  ["On 30 August – « at the ford » …", []],
  ["أوقفت الحافلة، 12 شخصًا.", []],
  ["Автобус остановлен.", []],
  ["巴士被拦下。", ["巴", "士", "被", "拦", "下"]],
])("of %s the PDF cannot draw %j", (concern, letters) => expect(undrawnLetters(composeLetter(aCommunication({ concern }), aCase()))).toEqual(letters));
