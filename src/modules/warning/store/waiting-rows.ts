import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { prepared } from "#platform/database/prepared.ts";
import { within, withinOrReleased } from "#platform/database/reach.ts";
import type { Waiting } from "../model/median-waiting.ts";
import type { Response } from "../model/receipt.ts";
import { isDecision } from "../model/receipts.ts";
import { hoursBetween } from "../model/warning-to-response.ts";

export type AddresseeWaiting = Waiting & { readonly alertId: string; readonly isExercise: boolean };

type Row = { alertId: string; isExercise: boolean; issuedAt: string; response: Response | null; respondedAt: string | null; endedAt: string | null };

/**
 * How long each addressee of an issued alert took to decide, or has been waited for: until now, or until the alert was closed or
 * withdrawn. The first screen asks for it every time, so it reads receipts alone and opens no alert.
 */
export async function listWaiting(db: Db, now: Date): Promise<AddresseeWaiting[]> {
  const { rows } = await sql<Row>`${prepared}
    select receipt.alert_id as "alertId", head.is_exercise as "isExercise", receipt.issued_at as "issuedAt", receipt.response, receipt.responded_at as "respondedAt",
           case when head.state in ('closed', 'withdrawn') then head.state_since end as "endedAt"
      from warning.receipt
      join record.head on head.id = receipt.alert_id and ${withinOrReleased(db, "head")}
     where ${within(db, "receipt")}
     order by receipt.issued_at desc
     limit 20000
  `.execute(db);
  return rows.map(({ alertId, isExercise, issuedAt, response, respondedAt, endedAt }) => {
    const decidedAt = isDecision(response) ? respondedAt : null;
    return { alertId, isExercise, hours: hoursBetween(issuedAt, decidedAt ?? endedAt ?? now.toISOString()), hasAnswered: decidedAt !== null };
  });
}
