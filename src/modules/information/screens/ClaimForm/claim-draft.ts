import type { NumberRange } from "#ui/form/number-range.ts";
import { countDraft, countOf } from "../fields/count-draft.ts";
import { placeDraft, placeOf, type PlaceDraft } from "../fields/place-draft.ts";
import type { Claim } from "../../model/claim.ts";
import type { Report } from "../../model/report.ts";

export type ClaimDraft = Omit<Claim, "when" | "place" | "killed" | "injured"> & { readonly when: string; readonly place: PlaceDraft; readonly killed: NumberRange; readonly injured: NumberRange };

/** A claim of a report: when and where are the report's until the statement says otherwise. */
export function firstClaim(reportId: string, report: Report): Claim {
  return {
    label: report.label, situationId: report.situationId, reportId, statement: "", extract: "", actTypes: [], when: report.occurred, place: report.place,
    perpetrator: "", perpetratorId: null, victims: "", killed: null, injured: null, credibility: report.credibility, credibilityReason: "",
  };
}

export function claimDraft(claim: Claim): ClaimDraft {
  return { ...claim, when: claim.when ?? "", place: placeDraft(claim.place), killed: countDraft(claim.killed), injured: countDraft(claim.injured) };
}

export function claimOf(draft: ClaimDraft): Claim {
  return { ...draft, when: draft.when === "" ? null : draft.when, place: placeOf(draft.place), killed: countOf(draft.killed), injured: countOf(draft.injured) };
}
