import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

test("two works go on at once, the others wait in their order, and one that fails holds up nobody", async () => {
  const turns = inTurn(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const works = [0, 1, 2, 3].map((number) =>
    turns(async () => {
      begun.push(number);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (number === 0) throw new Error("broken");
      return number;
    }),
  );
  const settled = Promise.allSettled(works);
  const step = () => new Promise((resolve) => setImmediate(resolve));
  await step();
  expect(begun).toEqual([0, 1]);
  ends[0]?.();
  await step();
  expect(begun).toEqual([0, 1, 2]);
  ends[1]?.();
  await step();
  expect(begun).toEqual([0, 1, 2, 3]);
  for (const end of ends) end();
  expect((await settled).map((one) => one.status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
});
