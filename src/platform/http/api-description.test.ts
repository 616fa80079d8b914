import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
let described: any;
beforeAll(async () => {
  house = await openTestInstallation();
  described = (await house.stranger().get("/api/openapi.json")).body;
});
afterAll(() => house.close());

const bodyOf = (operation: any) => operation.requestBody.content["application/json"].schema;

describe("the description of the API", () => {
  test("names every route of the API with its method", () => {
    const said = Object.entries<any>(described.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`));
    expect(said.toSorted()).toEqual(house.routes.filter(({ path }) => path.startsWith("/api/")).map(({ method, path }) => `${method} ${path.replace(/:([A-Za-z]+)/g, "{$1}")}`).toSorted());
  });

  test("says of every kind of record what its content holds, so that a program can write one", () => {
    for (const { kind } of house.kinds) {
      const schema: any = kind.schema;
      for (const operation of [described.paths[`/api/${kind.path}`].post, described.paths[`/api/${kind.path}/{id}`].put]) {
        const { content } = bodyOf(operation).properties;
        expect(Object.keys(content.properties).toSorted(), kind.kind).toEqual(Object.keys(schema.entries).toSorted());
        expect(content.additionalProperties, kind.kind).toBe(false);
        expect(content.required, kind.kind).toContain("label");
      }
    }
  });

  test("names the steps of every kind, and what those that ask for something ask for", () => {
    for (const { kind } of house.kinds) {
      const operation = described.paths[`/api/${kind.path}/{id}/steps/{step}`].post;
      expect(operation.parameters.find((one: any) => one.name === "step").schema.enum).toEqual(Object.keys(kind.machine.steps));
      expect(bodyOf(operation).properties.input.anyOf).toHaveLength(Object.keys(kind.stepInput ?? {}).length + 1);
    }
  });

  test("says which changes name the version they are based on: exactly those that are refused without one", async () => {
    const office = await house.compartment();
    const everybody = await house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director"] }, clearance: 2 });
    const said = Object.entries<any>(described.paths).flatMap(([path, operations]) => Object.entries<any>(operations).filter(([, one]) => one.parameters.some((parameter: any) => parameter.name === "If-Match")).map(([method]) => `${method.toUpperCase()} ${path}`));
    const content = { label: "unclassified", title: "Heron", kind: "media", reliability: "C" };
    const { body } = await everybody.send("POST", "/api/sources", { compartmentId: office, content });
    expect((await everybody.send("PUT", `/api/sources/${body.id}`, { content })).status).toBe(428);
    expect((await everybody.send("POST", `/api/sources/${body.id}/steps/close`, { reason: "Not heard of" })).status).toBe(428);
    expect(said).toEqual(expect.arrayContaining(["PUT /api/sources/{id}", "POST /api/sources/{id}/steps/{step}", "POST /api/situations/{id}/shares", "POST /api/reports/{id}/lowering"]));
    expect(said.filter((one) => !/^(PUT \/api\/[a-z-]+\/\{id\}|POST \/api\/[a-z-]+\/\{id\}\/(steps\/\{step\}|shares|lowering(\/decision)?|raising))$/.test(one))).toEqual([]);
  });

  test("says that files are sent as they are", () => {
    for (const path of ["/api/imports", "/api/imports/preview", "/api/files"]) expect(described.paths[path].post.requestBody.content).toHaveProperty("application/octet-stream");
  });
});
