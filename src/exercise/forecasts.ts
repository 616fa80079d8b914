import { daysBefore, exerciseMapping } from "./events.ts";
import type { Pen } from "./pen.ts";

/**
 * Two forecasts of the deaths in Kasuria: one from before the spring, published, and one of this month that waits to be checked. The first was surprised
 * by what came, which is what its page is there to show.
 */
export async function forecastTwice(pen: Pen, now: Date): Promise<void> {
  const early = await foretell(pen, 240, monthBefore(now, 270));
  await pen.step("analyst", pen.day(238), "forecast-runs", early, "check", "Kasuria and its neighbours against the last twelve months; nothing out of the ordinary.");
  await pen.step("senior", pen.day(237), "forecast-runs", early, "publish", "For the monthly meeting.");
  await pen.scored();
  await foretell(pen, 4, monthBefore(now, 35));
}

async function foretell(pen: Pen, daysAgo: number, cutOff: string): Promise<string> {
  const content = { label: "unclassified", title: `Deaths in all organised violence, data to ${cutOff}`, target: "all", dataset: exerciseMapping.dataset, cutOff, note: "" };
  const id = await pen.create("analyst", pen.day(daysAgo), "forecast-runs", content, "For the monthly meeting.");
  await pen.step("analyst", pen.day(daysAgo, 11), "forecast-runs", id, "freeze");
  await pen.computed(pen.day(daysAgo, 12), id);
  return id;
}

function monthBefore(now: Date, days: number): string {
  return daysBefore(now, days).slice(0, 7);
}
