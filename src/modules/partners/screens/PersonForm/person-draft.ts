import type { Person } from "../../model/partner.ts";
import type { DatedDraft } from "../dated.ts";

export type PersonDraft = Omit<Person, "from" | "until" | "email"> & DatedDraft & { readonly email: string };

export const emptyPerson: Person = { label: "confidential", title: "", otherNames: [], organisationId: null, office: "", email: null, telephone: "", language: "en", notes: "", from: null, until: null };
