import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { exampleIds } from "#assessment/examples.ts";
import type { LinkedRecord, StepFacts } from "#platform/rules/kind.ts";
import { anAlert, anIssuedAlert, anOutcomeReview, aPublicNotice, aPublicStatement, warningIds } from "../examples.ts";
import { Alert } from "./alert.ts";
import { alertKind } from "./alert-kind.ts";
import { alertMachine, CorrectInput, type AlertState, type AlertStep } from "./alert-steps.ts";
import { outcomeReviewKind } from "./outcome-review-kind.ts";
import { whyNotAlertStep, whyNotSaveAlert } from "./why-not-alert-step.ts";
import { stepsListed, stepsTaken, type StepRow } from "../../../testing/every-step.ts";

type Row = StepRow<AlertStep>;
/**
 * The table of the domain reference. Who it lets acknowledge and record a response notes that at the addressee: the alert follows its
 * receipts, so those two steps are taken by `system` alone.
 */
const table: readonly Row[] = [
  ["draft", "in-clearance", "submit", ["analyst", "senior"]],
  ["in-clearance", "draft", "return", ["senior", "director"]],
  ["in-clearance", "issued", "issue", ["director"]],
  ["issued", "acknowledged", "acknowledge", ["system"]],
  ["issued/acknowledged", "response-recorded", "record-response", ["system"]],
  ["issued", "escalated", "escalate", ["director"]],
  ["escalated", "acknowledged", "acknowledge", ["system"]],
  ["response-recorded", "closed", "close", ["director"]],
  ["draft/in-clearance", "withdrawn", "withdraw", ["director"]],
];
/** What its text asks for beside the table, each with its reason in `alert-steps.ts` and in the README. */
const besideTheTable: readonly Row[] = [
  ["in-clearance", "in-clearance", "second-read", ["senior"]],
  ["issued/acknowledged/escalated/response-recorded", "issued", "second-read-afterwards", ["senior"]],
  ["issued/acknowledged/escalated/response-recorded", "issued", "correct", ["director"]],
  ["issued/acknowledged/escalated/response-recorded", "withdrawn", "withdraw", ["director"]],
  ["response-recorded", "response-recorded", "attach-review", ["analyst", "senior", "director"]],
  ["escalated", "response-recorded", "record-response", ["system"]],
  ["issued", "escalated", "escalate", ["system"]],
];
const states: AlertState[] = ["draft", "in-clearance", "issued", "acknowledged", "response-recorded", "escalated", "closed", "withdrawn"];
const steps = Object.keys(alertMachine.steps) as AlertStep[];

describe("the content", () => {
  test.each([anAlert(), anIssuedAlert(), aPublicStatement()])("is what the schema accepts, and nothing unknown beside it", (content) => {
    expect(v.parse(Alert, content)).toEqual(content);
    expect(v.safeParse(Alert, { ...content, level: 4 }).success).toBe(false);
  });

  test.each([
    ["warning.addressee-twice", { addressees: [anAlert().addressees[0], anAlert().addressees[0]] }],
    ["warning.option-empty", { options: [{ ...anAlert().options[0], text: " " }] }],
    ["warning.public-headline-too-long", { publicNotice: { ...aPublicNotice(), texts: [{ ...aPublicNotice().texts[0], headline: "a".repeat(161) }] } }],
    ["warning.public-language-twice", { publicNotice: { ...aPublicNotice(), texts: [aPublicNotice().texts[0], aPublicNotice().texts[0]] } }],
  ])("is refused with %s", (code, given) => {
    expect(v.safeParse(Alert, { ...anAlert(), ...given }).issues?.map((issue) => issue.message)).toContain(code);
  });
});

describe("the table of steps", () => {
  test("allows these, what the text asks for beside them, and nothing else: every other state, step and role is refused", () => {
    expect(stepsTaken(alertMachine, states)).toEqual(stepsListed([...table, ...besideTheTable]));
  });

  test("every state but the two last can be left, and both of them can be reached", () => {
    const reached = new Set<AlertState>([alertMachine.initial]);
    for (let round = 0; round < states.length; round += 1) for (const step of Object.values(alertMachine.steps)) if (step.from.some((from) => reached.has(from))) reached.add(step.to);
    expect([...reached].toSorted()).toEqual(states.toSorted());
    for (const state of states) expect(steps.some((step) => alertMachine.steps[step].from.includes(state))).toBe(!alertMachine.final.includes(state));
  });
});

describe("submitting", () => {
  const whyNot = (given: Partial<Alert>, linked: LinkedRecord[] = [theAssessment("issued")]) => whyNotAlertStep("submit", facts({ content: anAlert(given), linked }));

  test("a complete alert on an issued assessment goes to clearance", () => expect(whyNot({})).toBeUndefined());

  test.each(["draft", "in-review", "reviewed", "cleared", "superseded", "withdrawn"])("is refused on an assessment that is %s", (state) => {
    expect(whyNot({}, [theAssessment(state)])).toBe("warning.assessment-not-issued");
  });

  test("needs exactly one ground, an assessment or a justification", () => {
    expect(whyNot({ assessmentId: null })).toBe("warning.ground-missing");
    expect(whyNot({ assessmentId: null, flashJustification: " " })).toBe("warning.ground-missing");
    expect(whyNot({ assessmentId: null, flashJustification: "Attack announced for tonight." })).toBeUndefined();
    expect(whyNot({ flashJustification: "Attack announced for tonight." })).toBe("warning.two-grounds");
  });

  test.each([
    [{ addressees: [] }, "warning.addressees-missing"],
    [{ keyJudgement: "" }, "warning.key-judgement-missing"],
    [{ options: [] }, "warning.options-missing"],
    [{ options: anAlert().options.filter((option) => option.coercive) }, "warning.only-coercive-options"],
    [{ asks: anAlert().asks.slice(0, 1) }, "warning.addressee-without-ask"],
    [{ deadlines: { ...anAlert().deadlines, respondBy: null } }, "warning.deadline-missing"],
    [{ deadlines: { ...anAlert().deadlines, acknowledgeBy: null } }, "warning.deadline-missing"],
    [{ deadlines: { ...anAlert().deadlines, acknowledgeBy: "2026-08-31T12:00:00Z" } }, "warning.deadline-passed"],
  ] as const)("%j is refused", (given, code) => expect(whyNot(given as Partial<Alert>)).toBe(code));

  test("a public statement needs a public text and no classification, but neither options nor deadlines", () => {
    expect(whyNot({ ...aPublicStatement(), cleared: null, secondReading: null })).toBeUndefined();
    expect(whyNot({ ...aPublicStatement({ publicNotice: null }) })).toBe("warning.public-text-missing");
    expect(whyNot({ ...aPublicStatement({ label: "confidential" }) })).toBe("warning.public-statement-classified");
  });
});

describe("saving", () => {
  const { deadlines } = anAlert();
  test.each([
    [{ deadlines: { ...deadlines, respondBy: "2026-09-02T11:59:59Z" } }, "warning.deadlines-out-of-order"],
    [{ deadlines: { ...deadlines, respondBy: "2026-09-02T14:00:00+02:00" } }, undefined],
    [{ deadlines: { ...deadlines, respondBy: null, actBy: "2026-09-01T00:00:00Z" } }, "warning.deadlines-out-of-order"],
    [{ asks: [{ addresseeKey: "nobody", ask: "Call." }] }, "warning.ask-of-nobody"],
    [{ sections: [{ key: "do-not-say", text: "…" }] }, "warning.section-not-of-form"],
  ] as const)("%j gives %s", (given, code) => expect(whyNotSaveAlert(anAlert(given as Partial<Alert>))).toBe(code));

  test("what steps write is cleared by submitting, however it got into the draft", () => {
    const forged = anIssuedAlert({ outcomeReviewId: warningIds.review, corrections: [{ by: exampleIds.author, at: "2026-09-01T00:00:00Z", what: "…" }] });
    expect(alertKind.apply?.("submit", facts({ content: forged }))).toMatchObject({ secondReading: null, cleared: null, corrections: [], outcomeReviewId: null });
  });
});

describe("author, second reader and clearer are three people", () => {
  const read = anAlert({ secondReading: { by: exampleIds.secondReader, at: "2026-09-01T10:00:00Z" } });

  test("an author can neither second-read nor issue", () => {
    expect(whyNotAlertStep("second-read", facts({ actor: exampleIds.author }))).toBe("warning.second-reader-is-author");
    expect(whyNotAlertStep("issue", facts({ content: read, actor: exampleIds.author }))).toBe("warning.clearer-is-author");
  });

  test("the second reader cannot issue", () => expect(whyNotAlertStep("issue", facts({ content: read, actor: exampleIds.secondReader }))).toBe("warning.clearer-is-second-reader"));

  test.each(["superseded", "withdrawn"])("nothing is issued on an assessment that was %s since the alert was submitted", (state) => {
    expect(whyNotAlertStep("issue", facts({ content: read, linked: [theAssessment(state)] }))).toBe("warning.assessment-not-issued");
  });

  test("a note is not issued before its second reading; a flash is", () => {
    expect(whyNotAlertStep("issue", facts({ content: anAlert() }))).toBe("warning.second-reading-missing");
    expect(whyNotAlertStep("issue", facts({ content: anAlert({ form: "flash" }) }))).toBeUndefined();
  });

  test("a flash is read afterwards by neither its author nor the director who issued it", () => {
    const flash = anIssuedAlert({ form: "flash", secondReading: null });
    expect(whyNotAlertStep("second-read-afterwards", facts({ content: flash, actor: exampleIds.secondReader }))).toBeUndefined();
    expect(whyNotAlertStep("second-read-afterwards", facts({ content: flash, actor: exampleIds.author }))).toBe("warning.second-reader-is-author");
    expect(whyNotAlertStep("second-read-afterwards", facts({ content: flash, actor: exampleIds.director }))).toBe("warning.second-reader-is-clearer");
    expect(whyNotAlertStep("second-read-afterwards", facts({ content: anIssuedAlert({ secondReading: null }), actor: exampleIds.secondReader }))).toBe("warning.second-reading-only-before");
  });

  test("returning a draft takes the second reading back, because the text will change", () => {
    expect(alertKind.apply?.("return", facts({ content: read }))?.secondReading).toBeNull();
  });
});

describe("issuing", () => {
  const read = (given: Partial<Alert> = {}) => anAlert({ secondReading: { by: exampleIds.secondReader, at: "2026-09-01T10:00:00Z" }, ...given });

  test("keeps who cleared it and when, and gives a number", () => {
    expect(alertKind.apply?.("issue", facts({ content: read() }))?.cleared).toEqual({ by: exampleIds.director, at: "2026-09-01T12:00:00Z" });
    expect(alertKind.numberedOn).toBe("issue");
  });

  test.each([
    { evidence: "strictly-confidential", redacted: false, code: "warning.label-below-evidence" },
    { evidence: "strictly-confidential", redacted: true, code: undefined },
    { evidence: "confidential", redacted: false, code: undefined },
  ] as const)("a confidential alert over $evidence evidence, redacted $redacted: $code", ({ evidence, redacted, code }) => {
    expect(whyNotAlertStep("issue", facts({ content: read({ redacted }), linked: [{ ...theAssessment("issued"), label: evidence }] }))).toBe(code);
  });

  test("the card of an addressee does not count as evidence", () => {
    const card = { ...theAssessment("active"), id: exampleIds.report, kind: "partners.person", label: "strictly-confidential" as const };
    expect(whyNotAlertStep("issue", facts({ content: read(), linked: [theAssessment("issued"), card] }))).toBeUndefined();
  });

  test("an addressee who may receive less than the alert holds is refused", () => {
    const addressees = read().addressees.map((addressee) => ({ ...addressee, label: "unclassified" as const }));
    expect(whyNotAlertStep("issue", facts({ content: read({ addressees }) }))).toBe("warning.addressee-below-label");
  });

  test("is refused once the deadline for the receipt has passed", () => {
    expect(whyNotAlertStep("issue", facts({ content: read(), now: "2026-09-02T12:00:00Z" }))).toBe("warning.deadline-passed");
    expect(whyNotAlertStep("issue", facts({ content: read(), now: "2026-09-02T11:59:59Z" }))).toBeUndefined();
  });
});

describe("escalating", () => {
  test.each([
    { now: "2026-09-02T12:00:00Z", cause: "no-acknowledgement", code: "warning.escalated-before-deadline" },
    { now: "2026-09-02T12:00:01Z", cause: "no-acknowledgement", code: undefined },
    { now: "2026-09-01T13:00:00Z", cause: "level-rises", code: undefined },
  ])("at $now because of $cause: $code", ({ now, cause, code }) => {
    expect(whyNotAlertStep("escalate", facts({ content: anIssuedAlert(), input: { cause }, now }))).toBe(code);
  });
});

describe("correcting an issued alert", () => {
  const input = { what: "The plain is called Oumé, not Oumi.", keyJudgement: "Attacks in Oumé are likely." };

  test("changes the words, keeps what is not corrected and lists the correction", () => {
    const corrected = alertKind.apply?.("correct", facts({ content: anIssuedAlert(), input, now: "2026-09-03T12:00:00Z" }));
    expect(corrected).toMatchObject({ keyJudgement: input.keyJudgement, populations: anAlert().populations, cleared: anIssuedAlert().cleared });
    expect(corrected?.corrections).toEqual([{ by: exampleIds.director, at: "2026-09-03T12:00:00Z", what: input.what }]);
  });

  test("does not move the clocks of receipt and answer, nor take an unordered later day", () => {
    expect(whyNotAlertStep("correct", facts({ content: anIssuedAlert(), input: { what: "…", actBy: "2026-09-01T00:00:00Z" } }))).toBe("warning.deadlines-out-of-order");
    expect(v.safeParse(CorrectInput, { what: "…", actBy: "2026-09-20T00:00:00Z" }).success).toBe(true);
    expect(v.safeParse(CorrectInput, { what: "…", respondBy: "2026-09-20T00:00:00Z" }).success).toBe(false);
  });

  test("is not done by an author", () => expect(whyNotAlertStep("correct", facts({ content: anIssuedAlert(), input, actor: exampleIds.author }))).toBe("warning.clearer-is-author"));
});

describe("closing", () => {
  const reviewed = anIssuedAlert({ outcomeReviewId: warningIds.review });
  const review = (state: string, alertId: string = warningIds.alert): LinkedRecord => ({ id: warningIds.review, kind: "warning.outcome-review", state, label: "confidential", content: anOutcomeReview({ alertId }), changedAt: "2026-10-01T00:00:00Z", stateSince: "2026-10-01T00:00:00Z" });

  test.each([
    { name: "no review", content: anIssuedAlert(), linked: [], code: "warning.outcome-review-missing" },
    { name: "a review nobody attached", content: anIssuedAlert(), linked: [review("concluded")], code: "warning.outcome-review-missing" },
    { name: "a review of another alert", content: reviewed, linked: [review("concluded", exampleIds.report)], code: "warning.outcome-review-of-other-alert" },
    { name: "an unfinished review", content: reviewed, linked: [review("draft")], code: "warning.outcome-review-not-concluded" },
    { name: "a concluded review", content: reviewed, linked: [review("concluded")], code: undefined },
  ])("with $name: $code", ({ content, linked, code }) => expect(whyNotAlertStep("close", facts({ content, linked }))).toBe(code));

  test("a flash that nobody read a second time is not closed", () => {
    expect(whyNotAlertStep("close", facts({ content: { ...reviewed, form: "flash", secondReading: null }, linked: [review("concluded")] }))).toBe("warning.flash-not-second-read");
  });

  test.each([
    [{ whatHappened: "" }, "warning.review-without-what-happened"],
    [{ counterfactual: "" }, "warning.review-without-counterfactual"],
    [{ lessons: "" }, "warning.review-without-lessons"],
    [{ wasRight: null }, "warning.review-without-verdict"],
    [{}, undefined],
  ] as const)("a review with %j: %s", (given, code) => {
    const record = { ...facts({}).record, state: "draft" as const, content: anOutcomeReview(given) };
    expect(outcomeReviewKind.guard?.("conclude", { ...facts({}), record })).toBe(code);
  });
});

function theAssessment(state: string): LinkedRecord {
  return { id: warningIds.assessment, kind: "assessment.assessment", state, label: "confidential", content: {}, changedAt: "2026-08-31T00:00:00Z", stateSince: "2026-08-31T00:00:00Z" };
}

type Given = { content?: Alert; actor?: string; input?: Record<string, unknown>; linked?: readonly LinkedRecord[]; now?: string };

function facts({ content = anAlert(), actor = exampleIds.director, input = {}, linked = [theAssessment("issued")], now = "2026-09-01T12:00:00Z" }: Given): StepFacts<Alert, AlertState> {
  return {
    record: { id: warningIds.alert, compartmentId: "c", kind: "warning.alert", version: 1, state: "draft", number: null, content, authors: [exampleIds.author], steps: [], createdAt: now, changedAt: now },
    actor: { userId: actor, roles: ["analyst", "senior", "director"] },
    linked,
    further: [],
    input,
    now,
    reason: "",
  };
}
