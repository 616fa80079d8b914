import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { languages, readSentences } from "#platform/messages/sentences.ts";
import { comparePartialDates, dateWords, formatPartialDate, overlap, parsePartialDate, PartialDate } from "./edtf.ts";

const sentences = readSentences();
const inWords = (edtf: string, language: string) =>
  formatPartialDate(edtf, language, (word, values) => sentences.say(language, `platform.date.${word}`, values)).replaceAll(/[\s\u2009]*–[\s\u2009]*/g, "–");

/** Independent of the code under test: the calendar of JavaScript itself. */
const isoDay = fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const mark = fc.constantFrom("", "~", "?", "%");
const single = fc.tuple(isoDay, fc.constantFrom("day", "month", "unknown-day", "year", "unknown-month", "season", "decade", "century"), mark, fc.integer({ min: 21, max: 32 }))
  .map(([day, kind, sign, season]) => {
    const year = day.slice(0, 4);
    const texts: Record<string, string> = {
      day, month: day.slice(0, 7), "unknown-day": `${day.slice(0, 7)}-XX`, year, "unknown-month": `${year}-XX-XX`, season: `${year}-${season}`, decade: `${day.slice(0, 3)}X`, century: `${day.slice(0, 2)}XX`,
    };
    return `${texts[kind]}${sign}`;
  });
const interval = fc.tuple(single, single).filter(([a, b]) => parsePartialDate(a)!.earliest! <= parsePartialDate(b)!.latest!).map(([a, b]) => `${a}/${b}`);
const openInterval = fc.tuple(single, fc.constantFrom("..", "")).chain(([date, open]) => fc.constantFrom(`${date}/${open}`, `${open}/${date}`));
const partialDate = fc.oneof(single, interval, openInterval);

describe("a partial date is some time between its first and its last possible day", () => {
  test.each([
    ["2014", "2014-01-01", "2014-12-31", "year"],
    ["2014-XX-XX", "2014-01-01", "2014-12-31", "year"],
    ["2014-06", "2014-06-01", "2014-06-30", "month"],
    ["2014-06-XX", "2014-06-01", "2014-06-30", "month"],
    ["2014-02", "2014-02-01", "2014-02-28", "month"],
    ["2016-02", "2016-02-01", "2016-02-29", "month"],
    ["1900-02", "1900-02-01", "1900-02-28", "month"],
    ["2000-02", "2000-02-01", "2000-02-29", "month"],
    ["2014-12", "2014-12-01", "2014-12-31", "month"],
    ["2014-06-15", "2014-06-15", "2014-06-15", "day"],
    ["201X", "2010-01-01", "2019-12-31", "decade"],
    ["20XX", "2000-01-01", "2099-12-31", "century"],
    ["2014-06-10/2014-06-20", "2014-06-10", "2014-06-20", "interval"],
    ["2013-12/2014-01", "2013-12-01", "2014-01-31", "interval"],
    ["2014-06-10/..", "2014-06-10", null, "interval"],
    ["../2014-06", null, "2014-06-30", "interval"],
    ["2014-06-10/", "2014-06-10", null, "interval"],
    ["2014-25", "2014-03-01", "2014-06-21", "season"],
    ["2014-31", "2014-03-01", "2014-06-21", "season"],
    ["2014-28", "2013-12-01", "2015-03-20", "season"],
    ["2014-21", "2014-03-01", "2014-12-22", "season"],
  ])("%s is from %s to %s, known to the %s", (text, earliest, latest, precision) => {
    expect(parsePartialDate(text)).toEqual({ earliest, latest, precision, isApproximate: false, isUncertain: false });
  });

  test.each([
    ["2014-06-15~", true, false],
    ["2014-06?", false, true],
    ["2014%", true, true],
    ["2014-06-~15", true, false],
    ["2014-?06-15", false, true],
    ["2014~/2015", true, false],
  ])("%s is approximate: %s, uncertain: %s", (text, isApproximate, isUncertain) => {
    expect(parsePartialDate(text)).toMatchObject({ isApproximate, isUncertain });
  });
});

test.each([
  "..", "/", "../..", "2021-02-30", "2021-02-29", "1900-02-29", "2014-13", "2014-00", "2014-06-00", "2014-06-31", "2014-XX-15", "0000", "0000-05-01", "14", "2014-6",
  "2014-33", "2014-21-01", "201X-06", "2XXX", "XXXX", "2014-06-15/2014-06-14", "2015/2014", "2014/2015/2016", "2014-06-15T12:00", " 2014", "2014-06-15~~", "June 2014", "2014-06-10/junk",
])("%j is refused: it is no partial date", (text) => {
  expect(parsePartialDate(text)).toBeUndefined();
  expect(v.safeParse(PartialDate, text).issues?.[0].message).toBe("platform.partial-date-invalid");
});

test("a date that was not given is called missing, not wrong", () => {
  expect(parsePartialDate("")).toBeUndefined();
  expect(v.safeParse(PartialDate, "").issues?.map(({ message }) => message)).toEqual(["platform.partial-date-missing"]);
});

describe("properties", () => {
  test("a day is read as that day and written so", () => {
    fc.assert(fc.property(isoDay, (day) => {
      expect(parsePartialDate(day)).toMatchObject({ earliest: day, latest: day, precision: "day" });
    }));
  });

  test("the bounds are real days, and the first is not after the last", () => {
    fc.assert(fc.property(partialDate, (text) => {
      const { earliest, latest } = parsePartialDate(text)!;
      for (const day of [earliest, latest]) if (day !== null) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
      if (earliest !== null && latest !== null) expect(earliest <= latest).toBe(true);
      expect(v.is(PartialDate, text)).toBe(true);
    }));
  });

  test("a month ends the day before the next begins, in leap years and over new year", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9998 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
      const next = new Date(`${parsePartialDate(text)!.latest}T00:00:00Z`);
      next.setUTCDate(next.getUTCDate() + 1);
      expect([next.getUTCDate(), next.getUTCMonth()]).toEqual([1, month % 12]);
    }));
  });

  test("a day lies in its month, its year, its decade and its century", () => {
    fc.assert(fc.property(isoDay, (day) => {
      for (const coarser of [day.slice(0, 7), day.slice(0, 4), `${day.slice(0, 3)}X`, `${day.slice(0, 2)}XX`]) {
        const { earliest, latest } = parsePartialDate(coarser)!;
        expect(earliest! <= day && day <= latest!).toBe(true);
        expect(overlap(day, coarser)).toBe("possibly");
      }
    }));
  });

  test("sorting is an order: equal only to itself, reversed when swapped, transitive", () => {
    fc.assert(fc.property(partialDate, partialDate, partialDate, (a, b, c) => {
      expect(comparePartialDates(a, b) === 0).toBe(a === b);
      expect(Math.sign(comparePartialDates(a, b))).toBe(0 - Math.sign(comparePartialDates(b, a)));
      if (comparePartialDates(a, b) <= 0 && comparePartialDates(b, c) <= 0) expect(comparePartialDates(a, c)).toBeLessThanOrEqual(0);
    }));
  });

  test("overlap is the same both ways, and no exactly when the bounds do not meet", () => {
    fc.assert(fc.property(partialDate, partialDate, (a, b) => {
      expect(overlap(a, b)).toBe(overlap(b, a));
      const [first, second] = [parsePartialDate(a)!, parsePartialDate(b)!];
      const meet = (first.earliest ?? "") <= (second.latest ?? "~") && (second.earliest ?? "") <= (first.latest ?? "~");
      expect(overlap(a, b) === "no").toBe(!meet);
    }));
  });

  test("certainly means: whichever real days the two ends turn out to be, a day is in both", () => {
    const some = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 40 }), fc.boolean(), fc.boolean()).map(([day, length, coarseStart, coarseEnd]) => {
      const [from, to] = [day, day + length].map((offset) => new Date(Date.UTC(2014, 0, offset)).toISOString().slice(0, 10)) as [string, string];
      return `${coarseStart ? from.slice(0, 7) : from}/${coarseEnd ? to.slice(0, 7) : to}`;
    });
    const extremes = (text: string) => {
      const [start, end] = text.split("/").map((one) => parsePartialDate(one)!) as [NonNullable<ReturnType<typeof parsePartialDate>>, NonNullable<ReturnType<typeof parsePartialDate>>];
      return [start.earliest!, start.latest!].flatMap((from) => [end.earliest!, end.latest!].map((to) => [from, to] as const)).filter(([from, to]) => from <= to);
    };
    fc.assert(fc.property(some, some, (a, b) => {
      const always = extremes(a).every(([af, at]) => extremes(b).every(([bf, bt]) => af <= bt && bf <= at));
      if (overlap(a, b) === "certainly") expect(always).toBe(true);
    }), { numRuns: 1000 });
  });
});

test.each([
  ["2014-06-15", "2014-06-15", "certainly"],
  ["2014-06-15", "2014-06-15~", "possibly"],
  ["2014-06", "2014-06", "possibly"],
  ["2014-06", "2014-07", "no"],
  ["2014-06-10/2014-06-20", "2014-06-15", "certainly"],
  ["2014-05/2014-08", "2014-06", "certainly"],
  ["2014-06-10/..", "2030", "certainly"],
  ["2014-06-10/", "2014-06-10", "certainly"],
  ["2014-06/", "2014-06-10", "possibly"],
  ["2013-12-31/2014-01-01", "2014-01-01", "certainly"],
] as const)("%s and %s coincide %s", (a, b, answer) => {
  expect(overlap(a, b)).toBe(answer);
});

describe("in words", () => {
  test.each([
    ["2014", "en", "2014"],
    ["2014-06", "en", "June 2014"],
    ["2014-06-XX", "en", "June 2014"],
    ["2014-06-15~", "en", "about 15 June 2014"],
    ["2014-06?", "en", "perhaps June 2014"],
    ["2014-06-15%", "en", "perhaps about 15 June 2014"],
    ["2014-06-10/2014-06-20", "en", "10–20 June 2014"],
    ["2014-06/2015-01", "en", "June 2014–January 2015"],
    ["2014-06-10/2014-07~", "en", "10 June 2014–about July 2014"],
    ["2014-06-10/..", "en", "since 10 June 2014"],
    ["2014-06-10/", "en", "10 June 2014, end unknown"],
    ["../2014-06", "en", "until June 2014"],
    ["201X", "en", "2010–2019"],
    ["2014-21", "en", "spring 2014"],
    ["2014-28", "en", "winter 2014 (northern hemisphere)"],
    ["2014-06-15~", "fr", "vers le 15 juin 2014"],
    ["2014-06~", "fr", "vers juin 2014"],
    ["2014-06-15%", "fr", "peut-être vers le 15 juin 2014"],
    ["../2014-06", "fr", "jusqu’en juin 2014"],
    ["2014-06-10/2014-06-20", "fr", "10–20 juin 2014"],
    ["2014-06-15~", "ar", "نحو 15 يونيو 2014"],
    ["2014-22", "ar", "صيف 2014"],
    ["2014-06-15", "es", "15 de junio de 2014"],
    ["2014-06-15", "ru", "15 июня 2014 г."],
    ["2014-06-15", "zh", "2014年6月15日"],
    ["0987-06", "en", "June 987"],
  ])("%s in %s is %s", (edtf, language, words) => {
    expect(inWords(edtf, language)).toBe(words);
  });

  test("a month never comes out with a day, in any language", () => {
    for (const locale of ["en", "fr", "es", "ar", "ru", "zh"]) {
      const parts = inWords("2014-06", locale).replace("2014", "").replace("6月", "");
      expect(parts).not.toMatch(/[0-9]/);
    }
  });

  test("every word has a sentence in every language of the screens", () => {
    for (const language of languages) for (const word of dateWords) expect(sentences.has(language, `platform.date.${word}`)).toBe(true);
  });
});
