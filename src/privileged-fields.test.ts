import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Route } from "#platform/http/route.ts";
import { readSentences } from "#platform/messages/sentences.ts";
import type { AnyKind } from "#platform/records/registry.ts";
import { openRooms } from "./rooms.ts";
import { givenAChain, type Chain } from "./testing/chain.ts";
import { giveSubmission } from "./testing/sealed-row.ts";
import { openTestInstallation, type Person, type TestInstallation } from "./testing/installation.ts";

/**
 * S17, generated from the schemas: whatever a kind or a route does not know is refused by name, and what only steps write is
 * written by nobody else. A new kind is here by being declared in a room.
 */
let house: TestInstallation;
let kinds: readonly AnyKind[];
let chain: Chain;
let office: string;
let writer: Person;
let newcomer: Person;

beforeAll(async () => {
  house = await openTestInstallation();
  const { database, dataDirectory } = house;
  kinds = openRooms({ database, sentences: readSentences(), origin: "", dataDirectory, systemId: "", clock: () => house.clock.now }).kinds.map(({ kind }) => kind);
  office = await house.compartment();
  writer = await house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2 });
  newcomer = await house.person({ roles: { [office]: ["monitor"] }, clearance: 2 });
  chain = { ...(await givenAChain(writer, office, "meadowlark")), ...(await giveSubmission(database.worker.db, writer, office, "meadowlark")) };
});
afterAll(() => house.close());

type Schema = v.GenericSchema & { readonly entries?: Record<string, Schema>; readonly item?: Schema; readonly wrapped?: Schema; readonly options?: readonly (Schema | string | number)[]; readonly literal?: unknown };

/** The places in a schema where an unknown field would be let in. */
function loosePlaces(schema: Schema, place: string): string[] {
  const here = schema.type === "object" || schema.type === "loose_object" ? [place] : [];
  const inside = Object.entries(schema.entries ?? {}).flatMap(([name, entry]) => loosePlaces(entry, `${place}.${name}`));
  const others = [schema.item, schema.wrapped, ...(schema.options ?? [])].filter((one) => typeof one === "object");
  return [...here, ...inside, ...others.flatMap((one) => loosePlaces(one, place))];
}

const words = ["words of some length", "en", "2026-03-01", "2026-03-01T10:00:00Z", "00000000-0000-4000-8000-00000000beef", "RF1", "1.1", "A", "person@example.org"];

/** Some value that the schema accepts and that says something. */
function sampleOf(schema: Schema): unknown {
  if (schema.wrapped) return sampleOf(schema.wrapped);
  if (schema.item) return [sampleOf(schema.item)];
  if (schema.entries) return Object.fromEntries(Object.entries(schema.entries).map(([name, entry]) => [name, sampleOf(entry)]));
  const [first] = schema.options ?? [];
  if (first !== undefined) return typeof first === "object" ? sampleOf(first) : first;
  const sample = [...words, 1, true].find((one) => v.is(schema, one));
  if (sample === undefined) throw new Error(`no sample fits ${schema.type}`);
  return sample;
}

function fieldOf(kind: AnyKind, field: string): Schema {
  const schema = kind.schema as Schema;
  const entry = schema.entries?.[field];
  if (!entry) throw new Error(`${kind.kind} has no field ${field}`);
  return entry;
}

async function storedOf(kind: AnyKind): Promise<{ path: string; version: number; content: Record<string, unknown> }> {
  const path = `/api/${kind.path}/${chain[kind.path]}`;
  const { body } = await writer.get(path);
  return { path, version: body.version, content: body.content };
}

/** Once for a new record and once for a saved one: what each is told of the field. */
async function toldAbout(person: Person, kind: AnyKind, field: string, value: unknown): Promise<unknown[]> {
  const { path, version, content } = await storedOf(kind);
  const filled = { ...content, [field]: value };
  expect(v.safeParse(kind.schema, filled).success, `${kind.kind}.${field}`).toBe(true);
  const answers = [await person.send("POST", `/api/${kind.path}`, { compartmentId: office, content: filled }), await person.send("PUT", path, { content: filled }, version)];
  return answers.map(({ status, body }) => [status, ...(body.fields ?? []).filter((one: { path: string }) => one.path === field).map((one: { code: string; sentence: string }) => [one.code, one.sentence.includes(field)])]);
}

describe("S17: what is not the writer's to fill", () => {
  test("is unknown to every kind, every step and every route, however deep it stands", () => {
    const ofKinds = kinds.flatMap((kind) => [
      ...loosePlaces(kind.schema as Schema, kind.kind),
      ...Object.entries(kind.stepInput ?? {}).flatMap(([step, input]) => loosePlaces(input as Schema, `${kind.kind} ${step}`)),
    ]);
    // A query writes nothing; what it does not know is left out by pages, whose addresses other programs lengthen.
    const ofRoutes = house.routes.flatMap((route: Route) => (route.body ? loosePlaces(route.body as Schema, `${route.method} ${route.path}`) : []));
    expect([...ofKinds, ...ofRoutes]).toEqual([]);
  });

  test("is refused by name when a record of any kind is made or saved", async () => {
    for (const kind of kinds) {
      const { path, version, content } = await storedOf(kind);
      for (const field of ["authors", "state", "compartmentId", "createdAt", "number", "isReleased"]) {
        const filled = { ...content, [field]: "x" };
        for (const answer of [await writer.send("POST", `/api/${kind.path}`, { compartmentId: office, content: filled }), await writer.send("PUT", path, { content: filled }, version)]) {
          expect([answer.status, answer.body.fields?.[0]?.path, answer.body.fields?.[0]?.code], `${kind.kind}.${field}`).toEqual([400, field, "platform.field-unknown"]);
        }
      }
    }
  });

  test("kept by steps, is written by no save, not even by somebody who may take the step; the sentence names the field", async () => {
    let fields = 0;
    for (const kind of kinds) for (const field of kind.keptBySteps ?? []) {
      fields += 1;
      const refused = [400, ["platform.field-kept-by-steps", true]];
      expect(await toldAbout(writer, kind, field, sampleOf(fieldOf(kind, field))), `${kind.kind}.${field}`).toEqual([refused, refused]);
    }
    // The concern level and its history, second reading, clearance, corrections, review, and what became of a measure.
    expect(fields).toBeGreaterThan(13);
  });

  test("for other roles to fill, is left alone by everybody else", async () => {
    let fields = 0;
    for (const kind of kinds) for (const field of Object.keys(kind.filledBy ?? {})) {
      fields += 1;
      const refused = [400, ["platform.field-of-other-roles", true]];
      const { content } = await storedOf(kind);
      const another = [sampleOf(fieldOf(kind, field)), "F", "6"].find((value) => value !== content[field] && v.is(fieldOf(kind, field), value));
      expect(await toldAbout(newcomer, kind, field, another), `${kind.kind}.${field}`).toEqual([refused, refused]);
    }
    expect(fields).toBeGreaterThan(2);
  });
});

describe("a situation whose level was set by its step", () => {
  test("can be saved with the level as it stands, and not with another, an earlier or no history", async () => {
    const kind = kinds.find((one) => one.path === "situations")!;
    const { path, content: open } = await storedOf(kind);
    await writer.send("POST", `${path}/steps/place-on-watch`, { reason: "Two sources agree" }, 1);
    const stepped = await writer.send("POST", `${path}/steps/change-concern-level`, { reason: "The road is closed", input: { level: 2, assessmentId: null } }, 2);
    expect(stepped.status, stepped.text).toBe(200);
    const { content } = stepped.body;
    for (const forged of [{ concernLevel: 4 }, { concernHistory: [] }, { concernHistory: open["concernHistory"], concernLevel: null }, { reviewOn: "2099-01-01" }]) {
      expect((await writer.send("PUT", path, { content: { ...content, ...forged } }, 3)).status).toBe(400);
    }
    expect((await writer.send("PUT", path, { content: { ...content, title: "Seen from both banks" } }, 3)).status).toBe(200);
  });
});

describe("a monitor", () => {
  test("reports without grading, and goes on writing in a report that an analyst has graded", async () => {
    const report = kinds.find((one) => one.path === "reports")!;
    const { path, version, content } = await storedOf(report);
    expect((await newcomer.send("POST", "/api/reports", { compartmentId: office, content: { ...content, reliability: null, credibility: null } })).status).toBe(201);
    expect((await newcomer.send("PUT", path, { content: { ...content, summary: "Nine dead, by two witnesses." } }, version)).status).toBe(200);
  });
});
