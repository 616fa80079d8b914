import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignOneToOne } from "./assign.ts";
import { candidatesOf } from "./blocks.ts";
import { matchEvents } from "./events.ts";
import { inventedEvents, inventedPeople } from "./examples.ts";
import { matchPeople } from "./people.ts";
import { compareDates, dateLevels, readPartialDate } from "./partial-date.ts";
import { cellsAround, distanceKm } from "./place.ts";
import { comparedName, nameFields } from "./person-fields.ts";

const reach = { days: 2, km: 5 };
const listOf = (id: string) => id.slice(0, 1);
const people = inventedPeople(300, 60, 3);
const events = inventedEvents(300, 120, 4);

describe("a match", () => {
  test("is symmetric: it does not matter which record comes first", () => {
    const { explain } = matchPeople(people);
    fc.assert(fc.property(fc.constantFrom(...people), fc.constantFrom(...people), (one, other) => {
      expect(explain(one.id, other.id)).toEqual(explain(other.id, one.id));
    }));
    const byEvent = matchEvents(events, reach, listOf);
    fc.assert(fc.property(fc.constantFrom(...events), fc.constantFrom(...events), (one, other) => {
      expect(byEvent.explain(one.id, other.id)).toEqual(byEvent.explain(other.id, one.id));
    }));
  });

  test("is the same to the bit in whatever order the records come", () => {
    const first = { people: matchPeople(people), events: matchEvents(events, reach, listOf) };
    fc.assert(fc.property(fc.shuffledSubarray(people, { minLength: people.length }), fc.shuffledSubarray(events, { minLength: events.length }), (shuffled, mixed) => {
      const again = { people: matchPeople(shuffled), events: matchEvents(mixed, reach, listOf) };
      expect(again.people.links).toEqual(first.people.links);
      expect(again.people.estimate).toEqual(first.people.estimate);
      expect(again.events.links).toEqual(first.events.links);
    }), { numRuns: 2 });
  });

  test("finds people again who were told a second time with a slip, and says why", () => {
    const { links, explain } = matchPeople(people);
    const found = links.filter(({ probability }) => probability > 0.5);
    expect(found.every(({ one, other }) => other === `${one} again`)).toBe(true);
    expect(found.length).toBeGreaterThanOrEqual(58);
    const [best] = links;
    const { bits, reasons } = explain(best!.one, best!.other);
    expect(bits).toBe(best!.bits);
    expect(reasons.map(({ field }) => field)).toEqual(["given name", "family name", "born", "place"]);
  });

  test("finds the events that two lists share, one to one", () => {
    const links = assignOneToOne(matchEvents(events, reach, listOf).links.filter(({ bits }) => bits > 0));
    expect(new Set(links.flatMap(({ one, other }) => [one, other])).size).toBe(2 * links.length);
    expect(links.filter(({ one, other }) => one.slice(1) === other.slice(1)).length).toBeGreaterThanOrEqual(0.97 * 120);
    expect(links.length).toBeLessThanOrEqual(0.05 * 120 + 120);
  });

  test("gives two partners that fit equally well no more than even odds", () => {
    const twin = events.map((event) => (event.id === "b1" ? [event, { ...event, id: "b1 twin" }] : [event])).flat();
    const { links } = matchEvents(twin, reach, listOf);
    const [one, other] = ["b1", "b1 twin"].map((id) => links.find((link) => link.one === "a1" && link.other === id)!);
    expect(one!.bits).toBe(other!.bits);
    expect(one!.probability).toBeCloseTo(0.5, 2);
    expect(one!.probability).toBe(other!.probability);
  });

  test("of nothing, or of one record, is nothing", () => {
    expect(matchPeople([]).links).toEqual([]);
    expect(matchPeople(people.slice(0, 1)).links).toEqual([]);
    expect(matchEvents([], reach).links).toEqual([]);
    expect(() => matchPeople([people[0]!, people[0]!])).toThrow(RangeError);
    expect(() => matchEvents([], { days: -1, km: 1 })).toThrow(RangeError);
    expect(() => matchPeople(people).explain("p0", "nobody")).toThrow(RangeError);
  });
});

describe("pairs that are worth comparing", () => {
  type Made = { readonly id: string; readonly text: string };
  const records = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 3 }), { maxLength: 40 }).map((texts) => texts.map((text, index): Made => ({ id: `${index}`, text })));
  const passes = [{ name: "first letter", keysOf: ({ text }: Made) => [text.slice(0, 1)] }, { name: "last letter", keysOf: ({ text }: Made) => [text.slice(-1)] }];
  const textOf = ({ text }: Made) => text;

  test("are those that share a key, as comparing all pairs finds them", () => {
    fc.assert(fc.property(records, (made) => {
      const naive = made.flatMap((a, one) => made.slice(one + 1).flatMap((b, more) => (passes.some(({ keysOf }) => keysOf(a)[0] === keysOf(b)[0]) ? [[one, one + 1 + more]] : [])));
      expect(candidatesOf(made, { passes, textOf }).pairs).toEqual(naive);
    }));
  });

  test("all exact doubles hang together, even where a block is too large to be compared in full", () => {
    fc.assert(fc.property(records, (made) => {
      const { pairs, cut } = candidatesOf(made, { passes, textOf, largestBlock: 3 });
      for (const { records: size } of cut) expect(size).toBeGreaterThan(3);
      const joined = new Set(pairs.map(([one, other]) => `${one} ${other}`));
      for (const [, same] of Map.groupBy(made.keys(), (place) => made[place]!.text)) {
        const ordered = same.toSorted((a, b) => (made[a]!.id < made[b]!.id ? -1 : 1));
        for (const [index, place] of ordered.entries()) if (index > 0) expect(joined).toContain([ordered[index - 1]!, place].toSorted((a, b) => a - b).join(" "));
      }
    }));
  });

  test("never grow like all pairs: a thousand records with one key are compared with their neighbours", () => {
    const made = Array.from({ length: 1_000 }, (_, index): Made => ({ id: `${index}`, text: `x${index}` }));
    expect(candidatesOf(made, { passes: passes.slice(0, 1), textOf }).pairs.length).toBeLessThan(6_000);
  });

  test("records of one list are not compared", () => {
    const made = ["a", "a", "a"].map((text, index): Made => ({ id: `${index}`, text }));
    expect(candidatesOf(made, { passes, textOf, listOf: ({ id }) => (id === "0" ? "one" : "other") }).pairs).toEqual([[0, 1], [0, 2]]);
  });

  test("whatever is within a distance lies in neighbouring cells", () => {
    const degrees = fc.record({ latitude: fc.double({ min: -80, max: 80, noNaN: true }), longitude: fc.double({ min: -179, max: 179, noNaN: true }), radiusKm: fc.constant(0) });
    fc.assert(fc.property(degrees, fc.double({ min: -0.04, max: 0.04, noNaN: true }), fc.double({ min: -0.04, max: 0.04, noNaN: true }), (place, north, east) => {
      const other = { ...place, latitude: place.latitude + north, longitude: place.longitude + east };
      if (distanceKm(place, other) <= 5) expect(cellsAround(place, 5).around).toContain(cellsAround(other, 5).own);
      expect(distanceKm(place, other)).toBeCloseTo(distanceKm(other, place), 9);
    }), { numRuns: 500 });
  });
});

describe("parts of what is known", () => {
  test.each([
    ["1984-03-12", "1984-03-12", "same"],
    ["1984-03-12", "1984-03", "as far as known"],
    ["1984", "1984-03-12", "as far as known"],
    ["1984-03-12", "1984-12-03", "one slip"],
    ["1984-03-12", "1984-03-13", "one slip"],
    ["19840312", "1948-03-12", "one slip"],
    ["1984", "1986", "near"],
    ["1984-03-12", "1985-07-30", "near"],
    ["1984-03-12", "1991-07-30", "different"],
  ])("%s and %s are %s", (one, other, level) => {
    const [a, b] = [readPartialDate(one)!, readPartialDate(other)!];
    expect(dateLevels[compareDates(a, b)]).toBe(level);
    expect(compareDates(b, a)).toBe(compareDates(a, b));
  });

  test("what is no date is none", () => {
    for (const wrong of ["", "84", "1984-3", "12/03/1984", "1984-03-12-01"]) expect(readPartialDate(wrong), wrong).toBeUndefined();
  });

  test.each([
    ["Amaba", "Belsha", "Amaba", "Belsha", "same"],
    ["Belsha", "Amaba", "Amaba", "Belsha", "nearly the same"],
    ["Amabba", "Belsha", "Amaba", "Belsha", "nearly the same"],
    ["خالد", "Belsha", "Khaled", "Belsha", "same consonants in another script"],
    ["Ra", "Belsha", "Tamo Ra Wen", "Belsha", "alike"],
    ["Tamo", "Belsha", "Gorvek", "Belsha", "different"],
  ])("the given name of %s %s and %s %s is %s", (given, family, otherGiven, otherFamily, level) => {
    const [field] = nameFields<ReturnType<typeof comparedName>>((name) => name);
    const [one, other] = [comparedName(given, family), comparedName(otherGiven, otherFamily)];
    expect(field!.levels[field!.compare(one, other)!]).toBe(level);
    expect(field!.compare(other, one)).toBe(field!.compare(one, other));
  });
});
