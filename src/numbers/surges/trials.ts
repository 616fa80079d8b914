import { randomBinomial, randomGamma, randomPoisson } from "d3-random";
import { seededRandom, type Random } from "../random.ts";
import { findSignals, type Week } from "./signals.ts";

/** A series without any change of rate, and what a second one like it would add to a week: with both, the rate is doubled. */
export type TrialSeries = { readonly weeks: readonly Week[]; readonly extra: (week: number) => number };

/** `signalsPerYear` counts every signal of any kind in series left as they were; `foundShare` are the trials in which the injected surge was found in time. */
export type Measured = { readonly signalsPerYear: number; readonly foundShare: number; readonly meanDelayWeeks: number };

/** A surge lasts four weeks and is found in time if a signal comes in one of its first three. */
const [lasting, inTime] = [4, 3];

/** Before a surge is injected, evidence over weeks is gathered for so long, as it would have been. */
const lead = 12;

/**
 * Injects a doubled rate of four weeks into many series, at any of their last 52 weeks, and counts what is found and when, and what is signalled in the same 52 weeks
 * without it. `meanDelayWeeks` is over the surges found while they last: 0 is the first week.
 */
export function measureSignals(seriesOf: (random: Random) => TrialSeries, trials: number, seed: number): Measured {
  const random = seededRandom(seed);
  let signals = 0;
  const delays: number[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    const { weeks, extra } = seriesOf(random);
    const first = weeks.length - 52;
    signals += findSignals(weeks, first).length;
    const at = first + Math.floor(random() * (52 - lasting + 1));
    const injected = weeks.map((week, index) => (index < at || index >= at + lasting || week.events === undefined ? week : { ...week, events: week.events + extra(index) }));
    const found = findSignals(injected.slice(0, at + lasting), at - lead).find(({ kind, week }) => kind === "surge" && week >= at);
    if (found) delays.push(found.week - at);
  }
  return {
    signalsPerYear: signals / trials,
    foundShare: delays.filter((delay) => delay < inTime).length / trials,
    meanDelayWeeks: delays.reduce((sum, delay) => sum + delay, 0) / delays.length,
  };
}

/** `silenceShare`: reporting fell and is called so in time. `mistakenShare`: it is called a fall of events as well, which it was not. `fallShare`: events fell and are called so in time. */
export type MeasuredFalls = { readonly silenceShare: number; readonly mistakenShare: number; readonly fallShare: number };

/**
 * Lets the last four weeks of many series keep only part of their reporting, of which events are lost with the sources, or of their events alone, and counts what either
 * is called.
 */
export function measureFalls(seriesOf: (random: Random) => TrialSeries, kept: number, trials: number, seed: number): MeasuredFalls {
  const random = seededRandom(seed);
  const binomial = randomBinomial.source(random);
  const thin = (count: number | undefined) => count && binomial(count, kept)();
  let [silences, mistaken, falls] = [0, 0, 0];
  for (let trial = 0; trial < trials; trial += 1) {
    const { weeks } = seriesOf(random);
    const at = weeks.length - lasting;
    const kindsOf = (change: (week: Week) => Week) => findSignals([...weeks.slice(0, at), ...weeks.slice(at, at + inTime).map(change)], at - lead).filter(({ week }) => week >= at).map(({ kind }) => kind);
    const silent = kindsOf(({ events, sources }) => ({ events: thin(events), sources: thin(sources) }));
    const quiet = kindsOf(({ events, sources }) => ({ events: thin(events), sources }));
    if (silent.includes("sources-fell")) silences += 1;
    if (silent.includes("events-fell")) mistaken += 1;
    if (quiet.includes("events-fell")) falls += 1;
  }
  return { silenceShare: silences / trials, mistakenShare: mistaken / trials, fallShare: falls / trials };
}

/**
 * Invented series of four years: events around `mean` a week, with `dispersion` times the variance of a Poisson count and a yearly wave that lifts and lowers the rate by
 * the share `wave`; around twenty sources a week.
 */
export function inventedSeries({ mean, dispersion = 1, wave = 0 }: { readonly mean: number; readonly dispersion?: number; readonly wave?: number }): (random: Random) => TrialSeries {
  return (random) => {
    const [poisson, gamma] = [randomPoisson.source(random), randomGamma.source(random)];
    const draw = (week: number) => {
      const rate = mean * (1 + wave * Math.sin(2 * Math.PI * week / 52.18));
      return poisson(dispersion === 1 ? rate : gamma(rate / (dispersion - 1), dispersion - 1)())();
    };
    return { weeks: Array.from({ length: 208 }, (_, week) => ({ events: draw(week), sources: poisson(20)() })), extra: draw };
  };
}
