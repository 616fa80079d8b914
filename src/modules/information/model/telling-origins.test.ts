import { describe, expect, test } from "vitest";
import { isCopied, originsOfTellings, writtenAs, type SourcedTelling } from "./telling-origins.ts";

const telling = (id: string, part: Partial<SourcedTelling> = {}): SourcedTelling => ({ id, dataset: `set-${id}`, sourceOffice: null, sourceHeadline: null, sourceArticle: null, ...part });
const told = (...tellings: SourcedTelling[]) => originsOfTellings(tellings).map(({ ids, shared }) => [ids, shared]);
const account = "Armed men came at dawn and burned the granary behind the church of Oumé";

describe("tellings of one event go back to one origin", () => {
  test.each([
    { what: "when they name one source, however it is written", tellings: [telling("1", { sourceOffice: "Radio Oumé" }), telling("2", { sourceOffice: "Kasuria Today; radio  OUME" })], why: ["name radio oume"] },
    { what: "when one names the publisher of another", tellings: [telling("1", { dataset: "basin-monitor" }), telling("2", { sourceOffice: "Basin Monitor" })], why: ["name basin monitor"] },
    { what: "when they stand in one data set", tellings: [telling("1", { dataset: "harbour" }), telling("2", { dataset: "harbour" })], why: ["dataset harbour", "name harbour"] },
    { what: "when one repeats the words of the other", tellings: [telling("1", { sourceArticle: account }), telling("2", { sourceArticle: `As was heard: ${account.toUpperCase()}.` })], why: ["text 0-1"] },
  ])("$what", ({ tellings, why }) => expect(told(...tellings)).toEqual([[["1", "2"], why]]));

  test("when they cite each other in a circle: three reports, one origin", () => {
    const circle = [telling("1", { dataset: "a", sourceOffice: "b" }), telling("2", { dataset: "b", sourceOffice: "c" }), telling("3", { dataset: "c", sourceOffice: "a" })];
    expect(told(...circle).map(([ids]) => ids)).toEqual([["1", "2", "3"]]);
  });
});

test("what names nobody, or others, is an origin of its own, which is the most that can be true", () => {
  expect(told(telling("1", { sourceOffice: "Radio Oumé" }), telling("2", { sourceOffice: "River Post" }), telling("3"))).toEqual([[["1"], []], [["2"], []], [["3"], []]]);
});

test.each([
  { what: "two texts that share a place and a day", one: account, other: "At dawn the church of Oumé was found burned, and nobody said by whom it was done", copied: false },
  { what: "a short line, which is in many texts", one: "Bus stopped, papers taken", other: "Bus stopped, papers taken", copied: false },
  { what: "a text without its last words", one: account, other: account.split(" ").slice(0, -2).join(" "), copied: true },
])("$what: copied is $copied, whichever comes first", ({ one, other, copied }) => {
  expect([isCopied(one, other), isCopied(other, one)]).toEqual([copied, copied]);
});

test("a shared name is said as the first of them writes it", () => {
  const tellings = [telling("1", { sourceOffice: "Radio Oumé" }), telling("2", { sourceOffice: "RADIO OUME" })];
  expect(writtenAs("name radio oume", tellings)).toBe("Radio Oumé");
});
