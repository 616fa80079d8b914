import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { aClaim, anAddressee, anAlert, aPublicNotice } from "../../examples.ts";
import { Alert, timeSpans } from "../../model/alert.ts";
import { formNames, whyNotAddressee } from "../../model/forms.ts";
import { whyNotSaveAlert } from "../../model/why-not-alert-step.ts";
import { conflictRows } from "./conflict-rows.ts";
import { deadlinesFor, emptyClaim, emptyOption, firstAlert, inForm, keyFor, membersToAdd, readyToWrite, tidyAlert, usualKind, withAsk, withSection } from "./alert-draft.ts";

const noon = new Date("2026-09-01T12:20:00Z");
const situation = { id: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c01", label: "confidential" as const, populationsAtRisk: [{ name: "Fishers of the lake", size: "", why: "" }] };
const assessment = {
  id: "7a3d9c10-2f44-4c1b-8d55-90b1c2d3e402", label: "strictly-confidential" as const, title: "Risk on the lake",
  populationsAtRisk: [{ name: "Fishers of the east shore", where: "", why: "" }],
  keyJudgements: [{ text: "Attacks are likely.", likelihood: "likely" as const, confidence: "moderate" as const, horizon: "three months" }],
};

describe("a new draft", () => {
  test("takes its label, populations and judgement from the assessment, where there is one", () => {
    const draft = firstAlert({ situation, assessment, language: "fr", now: noon });
    expect(draft).toMatchObject({ label: "strictly-confidential", assessmentId: assessment.id, keyJudgement: "Attacks are likely.", populations: ["Fishers of the east shore"], language: "fr" });
  });

  test("takes them from the situation otherwise", () => {
    expect(firstAlert({ situation, assessment: undefined, language: "en", now: noon })).toMatchObject({ label: "confidential", assessmentId: null, keyJudgement: "", populations: ["Fishers of the lake"] });
  });

  test("can be saved as soon as it has a title", () => {
    const draft = { ...tidyAlert(firstAlert({ situation, assessment, language: "en", now: noon })), title: "The lake" };
    expect(v.safeParse(Alert, draft).success).toBe(true);
    expect(whyNotSaveAlert(draft)).toBeUndefined();
  });
});

describe("proposed deadlines", () => {
  test.each([...timeSpans, "unknown" as const, null])("for %s are in order, to come, and on the full hour", (time) => {
    const moments = Object.values(deadlinesFor(time, noon)).map((moment) => Date.parse(moment!));
    expect(moments).toEqual(moments.toSorted((left, right) => left - right));
    expect(new Set(moments).size).toBe(4);
    expect(moments[0]).toBeGreaterThan(noon.getTime());
    expect(moments.every((moment) => moment % 3_600_000 === 0)).toBe(true);
  });

  test("ask for a decision within hours when the harm is hours away", () => {
    expect(deadlinesFor("hours", noon).respondBy).toBe("2026-09-01T19:00:00.000Z");
  });
});

describe("the claim", () => {
  test("that nobody began is not sent; one that is half said is kept in the draft", () => {
    expect(tidyAlert(anAlert({ claim: { ...emptyClaim, text: " " } })).claim).toBeNull();
    expect(tidyAlert(anAlert({ claim: { ...emptyClaim, horizon: "2026-12-31" } })).claim).toEqual({ ...emptyClaim, horizon: "2026-12-31" });
  });
});

describe("another form", () => {
  test.each(formNames)("of %s never holds an addressee or a section that the form does not have", (form) => {
    expect(whyNotSaveAlert(tidyAlert(inForm(anAlert(), form, noon, "The public")))).toBeUndefined();
  });

  test("keeps the texts that both forms have", () => {
    const draft = anAlert({ sections: [{ key: "issue", text: "Orders" }, { key: "annex", text: "Map" }] });
    expect(inForm(draft, "flash", noon, "The public").sections).toEqual([{ key: "issue", text: "Orders" }]);
  });

  test("of a public statement takes the claim out: a forecast is not published", () => {
    expect(inForm(anAlert({ claim: aClaim() }), "public-statement", noon, "Everybody").claim).toBeNull();
    expect(inForm(anAlert({ claim: aClaim() }), "flash", noon, "Everybody").claim).toEqual(aClaim());
  });

  test("of a public statement is unclassified, goes to the public alone and sets no deadlines", () => {
    const draft = inForm(anAlert(), "public-statement", noon, "Everybody");
    expect(draft.label).toBe("unclassified");
    expect(draft.addressees.map((one) => [one.kind, one.name])).toEqual([["public", "Everybody"]]);
    expect(Object.values(draft.deadlines)).toEqual([null, null, null, null]);
    expect(draft.publicNotice?.texts).toHaveLength(1);
  });

  test("than a public statement drops the public text and the embargo, and gets deadlines again", () => {
    const statement = { ...inForm(anAlert(), "public-statement", noon, "Everybody"), publicNotice: aPublicNotice(), embargoUntil: "2026-10-01T00:00:00Z" };
    const draft = inForm(statement, "demarche", noon, "Everybody");
    expect(draft).toMatchObject({ publicNotice: null, embargoUntil: null, addressees: [] });
    expect(draft.deadlines.respondBy).not.toBeNull();
  });
});

describe("the key of an addressee", () => {
  test.each([
    { name: "Samira Boukari, Special Envoy", key: "samira-boukari-special-envoy" },
    { name: "Représentante résidente", key: "representante-residente" },
    { name: "\u0627\u0644\u0645\u0646\u0633\u0642 \u0627\u0644\u0645\u0642\u064a\u0645", key: "addressee-1" },
    { name: "A".repeat(80), key: "a".repeat(34) },
  ])("of $name is one the schema accepts", ({ name, key }) => {
    expect(keyFor(name, new Set())).toBe(key);
    expect(anAddressee({ key }).key).toMatch(/^[a-z0-9-]{1,40}$/);
  });

  test("is never taken twice", () => {
    const taken = new Set<string>();
    for (let index = 0; index < 20; index += 1) taken.add(keyFor("Head of mission", taken));
    expect(taken.size).toBe(20);
    expect([...taken].every((key) => /^[a-z0-9-]{1,40}$/.test(key))).toBe(true);
  });
});

test("sections stand in the order of the form, whatever was typed first", () => {
  const draft = { ...anAlert(), sections: [{ key: "recommendation", text: "Act" }] };
  expect(withSection(draft, "issue", "Orders").map((section) => section.key)).toEqual(["issue", "recommendation"]);
  expect(withSection(draft, "recommendation", "")).toEqual([]);
});

test("an emptied request asks nothing, and what nobody filled is not sent", () => {
  const draft = anAlert({ options: [emptyOption, ...anAlert().options] });
  expect(withAsk(draft, "sg", "").map((ask) => ask.addresseeKey)).toEqual(["usg-peace"]);
  const tidy = tidyAlert({ ...draft, asks: [...draft.asks, { addresseeKey: "gone", ask: "Nobody reads this" }], sections: [{ key: "issue", text: "  " }] });
  expect(tidy.options).toEqual(anAlert().options);
  expect(tidy.asks.map((ask) => ask.addresseeKey)).toEqual(["sg", "usg-peace"]);
  expect(tidy.sections).toEqual([]);
});

test("an alert with an assessment sends no justification, and one without sends whatever was written", () => {
  expect(tidyAlert(anAlert({ flashJustification: "No time" })).flashJustification).toBeNull();
  expect(tidyAlert(anAlert({ assessmentId: null, flashJustification: "No time" })).flashJustification).toBe("No time");
});

test("of two versions only the parts that differ are shown", () => {
  const mine = anAlert({ keyJudgement: "Mine", populations: ["Herders"] });
  const rows = conflictRows(mine, anAlert({ populations: ["Herders"] }), (key) => key);
  expect(rows).toEqual([{ label: "warning.screen.says.key-judgement", mine: "Mine", theirs: anAlert().keyJudgement }]);
});

test.each(formNames)("a new addressee of %s begins with a kind the form allows, and as the Secretary-General only where nobody else is", (form) => {
  expect(whyNotAddressee(form, usualKind(form))).toBeUndefined();
  expect(usualKind(form) === "secretary-general").toBe(form === "transmission-request");
});

test("a draft without options is shown with one to write in", () => {
  expect(readyToWrite(anAlert({ options: [] })).options).toEqual([emptyOption]);
  expect(readyToWrite(anAlert())).toEqual(anAlert());
});

describe("the members of a group", () => {
  const member = (number: number, state = "current") => ({ id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`, title: `Holder ${number}`, state });

  test("are all added, however many there are, in the order of the group", () => {
    const linked = Array.from({ length: 1000 }, (_, number) => member(number));
    const { people, leftOut } = membersToAdd({ content: { members: linked.map(({ id }) => id) }, linked: linked.toReversed() });
    expect(leftOut).toBe(0);
    expect(people.map((one) => one.name)).toEqual(linked.map((one) => one.title));
  });

  test("who have left, or are not open to the writer, are counted and never dropped in silence", () => {
    const [here, ended, hidden] = [member(1), member(2, "ended"), member(3)];
    expect(membersToAdd({ content: { members: [hidden.id, here.id, ended.id] }, linked: [ended, here] })).toEqual({ people: [{ name: "Holder 1", contactId: here.id }], leftOut: 2 });
  });
});
