import { expect, test, describe } from "vitest";
import { anArticle } from "../../actions/hrd-attacks-example.ts";
import { readAnnotatedAttack, type AnnotatedAttack } from "./hrd-attacks.ts";

const countryOf = (name: string) => (name === "Kasuria" ? "XKS" : null);
const read = (fields: object) => readAnnotatedAttack(anArticle(7, fields), countryOf) as AnnotatedAttack;

describe("a date of three words", () => {
  test.each([
    { year: "2031.0", month: "03", date: "4.0", when: "2031-03-04", whenSaid: "" },
    { year: "2031", month: "November", date: null, when: "2031-11", whenSaid: "" },
    { year: "2031", month: "unknown", date: "Unknown", when: "2031", whenSaid: "" },
    { year: "2031", month: "N//A", date: null, when: "2031", whenSaid: "" },
    { year: null, month: null, date: null, when: null, whenSaid: "" },
    { year: "2031", month: "Ocober", date: null, when: "2031", whenSaid: "2031 / Ocober / –" },
    { year: "2031", month: "02", date: "30", when: "2031-02", whenSaid: "2031 / 02 / 30" },
    { year: "2031", month: "02", date: "2031.0", when: "2031-02", whenSaid: "2031 / 02 / 2031.0" },
    { year: "2031", month: null, date: "7", when: "2031", whenSaid: "2031 / – / 7" },
    { year: null, month: "03", date: "4", when: null, whenSaid: "– / 03 / 4" },
    { year: "13.0", month: "11", date: "1839.0", when: null, whenSaid: "13.0 / 11 / 1839.0" },
    { year: "March", month: "2015", date: null, when: null, whenSaid: "March / 2015 / –" },
  ])("$year, $month, $date is $when, and its words are kept where one could not be read: “$whenSaid”", ({ when, whenSaid, ...fields }) => {
    expect(read(fields)).toMatchObject({ when, whenSaid });
  });
});

describe("a place", () => {
  test.each([
    { city: "Oumé", region: "The Plain", country: "Kasuria", place: { said: "Oumé, The Plain, Kasuria", country: "XKS" } },
    { city: "None", region: "unknown", country: "England", place: { said: "England", country: "GBR" } },
    { city: "None", region: "None", country: "Kasuria and Belmora", place: { said: "Kasuria and Belmora", country: null } },
    { city: "Talat", region: "Talat", country: "None", place: { said: "Talat", country: null } },
    { city: "None", region: "N/a", country: "None", place: null },
  ])("$city, $region, $country", ({ place, ...fields }) => {
    expect(read(fields).place).toEqual(place);
  });
});

test.each([
  { perpetrator_mention: true, perpetrator_type: "state actor", author: "state" },
  { perpetrator_mention: true, perpetrator_type: "insufficient info", author: null },
  { perpetrator_mention: false, perpetrator_type: null, author: null },
])("an author who is mentioned ($perpetrator_mention, $perpetrator_type) is told by kind: $author", ({ author, ...fields }) => {
  expect(read(fields).author).toBe(author);
});

test("kinds of acts are those of the reference list, and what nobody could name stays unknown beside them", () => {
  expect(read({ violation_types: ["killing", "other", "unknown", "arbitrary detention"] }).types).toEqual(["killing", "other-harmful-acts", "unknown", "arbitrary-detention"]);
});

test("victims of whom the same is said are counted together, and nothing of them is read by which one would know them", () => {
  const victim = { victim_population_type: "individual", victim_name: "Ada Planted", victim_keywords: "planted keyword", victim_type: ["journalist", "journalist"], victim_sex_type: "woman", victim_age_group: "adult" };
  const attack = read({ victims: [victim, { ...victim, victim_name: "Bea Planted" }, { ...victim, victim_population_type: "multiple", victim_type: [] }] });
  expect(attack.victims).toEqual([
    { count: 2, isSeveral: false, roles: ["journalist"], sex: "woman", age: "adult" },
    { count: 1, isSeveral: true, roles: [], sex: "woman", age: "adult" },
  ]);
  expect(JSON.stringify(attack)).not.toMatch(/Planted|planted/);
});

test.each([
  { fields: { violation_types: ["bewitching"] }, fault: "merged_sample.violation_types.0" },
  { fields: { violation_types: [] }, fault: "merged_sample.violation_types" },
  { fields: { victims: "none" }, fault: "merged_sample.victims" },
  { fields: { perpetrator_type: "a king" }, fault: "merged_sample.perpetrator_type" },
])("a field that is written otherwise is named, without what stands in it ($fault)", ({ fields, fault }) => {
  expect(read(fields)).toEqual({ fault });
});
