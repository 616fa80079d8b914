import { signedInRoute, type Route } from "#platform/http/route.ts";
import { judgeClaim } from "../actions/judge-claim.ts";
import { JudgeClaim } from "../model/claim-verdict.ts";

/** What became of what alerts claimed. */
export function claimRoutes(): Route[] {
  const common = { data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  return [
    signedInRoute({
      ...common, method: "POST", path: "/api/alerts/:id/verdicts", action: "warning.claim-judged", body: JudgeClaim,
      summary: "Says what became of the claim of an alert once its last day is over: it came true, it did not, or it cannot be judged. Earlier verdicts are kept.",
      handle: async (ctx, call) => {
        await ctx.transaction((db) => judgeClaim(db, ctx, call.params["id"] ?? "", call.body));
        return { status: 204 };
      },
    }),
  ];
}
