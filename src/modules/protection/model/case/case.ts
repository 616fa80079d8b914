import * as v from "valibot";
import { Day, Id, LanguageTag, said, text } from "#assessment/model/text.ts";
import { PartialDate } from "#platform/rules/edtf.ts";
import { Label } from "#platform/rules/label.ts";
import { CountRange } from "#platform/rules/range.ts";
import { declarationArticles, ViolationTypeId } from "../violation-types.ts";
import { Consent } from "./consent.ts";
import { Key } from "./key.ts";

export const answers = ["yes", "no", "unknown"] as const;
export const defenderGroups = ["woman", "indigenous", "lgbti", "environment", "journalist", "lawyer", "youth", "trade-unionist", "land-rights"] as const;
/** What a person is in a violation. A source is no role here: whoever told of it stands sealed elsewhere. */
export const personRoles = ["victim", "family-of-victim", "lawyer-of-victim", "witness"] as const;
export const protectionMeasures = [
  "security-plan", "digital-security", "psychosocial-medical", "legal-aid", "trial-observation", "accompaniment", "visibility", "discretion", "emergency-grant", "relocation-in-country",
  "relocation-in-region", "relocation-abroad", "visa", "embassy-demarche", "national-mechanism", "precautionary-measures", "shelter-city", "community-protection", "insurance-equipment",
] as const;
export const measureStandings = ["asked", "given", "refused", "ended", "unknown"] as const;
export const likelihoods = ["low", "medium", "high", "unknown"] as const;

/** A person or a group, under a code. A name stands here only as far as it may be told to the State, and is empty until then. */
export const CasePerson = v.strictObject({
  key: Key,
  code: v.pipe(v.string(), v.trim(), v.regex(/^[A-Z][A-Z0-9-]{1,19}$/, "protection.person-code-invalid")),
  kind: v.picklist(["person", "group"]),
  /** How many, of a group. */
  number: v.optional(v.nullable(CountRange), null),
  isChild: v.picklist(answers),
  isVictimOfSexualViolence: v.picklist(answers),
  groups: v.pipe(v.array(v.picklist(defenderGroups)), v.maxLength(9)),
  themes: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))), v.maxLength(20)),
  nameForState: text(300),
});
export type CasePerson = v.InferOutput<typeof CasePerson>;

/** What is said to have been done. Who it was done to is a role on this link, never a property of the person. */
export const Violation = v.strictObject({
  key: Key,
  type: ViolationTypeId,
  articles: v.pipe(v.array(v.picklist(declarationArticles)), v.maxLength(15)),
  when: v.nullable(PartialDate),
  place: text(300),
  /** Who is said to have done it, in words: an authority, a unit, a company. */
  author: text(300),
  people: v.pipe(v.array(v.strictObject({ personKey: Key, role: v.picklist(personRoles) })), v.maxLength(100)),
});
export type Violation = v.InferOutput<typeof Violation>;

/** One thing that happened, as exactly as it is known, and what it rests on. */
export const ChronologyEntry = v.strictObject({
  key: Key,
  when: v.nullable(PartialDate),
  place: text(300),
  text: said(4000, "protection.chronology-text-missing"),
  cites: v.pipe(v.array(Id), v.maxLength(50)),
});
export type ChronologyEntry = v.InferOutput<typeof ChronologyEntry>;

export const Protection = v.strictObject({
  key: Key,
  measure: v.picklist(protectionMeasures),
  standing: v.picklist(measureStandings),
  personKeys: v.pipe(v.array(Key), v.maxLength(100)),
  provider: text(300),
  from: v.nullable(Day),
  until: v.nullable(Day),
  cost: text(200),
  effect: text(2000),
  endPlan: text(2000),
});
export type Protection = v.InferOutput<typeof Protection>;

/** Asked before anything leaves: who could be harmed by it, how, how likely, and what else could be done. */
export const RiskCheck = v.strictObject({ who: text(2000), how: text(2000), likelihood: v.picklist(likelihoods), mitigation: text(2000), alternatives: text(2000), on: v.nullable(Day) });

/** Whom it is about, what was done, what is needed, and what each person agreed to. Not who told of it. */
export const Case = v.strictObject({
  label: Label,
  situationId: v.optional(Id),
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "protection.case-title-missing"), v.maxLength(200)),
  language: LanguageTag,
  country: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, "protection.country-missing")),
  /** Incidents, claims and submissions it rests on, all by their ids alone. */
  about: v.pipe(v.array(Id), v.maxLength(100)),
  people: v.pipe(v.array(CasePerson), v.maxLength(100)),
  violations: v.pipe(v.array(Violation), v.maxLength(100)),
  chronology: v.pipe(v.array(ChronologyEntry), v.maxLength(300)),
  stepsTaken: text(4000),
  needs: text(4000),
  protection: v.pipe(v.array(Protection), v.maxLength(100)),
  risk: RiskCheck,
  consents: v.optional(v.pipe(v.array(Consent), v.maxLength(2000)), []),
});
export type Case = v.InferOutput<typeof Case>;
