import * as v from "valibot";
import { onlyReceives, type Viewer } from "#platform/context.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { refuse } from "#platform/refusal.ts";
import { highestLabel } from "#platform/rules/label.ts";
import { TrackRecordQuery, WarningTrackRecord } from "../contract.ts";
import { calibrationOf, largestMisses, stageOf } from "../model/claim-calibration.ts";
import { listClaims, type ClaimRow } from "../store/claim-rows.ts";

const missesShown = 10;

/** What the words of an office turned out to be worth, for that office alone: there is no view across offices, and none of persons. */
export function trackRecordRoute(): Route {
  return signedInRoute({
    data: "compartmented", stepUp: false, audit: null, allowed: "member", method: "GET", path: "/api/warning-track-record", action: "warning.track-record-read", query: TrackRecordQuery, answer: WarningTrackRecord,
    summary: "How often what the alerts of one's own office claimed came true, by each word of likelihood, with scores beside the base rate, the largest misses, and claims that wait for an answer.",
    handle: async (ctx, call) => {
      const compartmentId = officeOf(ctx.viewer, call.query.compartment);
      const now = ctx.now.toISOString();
      const observed = await ctx.transaction((db) => listClaims(db, compartmentId));
      const { bands, scores, withMeasures } = calibrationOf(observed, now);
      const body: v.InferInput<typeof WarningTrackRecord> = {
        compartmentId,
        label: highestLabel(observed.map(({ label }) => label)),
        bands: [...bands],
        scores,
        withMeasures,
        misses: largestMisses(observed, now, missesShown).map((one) => ({ ...said(one), outcome: one.verdict?.outcome === "came-true" ? "came-true" : "did-not", measuresTaken: one.verdict?.measuresTaken ?? false })),
        waiting: observed.filter((one) => stageOf(one, now) === "waiting").map(said),
      };
      return { body };
    },
  });
}

/** An office that the person does not read answers as one that does not exist. */
function officeOf(viewer: Viewer, wanted: string | undefined): string {
  const own = viewer.memberships.map(({ compartmentId }) => compartmentId).filter((id) => !onlyReceives(viewer, id));
  return (wanted === undefined ? own[0] : own.find((id) => id === wanted)) ?? refuse("platform.compartment-not-found");
}

function said({ id, number, title, label, language, claim: { text, horizon, likelihood } }: ClaimRow) {
  return { id, number, title, label, language, text, horizon, likelihood };
}
