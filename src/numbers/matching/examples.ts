import { seededRandom } from "../random.ts";
import type { EventRecord } from "./events.ts";
import type { Person } from "./people.ts";

const beginnings = ["Am", "Bel", "Dor", "El", "Fen", "Gor", "Hal", "Ir", "Jov", "Kes", "Lum", "Mir", "Nal", "Or", "Pel", "Ras", "Sol", "Tam", "Ul", "Vess"];
const middles = ["a", "e", "i", "o", "u", "and", "ess", "ill", "on", "ur"];
const endings = ["ba", "dan", "fer", "gar", "ko", "lin", "mo", "nic", "ra", "sha", "ta", "vek", "wen", "yan", "zi"];

/** Invented people, `doubles` of them told a second time with a slip: ids `p0`, `p1` … and `p0 again` … The same for the same seed. */
export function inventedPeople(count: number, doubles: number, seed: number): Person[] {
  const random = seededRandom(seed);
  const one = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? "";
  const name = () => `${one(beginnings)}${one(middles)}${one(middles)}${one(endings)}`;
  const people = Array.from({ length: count }, (_, index): Person => ({
    id: `p${index}`,
    given: name(),
    family: name(),
    born: { year: 1940 + Math.floor(random() * 70), month: 1 + Math.floor(random() * 12), day: 1 + Math.floor(random() * 28) },
    others: { place: `${one(beginnings)}${one(endings)}${one(endings)}` },
  }));
  return [...people, ...people.slice(0, doubles).map((person) => ({ ...withSlip(person, random), id: `${person.id} again` }))];
}

function withSlip(person: Person, random: () => number): Person {
  const slip = Math.floor(random() * 5);
  if (slip === 0) return { ...person, given: person.family, family: person.given };
  if (slip === 1) return { ...person, family: `${person.family.slice(0, 2)}${person.family.slice(3)}` };
  if (slip === 2) return { ...person, born: person.born && { year: person.born.year, month: person.born.month } };
  if (slip === 3) return { ...person, born: undefined };
  return { ...person, others: {} };
}

/** Invented events in one province within a year, `doubles` of them told a second time in another list: ids `a0`, `a1` … and `b0` … */
export function inventedEvents(count: number, doubles: number, seed: number): EventRecord[] {
  const random = seededRandom(seed);
  const events = Array.from({ length: count }, (_, index): EventRecord => {
    const first = Math.floor(random() * 365);
    const best = Math.floor(random() * 12);
    return {
      id: `a${index}`,
      time: { first, last: first },
      place: { latitude: 10 + Math.floor(random() * 30) / 20, longitude: 20 + Math.floor(random() * 30) / 20, radiusKm: 2 },
      actors: [random() < 0.5 ? "Orlo Front" : "Vessa Guard", random() < 0.5 ? "Civilians" : "Army of Kesra"],
      kinds: { kind: random() < 0.5 ? ["raid", "attack"] : ["shelling", "attack"] },
      count: { low: best, best, high: best + 2 },
    };
  });
  return [...events, ...events.slice(0, doubles).map((event, index) => ({ ...event, id: `b${index}`, time: index % 3 === 0 ? { first: event.time.first + 1, last: event.time.last + 1 } : event.time }))];
}
