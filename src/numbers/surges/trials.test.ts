import { expect, test } from "vitest";
import { inventedSeries, measureFalls, measureSignals } from "./trials.ts";

test("at less than one signal a year in series without change, four weeks at twice ten a week are found within three weeks in four of five trials", () => {
  const { signalsPerYear, foundShare, meanDelayWeeks } = measureSignals(inventedSeries({ mean: 10 }), 100, 7);
  expect(signalsPerYear).toBeLessThanOrEqual(1);
  expect(foundShare).toBeGreaterThanOrEqual(0.8);
  expect(meanDelayWeeks).toBeLessThan(1.5);
});

test("the budget holds as well where counts vary twice as much and follow the year", () => {
  const { signalsPerYear, foundShare } = measureSignals(inventedSeries({ mean: 10, dispersion: 2, wave: 0.4 }), 50, 7);
  expect(signalsPerYear).toBeLessThanOrEqual(1);
  // Below the four of five that hold for Poisson counts: there is more chance in these.
  expect(foundShare).toBeGreaterThanOrEqual(0.6);
});

test("the same seed measures the same", () => {
  const measured = () => measureSignals(inventedSeries({ mean: 4 }), 3, 5);
  expect(measured()).toEqual(measured());
});

test("sources that fall to a quarter are called a silence within three weeks, and hardly ever a fall of events; events that do so alone are called that", () => {
  const { silenceShare, mistakenShare, fallShare } = measureFalls(inventedSeries({ mean: 10 }), 0.25, 60, 7);
  expect(silenceShare).toBeGreaterThanOrEqual(0.95);
  expect(mistakenShare).toBeLessThanOrEqual(0.05);
  expect(fallShare).toBeGreaterThanOrEqual(0.8);
});
