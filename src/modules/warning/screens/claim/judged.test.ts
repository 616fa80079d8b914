import { describe, expect, test } from "vitest";
import { judgedOf, whyNotJudged, type Judged } from "./judged.ts";

const claim = { text: "A camp is driven away.", horizon: "2026-12-31", likelihood: "likely", judgedBy: "" } as const;
const issuedAt = "2026-09-01T12:00:00Z";
const filled: Judged = { outcome: "came-true", happenedOn: "2026-10", measuresTaken: true, basis: "Two reports", correction: "" };
const paths = (judged: Judged, isCorrection = false) => whyNotJudged(judged, claim, issuedAt, isCorrection).map(({ path }) => path);

describe("what is sent", () => {
  test("is only what belongs to the answer", () => {
    expect(judgedOf(filled, null)).toEqual({ outcome: "came-true", happenedOn: "2026-10", basis: "Two reports", corrects: null, correction: "" });
    expect(judgedOf({ ...filled, outcome: "did-not" }, 2)).toEqual({ outcome: "did-not", measuresTaken: true, basis: "Two reports", corrects: 2, correction: "" });
    expect(judgedOf({ ...filled, outcome: "cannot-be-judged" }, null)).toEqual({ outcome: "cannot-be-judged", basis: "Two reports", corrects: null, correction: "" });
    expect(judgedOf({ ...filled, outcome: "" }, null)).toBeUndefined();
  });
});

describe("what is missing is said at once", () => {
  test("in an empty form", () => expect(paths({ outcome: "", happenedOn: "", measuresTaken: false, basis: " ", correction: "" }, true)).toEqual(["outcome", "basis", "correction"]));

  test("a day is asked only of what came true, and within the time of the claim", () => {
    expect(paths({ ...filled, happenedOn: "" })).toEqual(["happenedOn"]);
    expect(paths({ ...filled, happenedOn: "2027-01-01" })).toEqual(["happenedOn"]);
    expect(paths({ ...filled, happenedOn: "2026-08" })).toEqual(["happenedOn"]);
    expect(paths({ ...filled, happenedOn: "2026-09" })).toEqual([]);
    expect(paths({ ...filled, outcome: "did-not", happenedOn: "" })).toEqual([]);
  });

  test("a reason only of a correction", () => {
    expect(paths(filled)).toEqual([]);
    expect(paths(filled, true)).toEqual(["correction"]);
  });
});
