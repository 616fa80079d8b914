import { describe, expect, test } from "vitest";
import { exampleIds } from "#assessment/examples.ts";
import type { StepFacts } from "#platform/rules/kind.ts";
import { aCommunication, aReply, exampleCommunicationId } from "../../examples.ts";
import type { Communication } from "../communication/communication.ts";
import type { Reply } from "./reply.ts";
import { replyKind, replyMachine, type ReplyState, type ReplyStep } from "./reply-kind.ts";
import { stepsListed, stepsTaken, type StepRow } from "../../../../testing/every-step.ts";


test("the table of the domain reference allows these steps and no others", () => {
  const table: readonly StepRow<ReplyStep>[] = [["received", "registered", "register", ["desk"]], ["registered", "translated", "translate", ["desk"]], ["registered/translated", "evaluated", "evaluate", ["desk", "mandateHolder"]]];
  expect(stepsTaken(replyMachine, ["received", "registered", "translated", "evaluated"])).toEqual(stepsListed(table));
});

describe("registering a reply", () => {
  test.each([
    ["2027-01-29T22:59:59Z", false],
    ["2027-01-29T23:00:00Z", true],
  ])("received at %s is late: %s", (receivedAt, late) => expect(replyKind.apply?.("register", facts({ content: aReply({ receivedAt }) }))?.isLate).toBe(late));

  test.each([
    ["2027-03-02T00:00:00Z", "protection.reply-in-future"],
    ["2026-11-29T00:00:00Z", "protection.reply-before-letter"],
    ["2026-12-29T00:00:00Z", undefined],
  ])("received at %s is refused with %s", (receivedAt, code) => expect(replyKind.guard?.("register", facts({ content: aReply({ receivedAt }) }))).toBe(code));

  test("waits until the letter was sent, and is for whoever can open the letter", () => {
    expect(replyKind.guard?.("register", facts({ letter: aCommunication() }))).toBe("protection.not-sent");
    expect(replyKind.guard?.("register", { ...facts({}), linked: [] })).toBe("protection.letter-not-open");
  });
});

describe("evaluating a reply", () => {
  const whyNot = (evaluations: unknown) => replyKind.guard?.("evaluate", facts({ input: { evaluations } }));
  const judged = { factKey: "f1", category: "cooperative-incomplete", note: "" };

  test("gives one category for each allegation, not one for the letter", () => {
    expect(whyNot([judged])).toBeUndefined();
    expect(whyNot([])).toBe("protection.evaluation-incomplete");
    expect(whyNot([judged, judged])).toBe("protection.evaluation-of-nothing");
    expect(whyNot([{ ...judged, factKey: "f9" }])).toBe("protection.evaluation-of-nothing");
  });
});

type Given = { content?: Reply; letter?: Communication; input?: Record<string, unknown> };

function facts({ content = aReply(), letter = aCommunication({ sent: { at: "2026-11-30T09:00:00Z", to: "M", how: "note-verbale", evidence: "", signatories: [] } }), input = {} }: Given): StepFacts<Reply, ReplyState> {
  const now = "2027-03-01T12:00:00Z";
  return {
    record: { id: "r", compartmentId: "o", kind: "protection.reply", version: 1, state: "received", number: null, content, authors: [exampleIds.author], steps: [], createdAt: now, changedAt: now },
    actor: { userId: exampleIds.director, roles: ["desk"] },
    linked: [{ id: exampleCommunicationId, kind: "protection.communication", state: "sent", label: "confidential", content: letter, changedAt: now, stateSince: now }],
    further: [],
    input,
    now,
    reason: "",
  };
}
