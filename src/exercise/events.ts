import { csvLine } from "#platform/rules/csv-line.ts";
import type { CsvMapping } from "#information/model/import/csv-mapping.ts";
import { country, places, type ExercisePlace } from "./places.ts";
import { happenings } from "./story.ts";
import type { Random } from "./random.ts";

/** How the exercise's own table of events is read, through the same door as every other table. */
export const exerciseMapping: CsvMapping = {
  name: "Kasuria exercise",
  dataset: "kasuria-exercise",
  headerRow: 1,
  firstDataRow: 2,
  columns: {
    key: ["key"], dateFrom: ["date"], country: ["country"], countryCode: ["iso3"], adm1: ["area"], place: ["place"], latitude: ["latitude"], longitude: ["longitude"],
    deathsLow: ["low"], deathsBest: ["best"], deathsHigh: ["high"], sideA: ["side_a"], sideB: ["side_b"], account: ["account"], source: ["source"],
  },
  dateFormat: "iso",
  decimalComma: false,
  kind: { by: "column", column: "kind", values: { "state-based": "state-based", "non-state": "non-state", "one-sided": "one-sided" } },
  defaultCountry: null,
  language: "en",
};

const header = ["key", "date", "country", "iso3", "area", "place", "latitude", "longitude", "kind", "side_a", "side_b", "low", "best", "high", "source", "account"];
/** How keys of events begin that tell of a happening of the story. */
export const storyKey = "S-";
const monthsShown = 18;
/** A forecast learns from years, so the quiet ones before the story are told too: raids now and then, one bad year on the river. */
const monthsBefore = 78;
const badYear = { from: 60, to: 49 };
/** Months ago in which the network of the ridge was cut: nothing was recorded there, which is not the same as nothing happening. */
const silentMonths = [4, 5];

/** Eighteen months of events as a table: a rising line on the plain, a gap on the ridge, and the happenings of the story among them. */
export function exerciseEvents(random: Random, today: Date): string {
  return [header, ...exerciseRows(random, today)].map(csvLine).join("");
}

type Row = readonly (string | number)[];

function exerciseRows(random: Random, today: Date): Row[] {
  const rows: Row[] = [];
  let key = 0;
  for (let monthsAgo = monthsShown; monthsAgo >= 0; monthsAgo -= 1) {
    for (const place of places) {
      if (silentMonths.includes(monthsAgo) && place.said.startsWith("Ridge")) continue;
      const usual = place.area === "Oumé Plain" ? 1 + Math.floor((monthsShown - monthsAgo) / 5) : 1;
      for (let count = random.whole(0, usual); count > 0; count -= 1) {
        const day = daysBefore(today, monthsAgo * 30 + random.whole(0, 29));
        if (day > today.toISOString().slice(0, 10)) continue;
        rows.push(smallEvent(`K${(key += 1)}`, day, place, random));
      }
    }
  }
  for (const happening of happenings) {
    const place = places[happening.place] ?? places[0];
    const killed = happening.working?.killed ?? { low: 0, best: 0, high: 0 };
    if (happening.outcome === "verified") rows.push([`${storyKey}${happening.key}`, daysBefore(today, happening.daysAgo), ...where(place, random), "one-sided", "Plain Defence Committees", "Civilians", killed.low ?? 0, killed.best ?? 0, killed.high ?? 0, "KESTREL", happening.title]);
  }
  return rows;
}

/** The years before, by a chance of their own: the story stays as it was told. */
export function exerciseYearsBefore(random: Random, today: Date): string {
  const lines: string[] = [];
  for (let monthsAgo = monthsShown + monthsBefore; monthsAgo > monthsShown; monthsAgo -= 1) {
    const isBad = monthsAgo <= badYear.from && monthsAgo >= badYear.to;
    for (const place of places) {
      if (random.next() > (isBad ? 0.8 : 0.12)) continue;
      lines.push(csvLine(smallEvent(`Y${monthsAgo}-${lines.length}`, daysBefore(today, monthsAgo * 30 + random.whole(0, 29)), place, random)));
    }
  }
  return lines.join("");
}

/** How keys of the events of unusual weeks begin. */
export const burstKey = "B";
/** One day on which one landing was entered six times, and the five days in which buses were stopped on the road: weeks to look at, of which one is an error. */
const enteredTwice = { place: "Port Ivern", daysAgo: 17, times: 6 };
const roadblocks = { place: "Road from Oumé to Serrat", daysAgo: [12, 11, 10, 9, 8], aDay: 2 };

/** Unusual weeks just before today, by a chance of their own and without deaths: no count of the story changes. */
export function exerciseBursts(random: Random, today: Date): string {
  const lines: string[] = [];
  const add = (said: string, daysAgo: number, sideA: string, account: string) => {
    const place = places.find((one) => one.said === said) ?? places[0];
    lines.push(csvLine([`${burstKey}${lines.length}`, daysBefore(today, daysAgo), ...where(place, random), "one-sided", sideA, "Civilians", 0, 0, 1, "MAGPIE", account]));
  };
  for (let time = 0; time < enteredTwice.times; time += 1) add(enteredTwice.place, enteredTwice.daysAgo, "Black Cord", "Armed men land at the fishing quay, exercise event");
  for (const daysAgo of roadblocks.daysAgo) for (let time = 0; time < roadblocks.aDay; time += 1) add(roadblocks.place, daysAgo, "Serrat River Front", "Bus stopped, papers taken, exercise event");
  return lines.join("");
}

/** How the table of the other publisher is read. */
export const monitorMapping: CsvMapping = { ...exerciseMapping, name: "Basin monitor exercise", dataset: "basin-monitor-exercise" };
const shareRetold = 0.25;

/**
 * The same months by an invented second publisher, who hears of fewer events and tells them differently: a day or two later, some kilometres off, the
 * committees by their initials, other numbers; and of some events nobody else tells. `random` is that of the first telling, `other` its own.
 */
export function monitorEvents(random: Random, other: Random, today: Date): string {
  const last = today.toISOString().slice(0, 10);
  const rows = exerciseRows(random, today).flatMap((row, index): Row[] => {
    // Near what the first publisher tells of, and something else: not everything that looks like one event is one.
    if (other.next() < 0.08) return [retold([...row.slice(0, 8), "one-sided", "Black Cord", "Civilians", 0, 1, 2, "", "Another raid nearby"], `M${index}-own`, last, other)];
    return other.next() < shareRetold || String(row[0]).startsWith(storyKey) ? [retold(row, `M${index}`, last, other)] : [];
  });
  return [header, ...rows].map(csvLine).join("");
}

function retold([, day = "", countryName = "", iso3 = "", area = "", place = "", latitude = 0, longitude = 0, kind = "", sideA = "", sideB = "", low = 0, best = 0, high = 0, source = "", account = ""]: Row, key: string, last: string, other: Random): Row {
  const later = daysBefore(new Date(`${day}T00:00:00Z`), -other.one([0, 0, 1, 1, 2, 3]));
  const near = (degrees: string | number) => Math.round((Number(degrees) + (other.next() - 0.5) / other.one([20, 20, 4])) * 1_000) / 1_000;
  const [more, name] = [other.one([0, 0, 1, 2, 4]), (side: string | number) => (side === "Plain Defence Committees" && other.next() < 0.4 ? "PDC" : side)];
  // What the first publisher has from a source of the story, the second has from the same one: two tellings, one origin.
  const fromWhom = /^M\d+$/.test(key) && source === "KESTREL" ? "Basin monitor; KESTREL" : "Basin monitor";
  return [key, later > last ? day : later, countryName, iso3, area, place, near(latitude), near(longitude), other.next() < 0.8 ? kind : "non-state", name(sideA), name(sideB), low, Number(best) + more, Number(high) + more, fromWhom, `${String(account).replace(", exercise event", "")}, as the basin monitor heard it`];
}

function smallEvent(key: string, day: string, place: ExercisePlace, random: Random): (string | number)[] {
  const kind = random.one(["non-state", "non-state", "one-sided", "state-based"]);
  const sideA = kind === "state-based" ? "National Guard of Kasuria" : random.one(["Plain Defence Committees", "Serrat River Front", "Black Cord"]);
  const sideB = kind === "one-sided" ? "Civilians" : random.one(["Serrat River Front", "Plain Defence Committees"]);
  const best = Math.floor(random.next() ** 3 * 7);
  return [key, day, ...where(place, random), kind, sideA, sideB === sideA ? "Black Cord" : sideB, Math.max(0, best - random.whole(0, 1)), best, best + random.whole(0, 2), random.one(["HERON", "KESTREL", "MAGPIE", "CRANE"]), `${place.said}, exercise event`];
}

/** Around the place, never on one point: what is known is the neighbourhood. */
function where(place: ExercisePlace, random: Random): (string | number)[] {
  const near = (degrees: number) => Math.round((degrees + (random.next() - 0.5) / 5) * 10_000) / 10_000;
  return [country.name, country.iso3, place.area, place.said, near(place.latitude), near(place.longitude)];
}

export function daysBefore(today: Date, days: number): string {
  return new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}
