import { expect, test } from "vitest";
import { nameSounds } from "./name-sound.ts";

test.each([
  ["Muhammad", "Mohamed", "Mohammed", "محمد", "Мухаммед"],
  ["Youssouf", "Yusuf", "يوسف", "Юсуф"],
  ["Ousmane", "Usman"],
  ["Hassan", "Hasan", "حسن", "Хасан"],
  ["Traoré", "Traore"],
])("spellings of one name share a sound: %s", (...spellings) => {
  const keys = spellings.map((spelling) => nameSounds(spelling).join(" "));
  expect(new Set(keys).size).toBe(1);
});

test("different names keep different sounds", () => {
  const keys = ["Ibrahim", "Moussa", "Keita", "Coulibaly", "Diarra"].map((name) => nameSounds(name).join(" "));
  expect(new Set(keys).size).toBe(5);
});

test("a text without letters has no sound", () => {
  expect(nameSounds("12 - 34")).toEqual([]);
});
