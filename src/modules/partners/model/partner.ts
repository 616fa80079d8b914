import * as v from "valibot";
import { countryFaults } from "#geography/model/countries.ts";
import type { RecordKind } from "#platform/rules/kind.ts";
import { Label } from "#platform/rules/label.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { PartialDate } from "#platform/rules/edtf.ts";
import { analysts, type Role } from "./role.ts";

/** Offices outlive persons: everything here has a beginning and an end, each possibly vague or unknown. */
const dated = { from: v.nullable(PartialDate), until: v.nullable(PartialDate) };
const name = v.pipe(v.string(), v.trim(), v.minLength(1, "partners.name-missing"), v.maxLength(300));
const text = v.pipe(v.string(), v.trim(), v.maxLength(4000));
const id = v.pipe(v.string(), v.uuid());

export type StandingState = "current" | "ended";
const standing: Machine<StandingState, "end" | "reopen"> = {
  initial: "current",
  final: [],
  steps: {
    end: { from: ["current"], to: "ended", roles: analysts, needsReason: true },
    reopen: { from: ["ended"], to: "current", roles: analysts, needsReason: true },
  },
};

export const organisationKinds = ["united-nations", "state", "regional", "civil-society", "religious", "media", "academic", "other"] as const;
export const Organisation = v.strictObject({
  label: Label,
  title: name,
  shortName: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60)), ""),
  kind: v.picklist(organisationKinds),
  country: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  partOf: v.nullable(id),
  email: v.nullable(v.pipe(v.string(), v.email("partners.email-invalid"))),
  notes: v.optional(text, ""),
  ...dated,
});
export type Organisation = v.InferOutput<typeof Organisation>;

export const Person = v.strictObject({
  label: Label,
  title: name,
  otherNames: v.optional(v.array(name), []),
  organisationId: v.nullable(id),
  office: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300)), ""),
  email: v.nullable(v.pipe(v.string(), v.email("partners.email-invalid"))),
  /** Where the office reads out the code that opens a personal page: another way than the mail. Without it the code is a second mail. */
  telephone: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40)), ""),
  language: v.optional(v.picklist(["en", "fr", "ar", "es", "ru", "zh"]), "en"),
  notes: v.optional(text, ""),
  ...dated,
});
export type Person = v.InferOutput<typeof Person>;

export const actorKinds = ["state-force", "armed-group", "militia", "political", "criminal", "self-defence", "mission", "other"] as const;
export const actorRelations = ["split-from", "merged-into", "alias-of", "part-of", "allied-with"] as const;
export const Actor = v.strictObject({
  label: Label,
  title: name,
  otherNames: v.optional(v.array(name), []),
  kind: v.picklist(actorKinds),
  country: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  /** Name as used by open data sets, so that imported events find the actor. */
  dataSetNames: v.optional(v.array(name), []),
  relations: v.optional(v.array(v.strictObject({ to: id, relation: v.picklist(actorRelations), ...dated })), []),
  notes: v.optional(text, ""),
  ...dated,
});
export type Actor = v.InferOutput<typeof Actor>;

export const AddresseeGroup = v.strictObject({ label: Label, title: name, members: v.pipe(v.array(id), v.maxLength(1000)), notes: v.optional(text, "") });
export type AddresseeGroup = v.InferOutput<typeof AddresseeGroup>;

const standingIn = { machine: standing, createRoles: analysts, editRoles: analysts, editableIn: ["current"] } as const satisfies {
  machine: Machine<StandingState, "end" | "reopen">; createRoles: readonly Role[]; editRoles: readonly Role[]; editableIn: readonly StandingState[];
};

export const organisationKind: RecordKind<Organisation, StandingState, "end" | "reopen"> = {
  ...standingIn,
  kind: "partners.organisation",
  path: "organisations",
  schema: Organisation,
  faults: ({ country }) => countryFaults([["country", country]]),
  title: (content) => content.title,
  links: (content) => (content.partOf ? [{ to: content.partOf, as: "part-of" }] : []),
  searchText: (content) => ({ language: null, text: content.notes, names: [content.title, content.shortName].filter((word) => word !== "") }),
};

export const personKind: RecordKind<Person, StandingState, "end" | "reopen"> = {
  ...standingIn,
  kind: "partners.person",
  logsSearches: true,
  path: "persons",
  schema: Person,
  title: (content) => content.title,
  links: (content) => (content.organisationId ? [{ to: content.organisationId, as: "works-for" }] : []),
  searchText: (content) => ({ language: null, text: `${content.office} ${content.notes}`, names: [content.title, ...content.otherNames] }),
};

export const actorKind: RecordKind<Actor, StandingState, "end" | "reopen"> = {
  ...standingIn,
  kind: "partners.actor",
  path: "actors",
  schema: Actor,
  faults: ({ country }) => countryFaults([["country", country]]),
  title: (content) => content.title,
  links: (content) => content.relations.map((relation) => ({ to: relation.to, as: relation.relation })),
  searchText: (content) => ({ language: null, text: content.notes, names: [content.title, ...content.otherNames, ...content.dataSetNames] }),
};

export const addresseeGroupKind: RecordKind<AddresseeGroup, StandingState, "end" | "reopen"> = {
  ...standingIn,
  kind: "partners.addressee-group",
  path: "addressee-groups",
  schema: AddresseeGroup,
  title: (content) => content.title,
  links: (content) => content.members.map((member) => ({ to: member, as: "member" })),
  searchText: (content) => ({ language: null, text: content.notes, names: [content.title] }),
};
