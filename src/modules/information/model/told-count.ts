import type { Event } from "./event.ts";

export type Deaths = Event["deaths"];

/**
 * One count of several tellings of one event, never their sum: the best count of the first one that gives any, and the range from the lowest to the highest that
 * any of them holds possible. The first is the telling that stands for the event, so the number is somebody's and no mixture.
 */
export function toldCount(tellings: readonly Deaths[]): Deaths {
  const told = (end: "low" | "high") => tellings.flatMap((deaths) => deaths[end] ?? deaths.best ?? []);
  const [lows, highs] = [told("low"), told("high")];
  return { low: lows.length === 0 ? null : Math.min(...lows), best: tellings.find(({ best }) => best !== null)?.best ?? null, high: highs.length === 0 ? null : Math.max(...highs) };
}
