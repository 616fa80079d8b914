import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { labelOf } from "#platform/records/stored.ts";
import type { Label } from "#platform/rules/label.ts";
import { Claim, statedClaim } from "../model/claim.ts";
import type { ObservedClaim } from "../model/claim-calibration.ts";

export type ClaimRow = ObservedClaim & { readonly id: string; readonly number: string; readonly title: string; readonly label: Label; readonly language: string };
type Row = Omit<ClaimRow, "label" | "claim"> & { readonly label: number; readonly claim: unknown };

/** Every claim of the issued alerts of an office that the viewer may see, with the verdict that counts, the earliest last day first; none is left out. */
export async function listClaims(db: Db, compartmentId: string): Promise<ClaimRow[]> {
  const { rows } = await sql<Row>`
    select head.id, head.number, head.title, head.label, head.content ->> 'language' as language, head.content -> 'claim' as claim,
           (select json_build_object('outcome', outcome, 'measuresTaken', measures_taken) from warning.claim_verdict
             where alert_id = head.id and ${within(db, "claim_verdict")} order by claim_verdict.number desc limit 1) as verdict
      from record.head
     where head.compartment_id = ${compartmentId} and head.kind = 'warning.alert' and head.number is not null and head.content -> 'claim' ->> 'text' is not null and ${within(db, "head")}
     order by head.content -> 'claim' ->> 'horizon', head.id
  `.execute(db);
  return rows.flatMap(({ label, claim, ...row }) => {
    const stated = statedClaim(v.parse(Claim, claim));
    return stated === undefined ? [] : [{ ...row, label: labelOf(label), claim: stated }];
  });
}
