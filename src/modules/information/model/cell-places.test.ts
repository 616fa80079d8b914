import fc from "fast-check";
import { expect, test } from "vitest";
import { h3Cell, h3Centre } from "#geography/model/h3-cell.ts";
import { asDifferences, partsPerDegree, placedCells, wholeCell } from "./cell-places.ts";

const point = fc.record({ latitude: fc.double({ min: -89, max: 89, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) });

test("a cell comes back whole, and where it lies to half a part of a degree", () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), fc.constantFrom(3 as const, 5 as const), (points, resolution) => {
      const whole = points.map(({ latitude, longitude }) => h3Cell(latitude, longitude, resolution));
      const centres = whole.map(h3Centre);
      const perDegree = partsPerDegree(resolution);
      const back = placedCells({
        resolution,
        cells: whole.map((cell) => cell.slice(2).replace(/f+$/, "")),
        events: whole.map((_, index) => index),
        best: whole.map(() => 1),
        perDegree,
        latitudes: asDifferences(centres.map(({ latitude }) => latitude), perDegree),
        longitudes: asDifferences(centres.map(({ longitude }) => longitude), perDegree),
      });
      expect(back.map(({ id }) => id)).toEqual(whole);
      for (const [index, { latitude, longitude }] of back.entries()) {
        expect(Math.abs(latitude - centres[index]!.latitude)).toBeLessThanOrEqual(0.5 / perDegree + 1e-9);
        expect(Math.abs(longitude - centres[index]!.longitude)).toBeLessThanOrEqual(0.5 / perDegree + 1e-9);
      }
    }),
  );
});

test("the digits behind a cell are those of its resolution", () => {
  expect(wholeCell("3a0b1", 3)).toBe("833a0b1ffffffff");
});
