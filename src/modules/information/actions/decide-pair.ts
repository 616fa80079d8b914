import { sql } from "kysely";
import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { refuse } from "#platform/refusal.ts";
import { mayDecidePair, type PairDecision } from "../model/event-pair.ts";
import { addDecision, lockDecisions } from "../store/event-pair-decisions.ts";
import { findPair } from "../store/event-pairs.ts";

/**
 * Says of two events whether they are one, or takes back what was said. Neither event changes; the newest decision counts and the others are kept. One
 * that came since whoever decides looked is not followed unread: it is told, and has to be answered again.
 */
export async function decidePair(db: Db, ctx: Context, id: string, decision: PairDecision): Promise<void> {
  const pair = (await findPair(db, id)) ?? refuse("information.event-pair-not-found");
  if (!mayDecidePair(ctx.viewer, pair.compartmentId)) refuse("platform.not-for-your-role");
  const last = await lockDecisions(db, id);
  if ((last?.ordinal ?? 0) !== decision.seen) refuse("information.event-pair-decided-meanwhile", { values: { verdict: wordOf(last?.verdict), by: last?.by ?? "", isNamed: last?.by ? "yes" : "no" } });
  if (decision.verdict === "withdrawn" && (last === undefined || last.verdict === "withdrawn")) refuse("information.event-pair-undecided");
  const { compartmentId, labelRank: label } = pair;
  const version = await addDecision(db, pair, decision, ctx.viewer.userId, ctx.now.toISOString());
  await recordEntry(db, { actorId: ctx.viewer.userId, event: "information.event-pair-decided", recordId: id, version, compartmentId, label });
  const room = ctx.viewer.openData.includes(compartmentId) ? "open-data" : compartmentId;
  await sql`select pg_notify('vigie_live', ${`${room} ${label} information.event-pair ${id} false`})`.execute(db);
}

/** A choice in a sentence is one word. */
function wordOf(verdict: PairDecision["verdict"] | undefined): string {
  return verdict === "cannot-say" ? "unsure" : (verdict ?? "withdrawn");
}
