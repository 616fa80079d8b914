import type { Organisation } from "../../model/partner.ts";
import type { DatedDraft } from "../dated.ts";

export type OrganisationDraft = Omit<Organisation, "from" | "until" | "email"> & DatedDraft & { readonly email: string };

export const emptyOrganisation: Organisation = { label: "unclassified", title: "", shortName: "", kind: "civil-society", country: null, partOf: null, email: null, notes: "", from: null, until: null };
