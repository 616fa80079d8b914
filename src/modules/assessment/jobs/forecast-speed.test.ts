import { expect, test } from "vitest";
import { countries } from "#geography/model/countries.ts";
import { seededRandom } from "#numbers/random.ts";
import { inThread } from "#platform/jobs/in-thread.ts";
import type { UnitForecast } from "../model/forecast/compute.ts";
import { monthsAhead } from "../model/forecast/forecast-run.ts";

/** Thirty years of the States there are: a third with violence of three kinds that comes and goes, each of a size of its own; the others at peace. */
function invented(units: readonly string[], months: number) {
  const random = seededRandom(9);
  return units.filter((_, place) => place % 3 === 0).flatMap((unit) => ["state-based", "non-state", "one-sided"].map((kind) => {
    const size = 10 ** (1 + 2 * random());
    let isOn = false;
    return { kind, unit, counts: Array.from({ length: months }, () => { if (random() < 0.06) isOn = !isOn; return isOn && random() < 0.8 ? Math.floor(size * random()) : 0; }) };
  }));
}

test("191 countries are foretold fourteen months ahead within a minute of work and with less than a gigabyte, as the job does it", async () => {
  const units = countries.filter(({ status }) => status !== "territory").map(({ iso3 }) => iso3).slice(0, 191);
  const [first, months] = [1989 * 12, 360];
  const before = process.memoryUsage().rss;
  let highest = before;
  const looking = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 100);
  const used = process.cpuUsage();
  const shares: number[] = [];
  const forecasts = await inThread<UnitForecast[]>(new URL("./forecast-worker.ts", import.meta.url), { target: "all", first, last: first + months - 1, units, series: invented(units, months), neighbours: null, structure: undefined }, async (share) => void shares.push(share));
  clearInterval(looking);
  const { user, system } = process.cpuUsage(used);
  const [worked, megabytes] = [(user + system) / 1_000_000, (highest - before) / 1_048_576];
  process.stderr.write(`forecast-speed.test.ts: ${units.length} countries, ${worked.toFixed(1)} s of a processor, ${megabytes.toFixed(0)} MB\n`);
  expect([units.length, forecasts.length]).toEqual([191, 191]);
  for (const { unit, months: told, year, reason } of forecasts) expect([told.length, year !== undefined, reason !== undefined], unit).toEqual([monthsAhead, true, true]);
  // What the processor worked says the same on a machine that does other things as well; the work is of one thread.
  expect(worked).toBeLessThan(60);
  expect(megabytes).toBeLessThan(1_000);
  expect(shares.at(-1), "and it says how far it is").toBe(1);
}, 240_000);
