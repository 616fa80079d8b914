import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { circleRadius, rampStep } from "./circle-size.ts";
import { moved, viewBoxOf, viewOf, wholeView, zoomed } from "./view.ts";

const size = { width: 800, height: 400 };

describe("the view of the map", () => {
  test("at first shows all of it", () => {
    expect(viewBoxOf(wholeView(size), size)).toBe("0.00 0.00 800.00 400.00");
  });

  test("never leaves its frame, whatever one presses", () => {
    const press = fc.oneof(
      fc.double({ min: 0.2, max: 5, noNaN: true }).map((factor) => ({ factor, across: 0, down: 0 })),
      fc.record({ factor: fc.constant(1), across: fc.double({ min: -2, max: 2, noNaN: true }), down: fc.double({ min: -2, max: 2, noNaN: true }) }),
    );
    fc.assert(
      fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
        const view = presses.reduce((before, { factor, across, down }) => moved(zoomed(before, factor, size), across, down, size), wholeView(size));
        const [x = NaN, y = NaN, width = NaN, height = NaN] = viewBoxOf(view, size).split(" ").map(Number);
        expect(x).toBeGreaterThanOrEqual(-0.01);
        expect(y).toBeGreaterThanOrEqual(-0.01);
        expect(x + width).toBeLessThanOrEqual(800.02);
        expect(y + height).toBeLessThanOrEqual(400.02);
      }),
    );
  });

  test("zooming around a point keeps that point where it is on the screen", () => {
    const around = { x: 500, y: 250 };
    const before = zoomed(wholeView(size), 2, size);
    const after = zoomed(before, 2, size, around);
    expect((around.x - after.x) * after.zoom).toBeCloseTo((around.x - before.x) * before.zoom);
  });
});

test("a view of a box shows all of it, however small or near the edge", () => {
  const side = fc.double({ min: 0, max: 400, noNaN: true });
  fc.assert(
    fc.property(side, side, side, side, (a, b, c, d) => {
      const box = [[Math.min(a, b), Math.min(c, d)], [Math.max(a, b), Math.max(c, d)]] as const;
      const [x = NaN, y = NaN, width = NaN, height = NaN] = viewBoxOf(viewOf(box, size), size).split(" ").map(Number);
      expect(x).toBeLessThanOrEqual(box[0][0] + 0.02);
      expect(y).toBeLessThanOrEqual(box[0][1] + 0.02);
      expect(x + width).toBeGreaterThanOrEqual(box[1][0] - 0.02);
      expect(y + height).toBeGreaterThanOrEqual(box[1][1] - 0.02);
    }),
  );
});

test("four times as many events make a circle of twice the radius, so four times the area", () => {
  expect(circleRadius(100, 400) * 2).toBeCloseTo(circleRadius(400, 400));
});

test("nothing has no circle and no step; the most has the last step", () => {
  expect([circleRadius(0, 10), rampStep(0, 10), rampStep(10, 10), rampStep(1, 1)]).toEqual([0, 0, 5, 5]);
});
