import { describe, expect, test } from "vitest";
import { facetsOfClaim, facetsOfIncident, facetsOfReport } from "./facets.ts";

const nowhere = { said: " ", country: null, pcode: null, latitude: null, longitude: null };
const talat = { ...nowhere, said: "Talat" };

describe("a report lacks what it does not say itself", () => {
  const bare = { occurred: null, place: null, sourceKind: null, reliability: null, credibility: null };
  test.each([
    { name: "nothing said", said: {}, missing: ["date", "place", "source"] },
    { name: "a vague date", said: { occurred: "203X" }, missing: ["place", "source"] },
    { name: "a place without a word", said: { place: nowhere }, missing: ["date", "place", "source"] },
    { name: "a place that is only a country", said: { place: { ...nowhere, country: "MLI" } }, missing: ["date", "source"] },
    { name: "all of it", said: { occurred: "2031", place: talat, sourceKind: "media" }, missing: [] },
  ])("$name: $missing", ({ said, missing }) => {
    expect(facetsOfReport({ ...bare, ...said }).missing).toEqual(missing);
  });
});

describe("a claim lacks", () => {
  const bare = { when: null, place: null, perpetrator: "", perpetratorId: null, victims: "", actTypes: [], credibility: null };
  const full = { when: "2031-06", place: talat, perpetrator: "Heron Guard", victims: "two journalists", actTypes: ["killing"] };
  test.each([
    { name: "everything when it says nothing", said: {}, missing: ["date", "place", "author", "victim", "type"] },
    { name: "nothing when it says all", said: full, missing: [] },
    { name: "its kind of act where that is unknown", said: { ...full, actTypes: ["unknown"] }, missing: ["type"] },
    { name: "nothing where one of its kinds of acts is unknown", said: { ...full, actTypes: ["unknown", "killing"] }, missing: [] },
    { name: "no author where only the record of one is named", said: { ...full, perpetrator: "", perpetratorId: "x" }, missing: [] },
    { name: "its victims where they are blank", said: { ...full, victims: "  " }, missing: ["victim"] },
  ])("$name", ({ said, missing }) => {
    expect(facetsOfClaim({ ...bare, ...said }).missing).toEqual(missing);
  });
});

describe("an incident lacks", () => {
  const unsaid = { accounts: [], working: null };
  const act = (types: string[], victims: string, names: string[]) => ({ types, victims, perpetrators: { accounts: names.map((name) => ({ value: { name, actorId: null } })), working: null } });
  const bare = { events: [], when: unsaid, where: unsaid, acts: [] };
  test.each([
    { name: "everything before anything is joined", said: {}, missing: ["date", "place", "author", "victim", "type", "source"] },
    { name: "no source when an event tells it", said: { events: ["x"] }, missing: ["date", "place", "author", "victim", "type"] },
    { name: "no date when one is held without an account", said: { when: { accounts: [], working: { value: "2031" } } }, missing: ["place", "author", "victim", "type", "source"] },
    { name: "no author, victim or kind that one of its acts names", said: { acts: [act(["unknown"], "", ["Heron Guard"]), act(["killing"], "", [""]), act(["unknown"], "millers", [])] }, missing: ["date", "place", "source"] },
    { name: "what its acts leave open", said: { acts: [act(["unknown"], " ", ["", " "])] }, missing: ["date", "place", "author", "victim", "type", "source"] },
  ])("$name", ({ said, missing }) => {
    expect(facetsOfIncident({ ...bare, ...said }).missing).toEqual(missing);
  });
});
