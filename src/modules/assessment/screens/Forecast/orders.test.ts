import { expect, test } from "vitest";
import type { ListedForecast } from "../../contract.ts";
import { inOrder, orders } from "./orders.ts";

const told = (unit: string, past: number, median: number, earlier?: [number, number]): ListedForecast => {
  const figures = (middle: number, most: readonly [number, number]) => ({ median: middle, half: most, most, chances: { any: 1, of25: 0, of100: 0, of1000: 0 } });
  return { unit, past, figures: figures(median, [0, median * 2]), dots: [], earlier: earlier ? figures(0, earlier) : null };
};
const items = [told("steady-war", 900, 950, [700, 1_200]), told("ending", 800, 40, [600, 900]), told("outbreak", 500, 300, [0, 5]), told("peace", 0, 0)];
const order = (name: (typeof orders)[number]) => inOrder(items, name).map(({ unit }) => unit);

test("the highest comes first by what is foretold, the biggest mover by how much that differs from the year before", () => {
  expect(order("highest")).toEqual(["steady-war", "outbreak", "ending", "peace"]);
  expect(order("movers")[0]).toBe("ending");
});

test("a surprise is what lay outside of what was said last time; the persistently elevated was high and stays so", () => {
  expect(order("surprises")[0]).toBe("outbreak");
  expect(order("elevated")).toEqual(["steady-war", "outbreak", "ending", "peace"]);
});

test("no country is lost in any order", () => {
  for (const name of orders) expect(order(name).toSorted()).toEqual(items.map(({ unit }) => unit).toSorted());
});
