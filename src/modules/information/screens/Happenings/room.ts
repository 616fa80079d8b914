import { writers } from "#partners/model/role.ts";
import type { ClaimState } from "../../model/claim.ts";
import type { HappeningKind } from "../../model/happening-kind.ts";
import type { IncidentState } from "../../model/incident.ts";
import type { ReportState } from "../../model/report.ts";
import { incidentRoles } from "../IncidentForm/incident-roles.ts";

/** What is different about the lists of reports, claims and incidents; everything else is one screen. */
export type Room = { readonly kind: HappeningKind; readonly noun: "report" | "claim" | "incident"; readonly path: "reports" | "claims" | "incidents"; readonly states: readonly string[]; readonly roles: readonly string[] };

export const reportRoom: Room = {
  kind: "information.report", noun: "report", path: "reports", roles: writers,
  states: ["received", "triaged", "rejected", "evaluated", "linked", "archived"] satisfies readonly ReportState[],
};

/** Claims are drawn on the page of their report, so nobody begins one here. */
export const claimRoom: Room = { kind: "information.claim", noun: "claim", path: "claims", roles: [], states: ["stated", "retracted"] satisfies readonly ClaimState[] };

export const incidentRoom: Room = {
  kind: "information.incident", noun: "incident", path: "incidents", roles: incidentRoles,
  states: ["reported", "under-verification", "verified", "partly-verified", "not-verified", "refuted", "closed"] satisfies readonly IncidentState[],
};
