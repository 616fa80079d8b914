import fc from "fast-check";
import { expect, test } from "vitest";
import { stackDots } from "./stack-dots.ts";

const places = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 60 });

test("no dot is lost, none leaves the frame, and none is moved sideways by more than its radius", () => {
  fc.assert(fc.property(places, fc.integer({ min: 1, max: 4 }), (along, radius) => {
    const placed = stackDots(along, radius, 40);
    expect(placed).toHaveLength(along.length);
    for (const { y } of placed) expect(y >= radius - 1e-9 && y <= 40 - radius + 1e-9).toBe(true);
    const moved = placed.map(({ x }) => x).toSorted((a, b) => a - b).map((x, index) => Math.abs(x - along.toSorted((a, b) => a - b)[index]!));
    for (const distance of moved) expect(distance).toBeLessThanOrEqual(radius + 1e-9);
  }));
});

test("equal ones stand on top of each other", () => {
  expect(stackDots([10, 10, 10], 2.5, 25)).toEqual([{ x: 10, y: 22.5 }, { x: 10, y: 17.5 }, { x: 10, y: 12.5 }]);
});
