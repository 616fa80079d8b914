import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import * as v from "valibot";
import { eventKinds } from "#information/model/event.ts";
import type { WeeklyCount } from "#information/model/weekly-count.ts";
import { currentSignals } from "#assessment/model/surges/current-signals.ts";
import { mondayOf, weekNumber } from "#assessment/model/surges/week.ts";
import { weeklySeries, wholeWeeks } from "#assessment/model/surges/weekly-series.ts";
import { exerciseBursts, exerciseEvents, exerciseYearsBefore } from "./events.ts";
import { exerciseSeed } from "./load.ts";
import { seededRandom } from "./random.ts";

const Rows = v.array(v.looseObject({ date: v.string(), area: v.string(), kind: v.picklist(eventKinds), side_a: v.string(), side_b: v.string() }));

test.each(["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"])("loaded on %s, the week of the landing and those of the roadblocks are unusual", (day) => {
  const today = new Date(`${day}T09:00:00Z`);
  const table = exerciseEvents(seededRandom(exerciseSeed), today) + exerciseYearsBefore(seededRandom(exerciseSeed + 1), today) + exerciseBursts(seededRandom(exerciseSeed + 2), today);
  const rows = v.parse(Rows, parse(table, { columns: true }));
  const days = rows.map(({ date }) => date).toSorted();
  const span = wholeWeeks({ first: days[0]!, last: days.at(-1)! }, day)!;
  const counts = rows.flatMap(({ date, area, kind, side_a: sideA, side_b: sideB }) => {
    const of = (part: Partial<WeeklyCount>): WeeklyCount => ({ countryIso3: "XKS", countryName: "Kasuria", area: null, violence: null, actor: null, week: mondayOf(weekNumber(date)), events: 1, sources: null, ...part });
    const actors = new Set(kind === "one-sided" ? [sideA] : [sideA, sideB]);
    return [of({ area }), of({ violence: kind }), ...[...actors].map((actor) => of({ actor }))];
  });
  const found = weeklySeries(counts, span).flatMap((series) => currentSignals(series, span));
  expect(found.filter(({ place }) => place.area === "Coast").map(({ kind }) => kind)).toEqual(["surge"]);
  expect(found.filter(({ place }) => place.area === "Serrat River").length).toBeGreaterThan(0);
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(["surge"]));
  expect([found.some(({ place }) => place.violence === "one-sided"), found.some(({ place }) => place.actor === "Black Cord")], "so are those of the kind of both, and of who landed").toEqual([true, true]);
  expect(found.length).toBeLessThan(12);
});
