import * as v from "valibot";
import { onlyReceives } from "#platform/context.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { Alert } from "#warning/model/alert.ts";
import { alertKind } from "#warning/model/alert-kind.ts";
import { warningToResponse } from "#warning/model/warning-to-response.ts";
import { listReceipts } from "#warning/store/receipt-rows.ts";
import { findLogMoments } from "../store/log-moments.ts";

/** The way of one warning: it begins in the reports and ends in the measures, so only this room can see the whole of it. */
export function warningLogRoute(): Route {
  return signedInRoute({
    method: "GET", path: "/api/alerts/:id/warning-to-response", action: "response.warning-log-read", summary: "The moments from the first credible sign to an effect, the steps between them, and the longest.",
    data: "compartmented", stepUp: false, audit: null, allowed: "member",
    handle: async (ctx, call) =>
      ctx.transaction(async (db) => {
        const record = (await findRecord(db, alertKind, call.params["id"] ?? "")) ?? refuse("warning.alert-not-found");
        await recordReading(db, ctx, record, "response.warning-log-read");
        const alert = v.parse(Alert, record.content);
        const isUnseen = onlyReceives(ctx.viewer, record.compartmentId);
        const [receipts, elsewhere] = [await listReceipts(db, [record.id]), await findLogMoments(db, record.id, alert.assessmentId)];
        const log = warningToResponse(alert, receipts, elsewhere, ctx.now.toISOString());
        // Where the answers are kept from the viewer, nobody can say what is still waited for.
        return { body: { ...log, steps: log.steps.filter(({ isOpen }) => !(isUnseen && isOpen)), longest: isUnseen ? null : (log.longest ?? null) } };
      }),
  });
}
