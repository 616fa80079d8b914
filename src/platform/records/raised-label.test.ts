import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aFinding, anAssessment, evidenceFor } from "#assessment/examples.ts";
import { anAlert } from "#warning/examples.ts";
import { openTestInstallation, type Answered, type Person, type TestInstallation } from "../../testing/installation.ts";
import { labelRank, labels, type Label } from "../rules/label.ts";

let house: TestInstallation;
let office: string;
let writer: Person;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  writer = await house.person({ roles: { [office]: ["analyst", "senior"] }, clearance: 2 });
});
afterAll(() => house.close());

const make = (path: string, content: object) => writer.send("POST", `/api/${path}`, { compartmentId: office, content });

async function made(path: string, content: object): Promise<string> {
  const answer = await make(path, content);
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
}

async function raise(path: string, id: string, label: Label, by = writer): Promise<Answered> {
  const { body } = await by.get(`/api/${path}/${id}`);
  return by.send("PUT", `/api/${path}/${id}`, { content: { ...body.content, label } }, body.version);
}

const aSituation = (label: Label = "unclassified") => made("situations", { label, title: "River districts", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null });
const reportIn = (situationId: string, label: Label) => ({ label, situationId, title: "Heard at the well", receivedAt: "2026-03-01T10:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "They came at dawn", reliability: null, credibility: null });
const claimOf = (situationId: string, reportId: string, label: Label) => ({ label, situationId, reportId, statement: "Nine were killed", when: null, place: null, killed: null, injured: null, credibility: null });
const incidentOf = (situationId: string, claims: readonly string[], label: Label) => ({ label, situationId, title: "Market", claims, events: [], when: { accounts: [], working: null }, where: { accounts: [], working: null }, acts: [], standard: null });
const assessmentOn = (situationId: string, evidence: readonly string[], label: Label) => anAssessment({ label, situationId, judgements: [aFinding("1.1", { evidence: evidence.map((id) => evidenceFor(id)) })] });

describe("S22: a label that is raised", () => {
  test("is refused while claims of the report stand lower, with their number; from the end of the chain it goes", async () => {
    const situationId = await aSituation();
    const reportId = await made("reports", reportIn(situationId, "unclassified"));
    const claims = [await made("claims", claimOf(situationId, reportId, "unclassified")), await made("claims", claimOf(situationId, reportId, "unclassified")), await made("claims", claimOf(situationId, reportId, "confidential"))];
    const refused = await raise("reports", reportId, "confidential");
    expect(refused).toMatchObject({ status: 409, body: { code: "platform.label-above-citing" } });
    expect(refused.body.title).toContain("2 records that rest on this one");
    for (const claim of claims.slice(0, 2)) expect((await raise("claims", claim, "confidential")).status).toBe(200);
    expect((await raise("reports", reportId, "confidential")).status).toBe(200);
  });

  test("counts nothing that the person cannot see, and does not say that there is something", async () => {
    const other = await house.compartment();
    const both = await house.person({ roles: { [office]: ["analyst"], [other]: ["analyst"] }, clearance: 2 });
    const reportId = await made("reports", reportIn(await aSituation(), "unclassified"));
    const elsewhere = await both.send("POST", "/api/claims", { compartmentId: other, content: claimOf((await both.get(`/api/reports/${reportId}`)).body.content.situationId, reportId, "unclassified") });
    expect(elsewhere.status, elsewhere.text).toBe(201);
    expect((await raise("reports", reportId, "confidential", both)).body.code).toBe("platform.label-above-citing");
    expect((await raise("reports", reportId, "confidential")).status).toBe(200);
  });

  test("leaves alone what says that it was redacted", async () => {
    const situationId = await aSituation();
    const personId = await made("persons", { label: "unclassified", title: "An envoy", organisationId: null, email: null, from: null, until: null });
    const addressees = [{ key: "sg", name: "The envoy", kind: "secretary-general" as const, contactId: personId, channel: "mail" as const, label: "confidential" as const }];
    await made("alerts", anAlert({ situationId, label: "unclassified", assessmentId: null, addressees, asks: [], redacted: true }));
    expect((await raise("persons", personId, "confidential")).status).toBe(200);
  });
});

describe("S22: what is no longer written", () => {
  const raiseFinished = async (by: Person, path: string, id: string, to: Label = "confidential") => {
    const { body } = await by.get(`/api/${path}/${id}`);
    return by.send("POST", `/api/${path}/${id}/raising`, { to, reason: "a name in it endangers somebody" }, body.version);
  };

  test("is raised with a reason by one who may declassify too, its words untouched, and then what it rests on can be raised", async () => {
    const { alertId, personId, senior, analyst } = await anIssuedAlert();
    expect((await raise("persons", personId, "confidential", senior)).body.code).toBe("platform.label-above-citing");
    expect((await senior.get(`/api/alerts/${alertId}`)).body.mayRaise).toBe(true);
    const before = (await senior.get(`/api/alerts/${alertId}`)).body;
    const since = await stateSince(alertId);
    expect((await raiseFinished(senior, "alerts", alertId)).status).toBe(204);
    // It is no more recent for that: how old an assessment is, and how long an alert was open, is counted from its state.
    expect(await stateSince(alertId)).toEqual(since);
    const { body } = await senior.get(`/api/alerts/${alertId}`);
    expect(body).toMatchObject({ state: before.state, number: before.number, version: before.version + 1, content: { ...before.content, label: "confidential" } });
    expect((await senior.get(`/api/alerts/${alertId}/history`)).body.items[0]).toMatchObject({ label: "confidential", reason: "a name in it endangers somebody", authorId: senior.id });
    expect((await raise("persons", personId, "confidential", senior)).status).toBe(200);

    // Whoever is cleared lower sees neither the alert nor who was to answer it.
    expect((await analyst.get(`/api/alerts/${alertId}`)).status).toBe(404);
    const { rows } = await sql<{ label: number }>`select distinct label from warning.receipt where alert_id = ${alertId}`.execute(house.database.worker.db);
    expect(rows).toEqual([{ label: 1 }]);
  });

  test("is not raised by an analyst, nor what can still be edited, nor beyond one's own clearance", async () => {
    const { alertId, situationId, senior, analyst } = await anIssuedAlert();
    expect((await analyst.get(`/api/alerts/${alertId}`)).body.mayRaise).toBe(false);
    expect((await raiseFinished(analyst, "alerts", alertId)).body.code).toBe("platform.step-not-for-your-role");
    expect((await raiseFinished(senior, "situations", situationId)).body.code).toBe("platform.raised-by-editing");
    expect((await raiseFinished(senior, "alerts", alertId, "strictly-confidential")).body.code).toBe("platform.label-above-clearance");
    expect((await raiseFinished(senior, "alerts", alertId, "unclassified")).body.code).toBe("platform.label-not-higher");
  });

  test("nobody saves or makes a record that they could not read afterwards", async () => {
    const { situationId, analyst } = await anIssuedAlert();
    expect((await raise("situations", situationId, "confidential", analyst)).body.code).toBe("platform.label-above-clearance");
    expect((await analyst.send("POST", "/api/reports", { compartmentId: office, content: reportIn(situationId, "confidential") })).body.code).toBe("platform.label-above-clearance");
  });
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

async function stateSince(id: string): Promise<string> {
  const { rows } = await sql<{ since: string }>`select state_since as since from record.head where id = ${id}`.execute(house.database.worker.db);
  const { rows: said } = await sql<{ at: string }>`select at from record.revision where record_id = ${id} and step = 'issue'`.execute(house.database.worker.db);
  expect(rows[0]!.since).toBe(said[0]!.at);
  return rows[0]!.since;
}

/** An unclassified alert as it stands after its issue, with people cleared for it and one step beyond. */
async function anIssuedAlert() {
  const situationId = await aSituation();
  const personId = await made("persons", { label: "unclassified", title: "An envoy", organisationId: null, email: "envoy@example.org", from: null, until: null });
  const addressees = [{ key: "sg", name: "The envoy", kind: "secretary-general" as const, contactId: personId, channel: "mail" as const, label: "unclassified" as const }];
  const alertId = await made("alerts", anAlert({ situationId, label: "unclassified", assessmentId: null, flashJustification: "it begins tonight", addressees, deadlines: { acknowledgeBy: inDays(1), respondBy: inDays(2), actBy: null, reportBackBy: null }, asks: [{ addresseeKey: "sg", ask: "Call the capital tonight" }] }));
  const reader = await house.person({ roles: { [office]: ["senior"] }, clearance: 2 });
  const clearer = await house.person({ roles: { [office]: ["director"] }, clearance: 2 });
  for (const [by, step] of [[writer, "submit"], [reader, "second-read"], [clearer, "issue"]] as const) {
    const { body } = await by.get(`/api/alerts/${alertId}`);
    const taken = await by.send("POST", `/api/alerts/${alertId}/steps/${step}`, { reason: "as agreed" }, body.version);
    expect(taken.status, taken.text).toBe(200);
  }
  const senior = await house.person({ roles: { [office]: ["senior"] }, clearance: 1 });
  const analyst = await house.person({ roles: { [office]: ["analyst"] }, clearance: 0 });
  return { situationId, personId, alertId, senior, analyst };
}

describe("S22: at the same moment", () => {
  test("one raises what another begins to cite: one of the two is refused, always", async () => {
    for (let round = 0; round < 15; round += 1) {
      const situationId = await aSituation();
      const reportId = await made("reports", reportIn(situationId, "unclassified"));
      const answers = await Promise.all([raise("reports", reportId, "confidential"), ...[1, 2, 3].map(() => make("claims", claimOf(situationId, reportId, "unclassified")))]);
      expect(answers.map(({ status }) => status).toSorted()).not.toEqual([200, 201, 201, 201]);
      expect(await lowerContainers()).toBe(0);
    }
  });
});

/** What somebody might do next, on whichever records there are: `pick` chooses among them. */
const move = fc.record({ what: fc.constantFrom("report", "claim", "incident", "assessment", "raise", "raise"), pick: fc.nat(), label: fc.constantFrom(...labels) });

describe("S22: whatever is written and raised in whichever order", () => {
  test("no container is classified lower than one of its parts, and nothing is refused that would have kept it so", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 14 }), async (moves) => {
        const situationId = await aSituation();
        const there: Record<string, string[]> = { situations: [situationId], reports: [], claims: [], incidents: [], assessments: [] };
        for (const one of moves) await play(one, there, situationId);
        expect(await lowerContainers()).toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});

async function play({ what, pick, label }: { what: string; pick: number; label: Label }, there: Record<string, string[]>, situationId: string): Promise<void> {
  const chosen = (path: string) => there[path]!.filter((_, index) => (pick >> index) % 2 === 0);
  const contents: Record<string, [string, object | undefined]> = {
    report: ["reports", reportIn(situationId, label)],
    claim: ["claims", there["reports"]!.length === 0 ? undefined : claimOf(situationId, there["reports"]![pick % there["reports"]!.length]!, label)],
    incident: ["incidents", incidentOf(situationId, chosen("claims"), label)],
    assessment: ["assessments", assessmentOn(situationId, [...chosen("incidents"), ...chosen("reports")], label)],
  };
  const [path, content] = contents[what] ?? [];
  if (path === undefined) return playRaise(Object.entries(there).flatMap(([kind, ids]) => ids.map((id) => [kind, id] as const)), pick, label);
  const answer = content && (await make(path, content));
  if (answer?.status === 201) there[path]!.push(answer.body.id);
  else if (answer) expect(answer.body.code).toBe("platform.label-below-evidence");
}

async function playRaise(all: readonly (readonly [string, string])[], pick: number, label: Label): Promise<void> {
  const [path, id] = all[pick % all.length]!;
  const before = (await writer.get(`/api/${path}/${id}`)).body.content.label;
  if (labelRank(label) <= labelRank(before)) return;
  const { rows } = await sql<{ count: number }>`select count(distinct link.from_id)::integer as count from record.link join record.head on head.id = link.from_id where link.to_id = ${id} and head.label < ${labelRank(label)}`.execute(house.database.worker.db);
  const answer = await raise(path, id, label);
  expect(answer.status, answer.text).toBe(rows[0]!.count === 0 ? 200 : 409);
}

async function lowerContainers(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from record.link
      join record.head as container on container.id = link.from_id
      join record.head as part on part.id = link.to_id
     where container.label < part.label and container.content ->> 'redacted' is distinct from 'true' and container.compartment_id = ${office} and part.compartment_id = ${office}
  `.execute(house.database.worker.db);
  return rows[0]!.count;
}
