import { join } from "node:path";
import * as v from "valibot";
import type { Random } from "#numbers/random.ts";
import { inventedSeries, measureFalls, measureSignals, type TrialSeries } from "#numbers/surges/trials.ts";
import { rowsOf, type Compared, type PublishedTable } from "./published-table.ts";

/** How soon a doubled rate is found, and how often something is signalled without it, in invented series and in real ones. Takes about a minute. */
export const surgesTable: PublishedTable = {
  folder: "ucdp-ged-21-1",
  compare: (folder) => {
    const series = weeklyEvents(join(folder, "ged211_extract_1989_2018.csv.gz"));
    return [
      ...invented.flatMap(([what, settings]) => measure(what, inventedSeries(settings), 200)),
      ...[0.5, 0.25].flatMap(measureFallsTo),
      ...countries.flatMap((country) => measure(country, excerptsOf(series.get(country) ?? []), 100)),
    ];
  },
};

const invented = [
  ["10 a week", { mean: 10 }],
  ["10 a week, dispersion 2", { mean: 10, dispersion: 2 }],
  ["10 a week, yearly wave 40 %", { mean: 10, wave: 0.4 }],
  ["10 a week, dispersion 2, yearly wave 40 %", { mean: 10, dispersion: 2, wave: 0.4 }],
  ["3 a week", { mean: 3 }],
] as const;

/** Their own changes are signalled as well, so what is signalled in a year is not all false. The Philippines have two events a week, the others five to twenty. */
const countries = ["Afghanistan", "India", "Iraq", "Nigeria", "Pakistan", "Philippines", "Somalia"];

/** Weeks before 2007 are left out: several of the countries then had next to no events. */
const firstWeek = 939;

const seed = 1;

function measure(what: string, seriesOf: (random: Random) => TrialSeries, trials: number): Compared[] {
  const { signalsPerYear, foundShare, meanDelayWeeks } = measureSignals(seriesOf, trials, seed);
  return [{ what, measure: "signals a year", ours: signalsPerYear }, { what, measure: "doubled rate found within 3 weeks", ours: foundShare }, { what, measure: "mean delay in weeks", ours: meanDelayWeeks }];
}

function measureFallsTo(kept: number): Compared[] {
  const what = `10 a week from 20 sources, fallen to ${kept * 100} %`;
  const { silenceShare, mistakenShare, fallShare } = measureFalls(inventedSeries({ mean: 10 }), kept, 200, seed);
  return [{ what, measure: "silence found within 3 weeks", ours: silenceShare }, { what, measure: "silence called a fall of events", ours: mistakenShare }, { what, measure: "fall of events alone found within 3 weeks", ours: fallShare }];
}

const Events = v.array(v.object({ year: v.string(), month: v.string(), day: v.string(), country: v.string() }));

const dayMs = 86_400_000;

/** Events by week of every country, from the first day of 1989 to the last whole week of 2018. The file names no sources. */
export function weeklyEvents(file: string): Map<string, number[]> {
  const [start, end] = [Date.UTC(1989, 0, 1), Date.UTC(2019, 0, 1)];
  const weeks = Math.floor((end - start) / dayMs / 7);
  const series = new Map<string, number[]>();
  for (const { year, month, day, country } of v.parse(Events, rowsOf(file))) {
    const week = Math.floor((Date.UTC(Number(year), Number(month) - 1, Number(day)) - start) / dayMs / 7);
    if (week >= weeks) continue;
    const counts = series.get(country) ?? Array.from({ length: weeks }, () => 0);
    counts[week] = (counts[week] ?? 0) + 1;
    series.set(country, counts);
  }
  return series;
}

/** Four years from anywhere in the last twelve. What is added to a week is the count of one of the eight weeks before it, so that a rate is doubled as it then was. */
function excerptsOf(counts: readonly number[]): (random: Random) => TrialSeries {
  return (random) => {
    const start = firstWeek + Math.floor(random() * (counts.length - firstWeek - 208));
    const weeks = counts.slice(start, start + 208).map((events) => ({ events }));
    return { weeks, extra: (week) => weeks[week - 1 - Math.floor(random() * 8)]?.events ?? 0 };
  };
}
