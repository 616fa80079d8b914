import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { checkRoutes } from "./check-routes.ts";
import { openRoute, signedInRoute, type Route } from "./route.ts";

const good = signedInRoute({
  method: "POST", path: "/api/birds", action: "birds.bird-ringed", summary: "Rings a bird that was caught.", data: "compartmented", stepUp: false, audit: null, allowed: "member", body: v.strictObject({}),
  handle: async () => ({}),
});
const open = openRoute({ ...good, allowed: "anyone", data: "none", query: v.object({}), body: v.strictObject({}), handle: async () => ({}) });

/** What a careless module could declare; the compiler stops some of it, a cast or an older caller would not be stopped. */
const careless = (change: Record<string, unknown>, from: Route = good) => ({ ...from, ...change }) as Route;

describe("S11: the server does not start", () => {
  test.each([
    ["the same door declared twice", [good, good], "declared twice"],
    ["no action", [careless({ action: "" })], "does not name its action"],
    ["an action without its module", [careless({ action: "ring" })], "does not name its action"],
    ["no summary", [careless({ summary: "" })], "has no summary"],
    ["nothing said about logging", [careless({ audit: undefined })], "does not say what is logged"],
    ["nothing said about a fresh sign-in", [careless({ stepUp: undefined })], "does not say what is logged or whether it needs a fresh sign-in"],
    ["an unknown class of data", [careless({ data: "anything" })], "does not say which data"],
    ["no class of data", [careless({ data: undefined })], "does not say which data"],
    ["nobody said who is allowed", [careless({ allowed: undefined })], "does not say who"],
    ["somebody unknown allowed", [careless({ allowed: "friends" })], "does not say who"],
    ["records for anyone", [careless({ allowed: "anyone", data: "compartmented" }, open)], "would give compartmented data to anyone"],
    ["the own account for anyone", [careless({ allowed: "anyone", data: "own" }, open)], "would give own data to anyone"],
    ["accounts for anyone", [careless({ allowed: "anyone", data: "administration" }, open)], "would give administration data to anyone"],
    ["accounts for members", [careless({ data: "administration" })], "people who do not administer"],
    ["records for administrators", [careless({ allowed: "administrator" })], "would give compartmented data to administrators"],
    ["a change without a body", [careless({ body: undefined })], "does not say what its body is"],
    ["a fresh sign-in of nobody", [careless({ stepUp: true }, open)], "nobody signed in"],
    ["a path outside", [careless({ path: "api/birds" })], "does not begin with a slash"],
  ])("with %s", (_what, routes, sentence) => {
    expect(() => checkRoutes(routes)).toThrow(sentence);
  });

  test("but does with declarations that are complete", () => {
    expect(() => checkRoutes([good, open].map((route, index) => careless({ path: `/api/birds/${index}` }, route)))).not.toThrow();
  });
});
