import { Readable } from "node:stream";
import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";
import { daysBefore, exerciseMapping } from "./events.ts";
import type { Pen } from "./pen.ts";

/**
 * Forecasts of the deaths in Kasuria: one from before the spring, published, and two of this month that wait to be checked, of countries with a table of countries and years, and of first-level areas. The first was surprised
 * by what came, which is what its page is there to show.
 */
export async function forecastTwice(pen: Pen, now: Date, tableId: string): Promise<void> {
  const early = await foretell(pen, 240, monthBefore(now, 270));
  await pen.step("analyst", pen.day(238), "forecast-runs", early, "check", "Kasuria and its neighbours against the last twelve months; nothing out of the ordinary.");
  await pen.step("senior", pen.day(237), "forecast-runs", early, "publish", "For the monthly meeting.");
  await pen.scored();
  await bringElsewhere(pen, monthBefore(now, 270));
  await foretell(pen, 4, monthBefore(now, 35), { tableId });
  await foretell(pen, 3, monthBefore(now, 35), { level: "area" });
}

/** What an invented institute said of the same months: near the truth before the spring, and as surprised by it. */
async function bringElsewhere(pen: Pen, cutOff: string): Promise<void> {
  const id = await pen.create("analyst", pen.day(60), "foreign-forecasts", {
    label: "unclassified", title: "Institute of the Basin, invented", source: "Invented for this exercise: one number for each month, with a lower and an upper one.", target: "all", dataset: exerciseMapping.dataset, note: "",
  });
  const months = Array.from({ length: 9 }, (_, ahead) => monthOf(monthNumber(cutOff) + 1 + ahead));
  const rows = months.flatMap((month, ahead) => [`${months[0]},${month},XKS,${3 + ahead},${ahead},${6 + 2 * ahead}`, `${months[0]},${month},XBE,0,0,2`]);
  await pen.foreignBroughtIn("analyst", pen.day(60, 10), id, Readable.from([Buffer.from(["issue_month,target_month,country,mean,min,max", ...rows].join("\n"))]));
}

async function foretell(pen: Pen, daysAgo: number, cutOff: string, part: { readonly tableId?: string; readonly level?: "area" } = {}): Promise<string> {
  const content = { label: "unclassified", title: `Deaths in all organised violence${part.level ? ", first-level areas" : ""}, data to ${cutOff}`, target: "all", dataset: exerciseMapping.dataset, cutOff, note: "", ...part };
  const id = await pen.create("analyst", pen.day(daysAgo), "forecast-runs", content, "For the monthly meeting.");
  await pen.step("analyst", pen.day(daysAgo, 11), "forecast-runs", id, "freeze");
  await pen.computed(pen.day(daysAgo, 12), id);
  return id;
}

function monthBefore(now: Date, days: number): string {
  return daysBefore(now, days).slice(0, 7);
}
