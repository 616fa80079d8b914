import * as v from "valibot";
import { expect, test } from "vitest";
import { anAlert, warningIds } from "../../examples.ts";
import { OutcomeReview } from "../../model/outcome-review.ts";
import { firstReview, tidyReview } from "./first-review.ts";

const answer = { name: "The envoy", response: "act", reason: "Met both communities.", firstActionAt: "2026-09-12T08:00:00Z" };

test("a review begins with what the receipts say about who acted and when", () => {
  const review = firstReview({ id: warningIds.alert, content: anAlert() }, [answer, { ...answer, name: "Nobody", firstActionAt: null }], [], "Outcome");
  expect(review.doneBy).toEqual([{ who: "The envoy", what: "Met both communities.", when: "2026-09-12" }]);
  expect(v.safeParse(OutcomeReview, review).success).toBe(true);
});

test("a measure that was begun stands among the deeds in the order of days; one that is only promised does not", () => {
  const measure = { title: "Observers at the ford", owner: "", addressee: "Field office", firstAction: { on: "2026-09-10", what: "Two left." } };
  const review = firstReview({ id: warningIds.alert, content: anAlert() }, [answer], [measure, { ...measure, firstAction: null }], "Outcome");
  expect(review.doneBy.map((deed) => [deed.who, deed.what, deed.when])).toEqual([
    ["Field office", "Observers at the ford: Two left.", "2026-09-10"],
    ["The envoy", "Met both communities.", "2026-09-12"],
  ]);
});

test("a line that nobody filled is not sent; one half filled is, so that its error can be shown", () => {
  const review = firstReview({ id: warningIds.alert, content: anAlert() }, [], [], "Outcome");
  const tidy = tidyReview({ ...review, doneBy: [{ who: "", what: " ", when: "" }, { who: "The envoy", what: "", when: "" }] });
  expect(tidy.doneBy).toEqual([{ who: "The envoy", what: "", when: "" }]);
});
