import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServedInstallation, type ServedInstallation } from "./testing/served.ts";
import { visitInTwoLevels, type Visit } from "./testing/slow-line.ts";

/**
 * The very first visit over a satellite link, with the training exercise loaded and in Arabic, whose words are the heaviest. What is
 * counted are bytes and waits, which are the same on every machine.
 */
let vigie: ServedInstallation;
let visit: Visit;

beforeAll(async () => {
  vigie = await openServedInstallation();
  const office = await vigie.house.compartment();
  const analyst = await vigie.house.person({ roles: { [office]: ["analyst"] }, clearance: 2, name: "Lena Ortiz", language: "ar" });
  expect((await analyst.send("POST", "/api/exercise")).status).toBe(201);
  const context = await vigie.visit(analyst);
  visit = await visitInTwoLevels(await context.newPage(), `${vigie.base}/`, "main tbody tr");
  await context.close();
  process.stderr.write(`first visit: the first row after ${visit.seconds.toFixed(1)} s, ${visit.bodies.toFixed(1)} KB and ${visit.heads.toFixed(1)} KB of heads, two levels\n`);
}, 120_000);
afterAll(() => vigie.close());

describe("the first visit of a member", () => {
  test("waits twice, for the page and for what the page names, and carries at most 105 KB until the first row of Watch stands there", () => {
    expect(visit.bodies).toBeGreaterThan(80);
    expect(visit.bodies).toBeLessThanOrEqual(105);
  });

  test("asks for nothing twice, because what the page names is what the scripts ask for", () => {
    expect(visit.addresses.filter((address, index) => visit.addresses.indexOf(address) !== index)).toEqual([]);
  });

  test("asks nobody else, and for no font", () => {
    expect(visit.addresses.filter((address) => !address.startsWith(vigie.base) || /\.(woff2?|ttf|otf)$/.test(address))).toEqual([]);
  });
});
