import { signedInRoute, type Route } from "#platform/http/route.ts";
import { measureList } from "../model/measure-list.ts";

/** The list of preventive measures, for rooms that may not know this one and for programs. */
export function measureListRoutes(): Route[] {
  return [
    signedInRoute({
      method: "GET", path: "/api/measure-list", action: "response.measure-list-read", summary: "The reference list of preventive measures with pillar, timing, coercion, authority and factors.",
      data: "none", stepUp: false, audit: null, allowed: "signed-in",
      handle: async () => ({ body: { version: measureList.version, items: measureList.measures } }),
    }),
  ];
}
