import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { anIssuedAssessment, anOffice, create, house, take, useTrials, type Office } from "../../testing/alert-trials.ts";
import { anAssessment } from "./examples.ts";

useTrials();

async function issuedTo(office: Office, clear: Record<string, unknown>): Promise<string> {
  const { analyst, senior, director, situationId } = office;
  const { content } = (await analyst.get(`/api/assessments/${await anIssuedAssessment(office)}`)).body;
  const id = await create(analyst, "assessments", office.id, anAssessment({ situationId, judgements: content.judgements }));
  await take("assessments", id, { step: "submit", by: analyst }, { step: "second-read", by: senior }, { step: "clear", by: director, input: clear }, { step: "issue", by: director });
  return id;
}
const fromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

describe("who reads an issued assessment was decided when it was cleared", () => {
  test.each([
    { name: "cleared for principals", clear: { audience: ["principals"] }, isOpen: true },
    { name: "cleared for everybody", clear: { audience: ["public"] }, isOpen: true },
    { name: "cleared for principals, its embargo over", clear: { audience: ["principals"], embargoUntil: fromNow(-1) }, isOpen: true },
    { name: "cleared for principals, under embargo", clear: { audience: ["principals"], embargoUntil: fromNow(1) }, isOpen: false },
    { name: "cleared for the office alone", clear: { audience: ["office"] }, isOpen: false },
    { name: "cleared for partners, who get it by sharing", clear: { audience: ["partners", "un-entities"] }, isOpen: false },
  ])("$name: a principal reads it: $isOpen", async ({ clear, isOpen }) => {
    const office = await anOffice();
    const id = await issuedTo(office, clear);
    const principal = await house.person({ roles: { [office.id]: ["principal"] } });
    const other = await house.person({ roles: { [office.id]: ["monitor"] } });
    expect((await other.get(`/api/assessments/${id}`)).status, "the office itself always").toBe(200);
    const absent = await principal.get("/api/assessments/00000000-0000-4000-8000-00000000dead");
    const answer = await principal.get(`/api/assessments/${id}`);
    if (isOpen) return expect(answer.status).toBe(200);
    expect([answer.status, answer.body.code], "as if it did not exist").toEqual([absent.status, absent.body.code]);
    for (const path of [`/api/assessments/${id}/history`, `/api/assessments/${id}/chain`, `/api/assessments/${id}/document.pdf`]) expect((await principal.get(path)).status, path).toBe(404);
    expect((await principal.get("/api/assessments")).text).not.toContain(id);
    expect((await principal.get("/api/watch")).text).not.toContain(id);
  });

  test("the database holds to it by itself, without the condition of the application", async () => {
    const office = await anOffice();
    const [hidden, open] = [await issuedTo(office, { audience: ["principals"], embargoUntil: fromNow(1) }), await issuedTo(office, { audience: ["principals"] })];
    const { rows } = await sql<{ id: string }>`select id from record.head where id = any (${[hidden, open]}::uuid[]) and released_from <= now()`.execute(house.database.worker.db);
    expect(rows.map((row) => row.id)).toEqual([open]);
    const { rows: policies } = await sql<{ table: string; text: string }>`select tablename as table, qual as text from pg_policies where schemaname = 'record' and policyname = 'app_reads' and tablename in ('head', 'revision') order by 1`.execute(house.database.worker.db);
    expect(policies.map((one) => [one.table, one.text.includes("released_from <= now()")])).toEqual([["head", true], ["revision", true]]);
  });
});
