import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
let office: string;
let [analyst, elsewhere] = [] as unknown as [Person, Person];

beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst"] }, clearance: 2 });
  elsewhere = await house.person({ roles: { [await house.compartment()]: ["analyst"] }, clearance: 2 });
});
afterAll(() => house.close());

const dated = { from: null, until: null };
const create = (path: string, content: object, by = analyst) => by.send("POST", `/api/${path}`, { compartmentId: office, content: { label: "confidential", ...content }, reason: "known" });
const actor = (title: string, more: object = {}) => create("actors", { title, kind: "armed-group", country: "XKS", ...dated, ...more });
const made = async (answer: ReturnType<typeof create>): Promise<string> => {
  const { status, body, text } = await answer;
  expect(status, text).toBe(201);
  return body.id;
};

describe("an armed group", () => {
  test("has aliases by which it is found, and comes from a split on a day that may be vague", async () => {
    const old = await made(actor("Front of the River", { until: "2024-06~" }));
    const relations = [{ to: old, relation: "split-from", from: "2024", until: null }];
    const young = await made(actor("Front of the River, renewed", { otherNames: ["Grey Bands"], dataSetNames: ["FR-R"], from: "2024-06~", relations }));
    for (const name of ["Grey Bands", "FR-R", "Gray Bands"]) {
      const { body } = await analyst.get(`/api/actors?q=${encodeURIComponent(name)}`);
      expect(body.items.map((one: { id: string }) => one.id), name).toContain(young);
    }
    const { body } = await analyst.get(`/api/actors/${young}`);
    expect(body.content).toMatchObject({ from: "2024-06~", relations });
    expect(body.linked).toEqual([expect.objectContaining({ id: old, title: "Front of the River" })]);
    const chain = await analyst.get(`/api/actors/${old}/chain`);
    expect(chain.body.edges).toContainEqual({ from: young, to: old, link: "split-from" });
  });

  test("merges into another, which keeps what was said of both", async () => {
    const into = await made(actor("Union of the Plain"));
    const path = `/api/actors/${await made(actor("Riders"))}`;
    const { body } = await analyst.get(path);
    const relations = [{ to: into, relation: "merged-into", from: "2025-03", until: null }];
    expect((await analyst.send("PUT", path, { content: { ...body.content, relations }, reason: "Declared" }, body.version)).status).toBe(200);
    expect((await analyst.get(`${path}/history`)).body.items.map((one: { version: number }) => one.version)).toEqual([2, 1]);
    const ended = await analyst.send("POST", `${path}/steps/end`, { reason: "Merged", input: {} }, 2);
    expect(ended.body.state).toBe("ended");
    expect((await analyst.send("PUT", path, { content: { ...body.content, relations }, reason: "Again" }, 3)).body.code).toBe("platform.not-editable-now");
  });

  test.each([
    ["a day that never was", { from: "2024-02-30" }],
    ["a relation that nobody knows", { relations: [{ to: "00000000-0000-4000-8000-000000000001", relation: "cousin-of", ...dated }] }],
    ["a country that is none", { country: "QQQ" }],
    ["no name", { title: " " }],
  ])("is refused with %s", async (_, more) => {
    const { status, body } = await actor("Somebody", more);
    expect([status, body.code]).toEqual([400, "platform.content-invalid"]);
  });
});

test("whoever works elsewhere finds nobody, and can name nobody: neither as where somebody works nor as a member of a group", async () => {
  const organisation = await made(create("organisations", { title: "Council of the wells", kind: "civil-society", country: "XKS", partOf: null, email: null, ...dated }));
  const member = await made(create("persons", { title: "Ama Toll", organisationId: organisation, email: "ama@example.org", ...dated }));
  await made(create("addressee-groups", { title: "Council", members: [member] }));
  for (const path of ["organisations", "persons", "addressee-groups", "actors"]) expect((await elsewhere.get(`/api/${path}`)).body.items, path).toEqual([]);
  expect((await elsewhere.get(`/api/persons/${member}`)).status).toBe(404);
  const theirs = (await elsewhere.get("/api/session")).body;
  expect(JSON.stringify(theirs)).not.toContain(office);
  const absent = "00000000-0000-4000-8000-00000000dead";
  const foreign = await house.compartment();
  const other = await house.person({ roles: { [foreign]: ["analyst"] }, clearance: 2 });
  const group = (id: string) => other.send("POST", "/api/addressee-groups", { compartmentId: foreign, content: { label: "confidential", title: "Mine", members: [id] }, reason: "mine" });
  const [invisible, missing] = [await group(member), await group(absent)];
  expect([invisible.status, invisible.body.code]).toEqual([missing.status, missing.body.code]);
  expect(invisible.status).toBeGreaterThanOrEqual(400);
});
