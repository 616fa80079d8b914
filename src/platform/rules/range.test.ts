import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { languages, readSentences } from "#platform/messages/sentences.ts";
import { addRanges, CountRange, countWords, formatRange } from "./range.ts";

const sentences = readSentences();
const inWords = (range: CountRange, language: string) => formatRange(range, language, (word, values) => sentences.say(language, `platform.count.${word}`, values));

const range = fc.tuple(fc.uniqueArray(fc.nat(100_000), { minLength: 3, maxLength: 3 }), fc.boolean(), fc.boolean(), fc.boolean()).map(([numbers, hasLow, hasBest, hasHigh]) => {
  const [low = 0, best = 0, high = 0] = numbers.toSorted((a, b) => a - b);
  return { low: hasLow ? low : null, best: hasBest ? best : null, high: hasHigh ? high : null };
});

test.each([
  [{ low: 1, best: 2, high: 3 }, undefined],
  [{ low: 2, best: 2, high: 2 }, undefined],
  [{ low: null, best: null, high: null }, undefined],
  [{ low: 0, best: null, high: 0 }, undefined],
  [{ low: 3, best: 2, high: null }, "platform.count-order-invalid"],
  [{ low: 3, best: null, high: 2 }, "platform.count-order-invalid"],
  [{ low: null, best: 4, high: 3 }, "platform.count-order-invalid"],
  [{ low: -1, best: null, high: null }, "platform.count-invalid"],
  [{ low: 1.5, best: null, high: null }, "platform.count-invalid"],
  [{ low: null, best: "4", high: null }, "platform.count-invalid"],
  [{ low: null, best: Number.NaN, high: null }, "platform.count-invalid"],
])("%j gives the refusal %s", (value, code) => {
  expect(v.safeParse(CountRange, value).issues?.[0].message).toBe(code);
});

test("a range of which a bound is left out instead of null is refused", () => {
  expect(v.is(CountRange, { low: 1, best: 2 })).toBe(false);
});

test("a sum of ranges is a range, whatever is unknown", () => {
  fc.assert(fc.property(fc.array(range), (ranges) => {
    const { unknown: _, ...sum } = addRanges(ranges);
    expect(v.is(CountRange, sum)).toBe(true);
  }));
});

test("the true total lies in the sum whenever every true count lies in its range", () => {
  fc.assert(fc.property(fc.array(fc.tuple(range, fc.double({ min: 0, max: 1, noNaN: true }))), (pairs) => {
    const truths = pairs.map(([{ low, high }, share]) => Math.round((low ?? 0) + share * ((high ?? 200_000) - (low ?? 0))));
    const total = truths.reduce((all, one) => all + one, 0);
    const sum = addRanges(pairs.map(([one]) => one));
    expect(total).toBeGreaterThanOrEqual(sum.low ?? 0);
    if (sum.high !== null) expect(total).toBeLessThanOrEqual(sum.high);
  }));
});

test("the order of the ranges does not matter, and parts can be added before the whole when all is known", () => {
  fc.assert(fc.property(fc.array(range), (ranges) => {
    expect(addRanges(ranges.toReversed())).toEqual(addRanges(ranges));
    const known = ranges.filter((one) => one.low !== null && one.best !== null && one.high !== null);
    const { unknown: _, ...half } = addRanges(known.slice(0, 2));
    expect(addRanges([half, ...known.slice(2)])).toEqual(addRanges(known));
  }));
});

test("an unknown low counts as 0, an unknown best or high makes that bound unknown, and the sum says how many were", () => {
  expect(addRanges([{ low: 30, best: 40, high: 50 }, { low: null, best: 2, high: null }, { low: 1, best: null, high: null }]))
    .toEqual({ low: 31, best: null, high: null, unknown: { low: 1, best: 1, high: 2 } });
  expect(addRanges([])).toEqual({ low: 0, best: 0, high: 0, unknown: { low: 0, best: 0, high: 0 } });
});

test.each([
  [40, 40, 40, "en", "40"],
  [null, 40, null, "en", "40"],
  [40, null, 40, "en", "40"],
  [30, 40, 50, "en", "30–50 (best 40)"],
  [30, null, 50, "en", "30–50"],
  [30, null, null, "en", "at least 30"],
  [30, 40, null, "en", "at least 30 (best 40)"],
  [null, null, 50, "en", "at most 50"],
  [null, null, null, "en", "unknown"],
  [0, 0, 0, "en", "0"],
  [1230, 1500, 5000, "en", "1,230–5,000 (best 1,500)"],
  [30, null, null, "fr", "au moins 30"],
  [null, null, null, "ar", "غير معروف"],
])("low %s, best %s, high %s in %s is %s", (low, best, high, language, words) => {
  expect(inWords({ low, best, high }, language)).toBe(words);
});

test("every word has a sentence in every language of the screens", () => {
  for (const language of languages) for (const word of countWords) expect(sentences.has(language, `platform.count.${word}`)).toBe(true);
});
