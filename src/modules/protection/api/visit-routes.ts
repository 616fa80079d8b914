import * as v from "valibot";
import { rolesIn } from "#platform/context.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { refuse } from "#platform/refusal.ts";
import { Colleagues } from "../model/reprisal/reprisal-answers.ts";
import { visitKind } from "../model/visit/visit-kind.ts";
import { listColleagues } from "../store/reprisals.ts";

/** Whom a visit can name. */
export function visitRoutes(): Route[] {
  return [
    signedInRoute({
      method: "GET", data: "compartmented", stepUp: false, allowed: "member", entersTitles: false, audit: null, path: "/api/visit-publishers", action: "protection.visit-publishers-read", query: v.strictObject({ compartment: v.pipe(v.string(), v.uuid()) }), answer: Colleagues,
      summary: "Publishers of an office whom a visit there may name as those who issue its report; for those who write visits.",
      handle: async (ctx, { query: { compartment } }) => {
        // To everybody else the question has the answer of an office that does not exist.
        if (!visitKind.editRoles.some((role) => rolesIn(ctx.viewer, compartment).includes(role))) refuse("platform.compartment-not-found");
        return { body: { items: await ctx.transaction((db) => listColleagues(db, compartment, ["publisher"])) } };
      },
    }),
  ];
}
