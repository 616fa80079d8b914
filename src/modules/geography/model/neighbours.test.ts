import { expect, test } from "vitest";
import { neighboursByCountry } from "./neighbours.ts";

const neighbours = neighboursByCountry();

test("neighbours are those with whom a country shares a border on land", () => {
  expect(neighbours.get("PRT")).toEqual(["ESP"]);
  expect(neighbours.get("MLI")).toEqual(["BFA", "CIV", "DZA", "GIN", "MRT", "NER", "SEN"]);
  expect(neighbours.get("ISL")).toEqual([]);
});

test("each is its neighbours' neighbour, and nobody's own", () => {
  for (const [iso3, others] of neighbours) {
    for (const other of others) {
      expect(other).not.toBe(iso3);
      expect(neighbours.get(other), `${other} of ${iso3}`).toContain(iso3);
    }
  }
});

test("two parts of one country are no neighbours, whatever the lines of the atlas say", () => {
  expect(neighbours.get("CYP")).not.toContain("CYP");
  expect(neighbours.get("SOM")).toEqual(["DJI", "ETH", "KEN"]);
});
