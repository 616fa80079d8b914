import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { whyNotTake, whyNotWhatever } from "./why-not-take.ts";

const Input = v.object({ on: v.string() });
const standing = { record: { content: { ready: true } }, linked: [], reason: "", now: "", actor: { userId: "x", roles: [] } } as any;
const at = (ready: boolean) => ({ ...standing, record: { content: { ready } } });
/** First what stands whatever is given, then what is given. */
const guard = (_step: string, { record, input, further }: any) => {
  if (!record.content.ready) return "not-ready";
  if (v.parse(Input, input).on > "2026") return "too-late";
  return further.length === 0 ? "nothing-further" : undefined;
};
const registered = (over: object = {}) => ({ kind: { guard }, ...over }) as any;
const db = undefined as any;

describe("a step that asks for something", () => {
  test("is refused before that when it would be refused whatever is given, and otherwise by what is given", async () => {
    expect([await whyNotWhatever(db, registered(), "send", at(false)), await whyNotWhatever(db, registered(), "send", at(true))]).toEqual(["not-ready", undefined]);
    expect(await whyNotTake(db, registered(), "send", { ...at(true), input: { on: "2030" } })).toBe("too-late");
  });

  test("says nothing of records that are looked up by what is given, nor when somebody merely asks whether something is there", async () => {
    const looksUp = { further: async (_db: unknown, _step: string, { input }: any) => [input.id], kind: { guard: (_step: string, { further }: any) => (further.length === 1 ? "found" : "none") } };
    expect(await whyNotWhatever(db, registered(looksUp), "send", standing)).toBeUndefined();
    for (const looks of [({ input }: any) => "id" in input, ({ input }: any) => Object.keys(input).length === 0, ({ input }: any) => ({ ...input }).id === undefined]) {
      expect(await whyNotWhatever(db, { kind: { guard: (_step: string, facts: any) => (looks(facts) ? "looked" : "looked") } } as any, "send", standing)).toBeUndefined();
    }
  });

  test("is refused by a room to the right as well, though the kind's own waits for what is given", async () => {
    expect(await whyNotWhatever(db, registered({ guard: () => "held-elsewhere" }), "send", at(true))).toBe("held-elsewhere");
  });

  test("fails when a guard fails", async () => {
    await expect(whyNotWhatever(db, { kind: { guard: () => { throw new Error("a fault of ours"); } } } as any, "send", standing)).rejects.toThrow("a fault of ours");
  });
});
