import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalise, skeletonOf } from "./normalise.ts";
import { editDistance, editSimilarity, jaroWinkler, sharedWords } from "./text-similarity.ts";
import { likenessOfTexts, rarityOf, wordsOf } from "./words.ts";

const anyText = fc.string({ unit: "binary", maxLength: 12 });
const name = fc.string({ unit: fc.constantFrom("a", "b", "é", "م", "ح", "ж", "張", "𠮷", " "), maxLength: 8 });

describe("names are normalised", () => {
  test.each([
    ["  ČAPEK-Ørsted ", "capek orsted"],
    ["Łódź Straße Æsir", "lodz strasse aesir"],
    ["مُحَمَّد", "محمد"],
    ["أمينة إدريس آدم", "امينه ادريس ادم"],
    ["یوسف کریم", "يوسف كريم"],
    ["عبـــد", "عبد"],
    ["Ёлка Йод", "елка иод"],
    ["張　偉", "張 偉"],
    ["हिन्दी", "हिन्दी"],
    ["O’Brien, N'Dour", "obrien ndour"],
    ["ﬁ Ⅳ ２", "fi iv 2"],
  ])("%s to %s", (written, compared) => {
    expect(normalise(written)).toBe(compared);
  });

  test("and normalising again changes nothing", () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }), { numRuns: 2_000 });
  });

  test("names in three scripts have the same consonants, Chinese has none to say", () => {
    expect(new Set(["Khalid", "Khaled", "خالد", "Халид"].map(skeletonOf))).toEqual(new Set(["hld"]));
    expect(new Set(["Mohammed", "Muhamad", "محمد", "Мухаммад"].map(skeletonOf))).toEqual(new Set(["mhmd"]));
    expect(skeletonOf("張偉")).toBeUndefined();
    expect(skeletonOf("")).toBeUndefined();
  });
});

describe("likeness of words", () => {
  test("Jaro and Winkler's own examples", () => {
    expect(jaroWinkler("martha", "marhta")).toBeCloseTo(0.9611, 4);
    expect(jaroWinkler("dixon", "dicksonx")).toBeCloseTo(0.8133, 4);
    expect(jaroWinkler("dwayne", "duane")).toBeCloseTo(0.84, 4);
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editSimilarity("𠮷野", "吉野")).toBe(0.5);
  });

  test("is symmetric, 1 for the same, and between 0 and 1", () => {
    fc.assert(fc.property(name, name, (a, b) => {
      for (const likeness of [jaroWinkler, editSimilarity, (x: string, y: string) => sharedWords(wordsOf(x), wordsOf(y))]) {
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, a)).toBe(1);
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
      }
    }));
  });

  test("edit distance keeps the triangle, so that no detour is shorter", () => {
    fc.assert(fc.property(name, name, name, (a, b, c) => {
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
    }));
  });
});

describe("likeness of texts", () => {
  const texts = ["Gunmen attacked the bridge at Orlo", "The bridge at Orlo was attacked", "Gunmen attacked the market in Vessa", "The market is open"].map(wordsOf);
  const rarity = rarityOf(texts);

  test("rare words weigh more than common ones", () => {
    expect(likenessOfTexts(texts[0]!, texts[1]!, rarity)).toBeGreaterThan(likenessOfTexts(texts[0]!, texts[2]!, rarity));
  });

  test("is symmetric, and from 0 to 1", () => {
    fc.assert(fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), (a, b) => {
      expect(likenessOfTexts(a, b, rarity)).toBe(likenessOfTexts(b, a, rarity));
      expect(likenessOfTexts(a, b, rarity)).toBeGreaterThanOrEqual(0);
      expect(likenessOfTexts(a, a, rarity)).toBeCloseTo(1, 12);
    }));
  });

  test("Chinese is read by neighbouring characters", () => {
    expect([...wordsOf("市场遇袭")]).toEqual(["市场", "场遇", "遇袭"]);
  });
});
