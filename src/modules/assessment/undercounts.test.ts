import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as v from "valibot";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { UndercountAnswer } from "./contract.ts";

let house: TestInstallation;
let office: string;
let people: Record<"analyst" | "elsewhere", Person>;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  people = { analyst: await house.person({ roles: { [office]: ["analyst"] } }), elsewhere: await house.person({ roles: { [await house.compartment("Another office")]: ["analyst", "senior"] }, clearance: 2 }) };
});
afterAll(() => house.close());

const four = "clinic,radio,elders,watch,people\n1,0,0,0,40\n0,1,0,0,25\n0,0,1,0,30\n0,0,0,1,20\n1,1,0,0,9\n1,0,1,0,12\n0,1,0,1,7\n0,1,1,0,6\n1,1,1,0,4\n1,1,1,1,2";
const content = (table: string) => ({ label: "confidential", title: "Killed in the valley", population: "People killed in the valley in the spring.", lists: "Four lists, compared by name and day.", table, note: "" });
const draft = (table: string) => people.analyst.send("POST", "/api/undercounts", { compartmentId: office, content: content(table), reason: "" });

async function computed(id: string): Promise<v.InferOutput<typeof UndercountAnswer>["estimate"]> {
  const started = await people.analyst.send("POST", `/api/undercounts/${id}/estimate`, {});
  expect(started.status).toBe(202);
  await vi.waitFor(async () => expect((await people.analyst.get(`/api/jobs/${started.body.runId}`)).body).toMatchObject({ state: "done" }), { timeout: 60_000, interval: 200 });
  return v.parse(UndercountAnswer, (await people.analyst.get(`/api/undercounts/${id}/estimate`)).body).estimate;
}

describe("what nobody recorded", () => {
  let id: string;

  test("is told by every model together, with what warns against them", { timeout: 90_000 }, async () => {
    ({ id } = (await draft(four)).body);
    expect((await people.analyst.get(`/api/undercounts/${id}/estimate`)).body).toEqual({ estimate: null });
    const estimate = await computed(id);
    if (estimate === null || "reason" in estimate.computed) throw new Error("nothing was computed");
    const { recorded, models, lowest, highest, warnings } = estimate.computed;
    expect(recorded).toBe(155);
    expect(models.map(({ model }) => model)).toEqual(["independence", "stepwise", "averaged", "latent-classes", "lower-bound"]);
    expect(lowest).toBeGreaterThan(155);
    expect(highest).toBeGreaterThanOrEqual(lowest);
    expect(warnings.some(({ code }) => code === "few-shared" || code === "small-list" || code === "nobody-shared" || code === "dependent-lists")).toBe(true);
  });

  test("is computed once: a changed table is another estimate", async () => {
    const record = (await people.analyst.get(`/api/undercounts/${id}`)).body;
    expect(record).toMatchObject({ state: "estimated", mayEdit: false });
    expect((await people.analyst.send("POST", `/api/undercounts/${id}/estimate`, {})).body.code).toBe("assessment.undercount-not-draft");
    expect((await people.analyst.send("PUT", `/api/undercounts/${id}`, { content: content(four), reason: "" }, record.version)).body.code).toBe("platform.not-editable-now");
  });

  test("gives a reason instead of a number below three lists", { timeout: 90_000 }, async () => {
    const two = (await draft("clinic,radio,people\n1,0,40\n0,1,25\n1,1,9")).body.id;
    expect((await computed(two))!.computed).toEqual({ reason: "too-few-lists" });
  });

  test("is not there for another office: as one that does not exist", async () => {
    const absent = "00000000-0000-4000-8000-00000000dead";
    for (const [method, path] of [["GET", "estimate"], ["POST", "estimate"]] as const) {
      const ask = (one: string) => (method === "GET" ? people.elsewhere.get(`/api/undercounts/${one}/${path}`) : people.elsewhere.send("POST", `/api/undercounts/${one}/${path}`, {}));
      const [hidden, none] = [await ask(id), await ask(absent)];
      expect([hidden.status, hidden.text.replaceAll(id, "ID")]).toEqual([none.status, none.text.replaceAll(absent, "ID")]);
    }
  });
});

test("a table that cannot be read is refused at its field, and nothing is written", async () => {
  const answer = await draft("clinic,radio,people\n1,0,forty");
  expect([answer.status, answer.body.fields]).toEqual([400, [expect.objectContaining({ path: "table", code: "assessment.overlap-count-unreadable" })]]);
});
