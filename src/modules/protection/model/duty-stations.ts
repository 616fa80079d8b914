import * as v from "valibot";
import type { WorkCalendar } from "#platform/rules/deadlines/work-calendar.ts";
import list from "./duty-stations.json" with { type: "json" };

const Day = v.pipe(v.string(), v.isoDate());
const Station = v.strictObject({ zone: v.string(), weekend: v.array(v.number()), years: v.array(v.number()), holidays: v.array(Day) });

/** Where letters are transmitted: their days are days in Geneva. */
export const geneva: WorkCalendar = v.parse(v.strictObject({ note: v.string(), geneva: Station }), list).geneva;
