import fc from "fast-check";
import { geoContains } from "d3-geo";
import { describe, expect, test } from "vitest";
import { forDrawing } from "./geometry.ts";
import { h3Cell, h3CellOfNumber, h3Centre, h3Number, h3Outline } from "./h3-cell.ts";

const latitude = fc.double({ min: -90, max: 90, noNaN: true });
const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const resolution = fc.integer({ min: 0, max: 15 });

test("a known place has its published cell", () => {
  // The example of the H3 documentation.
  expect(h3Cell(37.3615593, -122.0553238, 7)).toBe("87283472bffffff");
});

test("text and number are the same cell, and the number fits a signed bigint of 64 bits", () => {
  fc.assert(fc.property(latitude, longitude, resolution, (y, x, r) => {
    const cell = h3Cell(y, x, r);
    const number = h3Number(cell);
    expect(h3CellOfNumber(number)).toBe(cell);
    expect(number > 0n && number < 2n ** 63n).toBe(true);
  }));
});

test("the centre of a cell lies in that cell", () => {
  fc.assert(fc.property(latitude, longitude, resolution, (y, x, r) => {
    const cell = h3Cell(y, x, r);
    const centre = h3Centre(cell);
    expect(h3Cell(centre.latitude, centre.longitude, r)).toBe(cell);
  }));
});

describe("an outline", () => {
  test("is a closed ring of five to ten corners around the centre", () => {
    fc.assert(fc.property(fc.double({ min: -80, max: 80, noNaN: true }), longitude, fc.integer({ min: 2, max: 9 }), (y, x, r) => {
      const cell = h3Cell(y, x, r);
      const outline = h3Outline(cell);
      const [ring = []] = outline.coordinates;
      expect(ring[0]).toEqual(ring.at(-1));
      expect(ring.length).toBeGreaterThanOrEqual(6);
      expect(ring.length).toBeLessThanOrEqual(11);
      const longitudes = ring.map(([east]) => east);
      expect(Math.max(...longitudes) - Math.min(...longitudes)).toBeLessThan(180);
      const centre = h3Centre(cell);
      expect(geoContains(forDrawing(outline), [centre.longitude, centre.latitude])).toBe(true);
    }));
  });

  test("across the meridian 180° stays one piece", () => {
    const [ring = []] = h3Outline(h3Cell(-16.5, 180, 3)).coordinates;
    const longitudes = ring.map(([east]) => east);
    expect(Math.max(...longitudes)).toBeGreaterThan(180);
    expect(Math.min(...longitudes)).toBeLessThan(180);
    expect(Math.min(...longitudes)).toBeGreaterThan(170);
  });
});

test.each([[91, 0, 5], [0, 181, 5], [Number.NaN, 0, 5], [0, 0, 16], [0, 0, -1], [0, 0, 2.5]])("latitude %s, longitude %s, resolution %s is refused", (y, x, r) => {
  expect(() => h3Cell(y, x, r)).toThrow(RangeError);
});

test.each(["", "zz", "87283472bfffff0", "0"])("%j is no cell", (cell) => {
  expect(() => h3Centre(cell)).toThrow();
});
