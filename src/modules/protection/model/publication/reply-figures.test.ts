import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replyFigures } from "./reply-figures.ts";

const letter = (id: string, addressee: string, year: number) => ({ id, addressee, year });
const reply = (letterId: string, year: number) => ({ letterId, year });

describe("the two figures of replies", () => {
  test("are kept apart: replies received in a year, and letters of that year that were answered", () => {
    const letters = [letter("a", "XKS", 2025), letter("b", "XKS", 2026), letter("c", "XKS", 2026), letter("d", "XBE", 2026)];
    const replies = [reply("a", 2026), reply("b", 2026), reply("b", 2026), reply("c", 2027)];
    expect(replyFigures(letters, replies, 2026)).toEqual([
      { addressee: "XBE", sent: 1, answered: 0, rate: 0, received: 0 },
      { addressee: "XKS", sent: 2, answered: 2, rate: 1, received: 3 },
    ]);
  });

  test("have no rate where nothing was sent", () => expect(replyFigures([letter("a", "XKS", 2025)], [reply("a", 2026)], 2026)).toEqual([{ addressee: "XKS", sent: 0, answered: 0, rate: null, received: 1 }]));

  test("a rate is never above one, however many replies came", () => {
    fc.assert(fc.property(fc.array(fc.record({ letterId: fc.constantFrom("a", "b", "c"), year: fc.integer({ min: 2024, max: 2027 }) })), (replies) => {
      for (const { rate } of replyFigures([letter("a", "XKS", 2026), letter("b", "XKS", 2026), letter("c", "XBE", 2025)], replies, 2026)) expect(rate ?? 0).toBeLessThanOrEqual(1);
    }));
  });
});
