import { describe, expect, test } from "vitest";
import { aCommunication } from "../../examples.ts";
import type { Communication } from "./communication.ts";
import type { CommunicationState } from "./communication-steps.ts";
import { awaitedOf, letterClocks, nextAwaited, yearOfLetter } from "./letter-clocks.ts";

const sent = (type: Communication["type"], given: Partial<Communication> = {}) => aCommunication({ type, sent: { at: "2026-11-30T09:00:00Z", to: "Mission", how: "note-verbale", evidence: "", signatories: [] }, ...given });

describe("the clocks of a letter", () => {
  test("do not run before it is sent", () => expect(letterClocks(aCommunication())).toBeUndefined());

  test.each([
    ["UA", "2027-01-29T23:00:00.000Z"],
    ["AL", "2027-01-29T23:00:00.000Z"],
    ["OL", "2026-12-02T09:00:00.000Z"],
  ] as const)("%s is confidential until %s, and answered within sixty days", (type, until) => {
    expect(letterClocks(sent(type))?.publication.dueAt).toBe(until);
    expect(letterClocks(sent(type))?.replyBy).toBe("2027-01-29T23:00:00.000Z");
  });

  test("remind on the 45th and the 75th day in Geneva", () => expect(letterClocks(sent("AL"))?.reminders).toEqual(["2027-01-13T23:00:00.000Z", "2027-02-12T23:00:00.000Z"]));

  test("a hold leaves the reply where it is and publication open, until it is released", () => {
    const entry = { by: "Ilse Moravec", reason: "The family asked.", recordedBy: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c04" };
    const held = sent("AL", { publicationClock: [{ kind: "hold", at: "2027-01-10T09:00:00Z", ...entry }] });
    expect(letterClocks(held)?.publication).toMatchObject({ dueAt: null, heldSince: "2027-01-10T09:00:00Z" });
    expect(letterClocks(held)?.replyBy).toBe("2027-01-29T23:00:00.000Z");
  });

  test("a letter of the last hour of December in Greenwich is of the next year in Geneva", () => expect([yearOfLetter("2026-12-31T22:30:00Z"), yearOfLetter("2026-12-31T23:30:00Z")]).toEqual([2026, 2027]));
});

describe("what is waited for next", () => {
  const reminded: Pick<Communication, "reminders"> = { reminders: [{ on: "2027-01-14", how: "courier", note: "", recordedBy: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c04" }] };
  const twice = { reminders: [...reminded.reminders, ...reminded.reminders] };
  const held: Pick<Communication, "publicationClock"> = { publicationClock: [{ kind: "hold", at: "2026-12-01T09:00:00Z", by: "Ilse Moravec", reason: "The family asked.", recordedBy: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c04" }] };

  test.each<[string, Communication["type"], Partial<Communication>, CommunicationState, string | undefined]>([
    ["the first reminder of an allegation letter", "AL", {}, "sent", "2027-01-13T23:00:00.000Z"],
    ["the end of the sixty days after one reminder", "AL", reminded, "reminded", "2027-01-29T23:00:00.000Z"],
    ["publication, after a reply", "AL", {}, "reply-received", "2027-01-29T23:00:00.000Z"],
    ["publication of another letter after forty-eight hours, whether it was answered or not", "OL", {}, "sent", "2026-12-02T09:00:00.000Z"],
    ["the reminder of another letter whose publication is held", "OL", held, "sent", "2027-01-13T23:00:00.000Z"],
    ["the reply when both reminders were sent and publication is held", "AL", { ...twice, ...held }, "reminded", "2027-01-29T23:00:00.000Z"],
    ["nothing of an answered letter whose publication is held", "AL", held, "reply-received", undefined],
    ["nothing once it is public, closed or cancelled", "AL", {}, "published", undefined],
    ["nothing once it is closed", "AL", {}, "closed", undefined],
  ])("%s", (_what, type, given, state, next) => expect(nextAwaited(awaitedOf(sent(type, given), state))).toBe(next));

  test("signatures until the text is approved, and no later", () => {
    const invited = aCommunication({ signBy: "2026-11-27T23:00:00.000Z" });
    expect((["joint-invited", "consolidated", "final-text"] as const).map((state) => nextAwaited(awaitedOf(invited, state)))).toEqual([invited.signBy, invited.signBy, undefined]);
  });
});
