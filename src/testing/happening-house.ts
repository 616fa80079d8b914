import fc from "fast-check";
import { expect } from "vitest";
import type { Happening } from "#information/model/happening-filter.ts";
import { aClaim, anIncident, aReport, aSituation, happeningOf, said, world } from "./happenings.ts";
import { openTestInstallation, type Person, type TestInstallation } from "./installation.ts";

export type MadeHappening = { readonly id: string; readonly happening: Happening };
export type HappeningHouse = {
  readonly house: TestInstallation;
  readonly office: string;
  readonly analyst: Person;
  /** Eighty incidents, with what is known of each. */
  readonly made: MadeHappening[];
  make(path: string, content: unknown, who?: Person, compartmentId?: string): Promise<string>;
};

/** An office with actors, graded claims and eighty incidents that rest on them. */
export async function openHappeningHouse(): Promise<HappeningHouse> {
  const house = await openTestInstallation();
  const office = await house.compartment();
  const analyst = await house.person({ roles: { [office]: ["analyst", "senior"] }, clearance: 1 });
  const make: HappeningHouse["make"] = async (path, content, who = analyst, compartmentId = office) => {
    const answer = await who.send("POST", `/api/${path}`, { compartmentId, content });
    expect(answer.status, answer.text).toBe(201);
    return answer.body.id;
  };
  world.situationId = await make("situations", aSituation);
  const anActor = { label: "unclassified", kind: "armed-group", country: null, from: null, until: null };
  world.actors.heron = await make("actors", { ...anActor, title: "The Herons", otherNames: ["Heron Guard"] });
  world.actors.valley = await make("actors", { ...anActor, title: "Free Valley" });
  const reports = [{ reliability: "A", credibility: "2" }, { reliability: "C", credibility: "3", sourceKind: "media" }, { reliability: "F", credibility: "6" }, {}];
  world.claims = [];
  for (const [index, grade] of reports.entries()) world.claims.push(await make("claims", aClaim(await make("reports", aReport(grade)), index === 1 ? { credibility: "5" } : {})));
  const made: MadeHappening[] = [];
  for (const one of fc.sample(said(), { numRuns: 80, seed: 7 })) {
    const content = anIncident(one);
    made.push({ id: await make("incidents", content), happening: happeningOf(content) });
  }
  return { house, office, analyst, made, make };
}

/** Ids of a list as somebody gets it. */
export async function listed(who: Person, path: string, filter: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const query = new URLSearchParams({ limit: "200", ...Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined)) });
  const answer = await who.get(`/api/${path}?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items.map((item: any) => item.id);
}
