import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noScanner } from "#platform/rules/antivirus.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { takeOriginal } from "../../testing/taken-file.ts";

let house: TestInstallation;
let office: string;
let analyst: Person;
let situationId: string;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst"] }, clearance: 2 });
  const { body } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: { label: "unclassified", title: "River districts", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null } });
  situationId = body.id;
});
afterAll(() => house.close());

const photo = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

async function added(label: string, by = analyst, compartment = office): Promise<string> {
  const answer = await house.app.request(`/api/files?compartment=${compartment}&label=${label}&name=market.png`, {
    method: "POST", headers: { cookie: by.cookie, "x-vigie": "1", origin: "http://localhost:8440", "sec-fetch-site": "same-origin" }, body: new Uint8Array(photo),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { fileId: string }).fileId;
}

const report = (label: string, attachments: readonly object[]) => ({ label, situationId, title: "Heard at the well", receivedAt: "2026-03-01T10:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "They came at dawn", reliability: null, credibility: null, attachments });
const send = (label: string, ...attachments: readonly object[]) => analyst.send("POST", "/api/reports", { compartmentId: office, content: report(label, attachments) });
const labelOf = async (fileId: string) => (await sql<{ label: number }>`select label from attachment.file where id = ${fileId}`.execute(house.database.worker.db)).rows[0]!.label;

describe("a file attached to a report", () => {
  test("says its own type, size and digest, whatever the writer says of it", async () => {
    const fileId = await added("confidential");
    const forged = { fileId, name: "Photo of the market", type: "application/pdf", size: 7, sha256: "0".repeat(64) };
    const known = { fileId, name: "Photo of the market", type: "image/png", size: photo.length, sha256: createHash("sha256").update(photo).digest("hex"), antivirus: noScanner };
    const { status, text, body } = await send("confidential", forged);
    expect(status, text).toBe(201);
    expect(body.content.attachments).toEqual([known]);
    const saved = await analyst.send("PUT", `/api/reports/${body.id}`, { content: report("confidential", [{ fileId, name: "Photo of the market" }]) }, 1);
    expect(saved.body.content.attachments).toEqual([known]);
  });

  test("S20: is refused alike when it is of another office and when it does not exist; what is no file is none", async () => {
    const elsewhere = await house.compartment();
    const foreign = await added("confidential", await house.person({ roles: { [elsewhere]: ["analyst"] } }), elsewhere);
    const absent = "00000000-0000-4000-8000-00000000dead";
    const [one, other] = [await send("confidential", { fileId: foreign, name: "x.png" }), await send("confidential", { fileId: absent, name: "x.png" })];
    expect([one.status, one.text.replaceAll(foreign, "ID")]).toEqual([404, other.text.replaceAll(absent, "ID")]);
    expect((await send("confidential", { fileId: situationId, name: "x.png" })).body.code).toBe("information.attachment-no-file");
  });

  test("S22: is classified no higher than the report", async () => {
    expect((await send("unclassified", { fileId: await added("confidential"), name: "x.png" })).body.code).toBe("platform.label-below-evidence");
  });

  test("is raised with the report, but not over another report that cites it and stands lower", async () => {
    const fileId = await added("unclassified");
    const { body } = await send("unclassified", { fileId, name: "x.png" });
    expect((await send("confidential", { fileId, name: "x.png" })).body.code).toBe("platform.label-above-citing");
    const raised = await analyst.send("PUT", `/api/reports/${body.id}`, { content: report("confidential", [{ fileId, name: "x.png" }]) }, 1);
    expect(raised.status, raised.text).toBe(200);
    expect(await labelOf(fileId)).toBe(1);
    expect((await takeOriginal(house, analyst, fileId)).headers.get("content-disposition"), "and is named by what it is now").toContain("-confidential.png");
  });

  test("is never lowered again, not by the role that sees every row", async () => {
    const fileId = await added("confidential");
    await expect(sql`update attachment.file set label = 0 where id = ${fileId}`.execute(house.database.worker.db)).rejects.toThrow("never lowered");
    expect(await labelOf(fileId)).toBe(1);
  });

  test("stands on the page of its report, not in the chain", async () => {
    const { body } = await send("confidential", { fileId: await added("confidential"), name: "x.png" });
    const chain = await analyst.get(`/api/reports/${body.id}/chain`);
    expect(chain.body.nodes.map((node: { kind: string }) => node.kind).toSorted()).toEqual(["information.report", "information.situation"]);
    expect(chain.body.edges).toHaveLength(1);
  });
});

describe("S6: the original of a file", () => {
  test("that is confidential leaves only with somebody who signed in within five minutes", async () => {
    const late = await house.person({ roles: { [office]: ["analyst"] }, verifiedMinutesAgo: 6 });
    const [open, closed] = [await added("unclassified", late), await added("confidential", late)];
    expect((await takeOriginal(house, late, closed)).body).toMatchObject({ status: 403, code: "platform.fresh-sign-in-needed" });
    expect((await takeOriginal(house, late, open)).status).toBe(200);
    expect((await takeOriginal(house, analyst, await added("confidential"))).status).toBe(200);
  });
});
