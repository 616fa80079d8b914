import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { anAlertTo, anOffice, create, day, enter, house, issue, later, take, useTrials, visit, type Office } from "../../testing/alert-trials.ts";
import type { Person } from "../../testing/installation.ts";
import { aClaim, anOutcomeReview } from "./examples.ts";

useTrials();

const inDays = (days: number) => new Date(house.clock.now.getTime() + days * day).toISOString().slice(0, 10);
const judge = (by: Person, alertId: string, part: object) => by.send("POST", `/api/alerts/${alertId}/verdicts`, { outcome: "cannot-be-judged", basis: "The radio and the field office", ...part });
const colleague = (office: Office, ...roles: string[]) => house.person({ roles: { [office.id]: roles } });
const asked = async (person: Person) => (await person.get("/api/watch")).body.due.flatMap((one: any) => (one.asks === "what-happened" ? [one.id] : []));
const verdictsOf = async (person: Person, id: string) => (await person.get(`/api/alerts/${id}/receipts`)).body.verdicts;

/** An alert that claims something until ten days from now, issued. */
async function claiming(office: Office, given: object = {}): Promise<string> {
  const id = await anAlertTo(office, ["envoy"], { claim: aClaim({ horizon: inDays(10), ...given }) });
  await issue(office, id);
  return id;
}

describe("a claim", () => {
  test("leaves whole or not at all, and stays as it was said", async () => {
    const office = await anOffice();
    const half = await anAlertTo(office, ["envoy"], { claim: aClaim({ horizon: inDays(10), likelihood: null }) });
    expect((await office.analyst.send("POST", `/api/alerts/${half}/steps/submit`, {}, 1)).body.code).toBe("warning.claim-incomplete");
    const late = await anAlertTo(office, ["envoy"], { claim: aClaim({ horizon: inDays(0) }) });
    expect((await office.analyst.send("POST", `/api/alerts/${late}/steps/submit`, {}, 1)).body.code).toBe("warning.claim-horizon-passed");
    const id = await claiming(office);
    const { content, version } = (await office.director.get(`/api/alerts/${id}`)).body;
    expect((await office.analyst.send("PUT", `/api/alerts/${id}`, { content: { ...content, claim: null }, reason: "" }, version)).body.code).toBe("platform.not-editable-now");
    expect((await office.director.send("POST", `/api/alerts/${id}/steps/correct`, { reason: "wrong", input: { what: "The day", claim: aClaim() } }, version)).status).toBe(400);
    await take("alerts", id, { step: "correct", by: office.director, input: { what: "The place", keyJudgement: "Another place." }, reason: "wrong" });
    expect((await office.director.get(`/api/alerts/${id}`)).body.content.claim).toEqual(content.claim);
  });

  test("that waited in clearance until its last day does not leave any more", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["envoy"], { claim: aClaim({ horizon: inDays(1) }), deadlines: { acknowledgeBy: new Date(house.clock.now.getTime() + 5 * day).toISOString(), respondBy: new Date(house.clock.now.getTime() + 6 * day).toISOString(), actBy: null, reportBackBy: null } });
    await take("alerts", id, { step: "submit", by: office.analyst }, { step: "second-read", by: office.senior });
    later(2 * day);
    const director = await colleague(office, "director");
    const { version } = (await director.get(`/api/alerts/${id}`)).body;
    expect((await director.send("POST", `/api/alerts/${id}/steps/issue`, {}, version)).body.code).toBe("warning.claim-horizon-passed");
  });
});

test("whoever is asked to decide reads the claim on the personal page, with its range and its day, and a withdrawn alert shows it no more", async () => {
  const office = await anOffice();
  const id = await anAlertTo(office, ["envoy"], { claim: aClaim({ horizon: "2031-12-31" }) });
  await issue(office, id);
  const cookie = await enter(id, "envoy");
  const shown = (await visit("/answer", undefined, cookie)).text;
  expect(shown).toContain(aClaim().text);
  expect(shown).toContain("By 31 December 2031: likely (55–80 %).");
  await take("alerts", id, { step: "withdraw", by: office.director, reason: "A rumour" });
  expect((await visit("/answer", undefined, cookie)).text).not.toContain(aClaim().text);
});

describe("the question what happened", () => {
  test("is asked from the end of the last day, of the office that issued the alert, until somebody has answered", async () => {
    const office = await anOffice();
    const id = await claiming(office);
    const lastDay = inDays(10);
    expect(await asked(office.senior)).toEqual([]);
    expect((await judge(office.senior, id, {})).body.code).toBe("warning.claim-not-due");
    later(10 * day);
    const onTheDay = await colleague(office, "senior");
    expect(await asked(onTheDay)).toEqual([]);
    later(day);
    const [senior, monitor] = [await colleague(office, "senior"), await colleague(office, "monitor")];
    const { due } = (await senior.get("/api/watch")).body;
    expect(due.filter((one: any) => one.asks)).toEqual([{ id, kind: "warning.alert", title: expect.any(String), state: "issued", number: expect.any(String), label: "confidential", path: "alerts", dueAt: `${lastDay}T23:59:59Z`, asks: "what-happened" }]);
    expect((await senior.get(`/api/alerts/${id}/receipts`)).body.due[0]).toEqual({ what: "what-happened", addresseeKey: null, dueAt: `${lastDay}T23:59:59Z`, isOverdue: true });
    expect(await asked(monitor)).toEqual([id]);
    expect((await judge(senior, id, {})).status).toBe(204);
    for (const person of [senior, monitor]) expect(await asked(person)).toEqual([]);
  });

  test("is asked of nobody else: not of other offices, of whoever only receives, below the label, or of administrators", async () => {
    const office = await anOffice();
    const id = await claiming(office);
    later(11 * day);
    const elsewhere = await house.person({ roles: { [await house.compartment()]: ["analyst", "senior", "director"] }, clearance: 2 });
    const [principal, lower] = [await colleague(office, "principal"), await house.person({ roles: { [office.id]: ["senior"] }, clearance: 0 })];
    for (const person of [elsewhere, principal, lower]) expect(await asked(person)).toEqual([]);
    expect((await (await house.person({ administrator: true })).get("/api/watch")).status).toBe(403);
    expect((await principal.get(`/api/alerts/${id}`)).body.content.claim.likelihood, "what was warned of is for the principal to read").toBe("likely");
    const senior = await colleague(office, "senior");
    await judge(senior, id, { outcome: "did-not", measuresTaken: false });
    expect(await verdictsOf(principal, id), "what became of it is the office's to tell").toEqual([]);
    expect((await principal.get(`/api/alerts/${id}/receipts`)).body.due).toEqual([]);
    for (const person of [elsewhere, lower]) {
      const [real, absent] = [await judge(person, id, {}), await judge(person, "00000000-0000-4000-8000-00000000dead", {})];
      expect([real.status, real.text]).toEqual([404, absent.text]);
    }
    expect((await judge(principal, id, {})).body.code).toBe("platform.step-not-for-your-role");
  });

  test("stands for a withdrawn and for a closed alert too: a claim is not lost by ending its alert", async () => {
    const office = await anOffice();
    const [withdrawn, closed] = [await claiming(office), await claiming(office)];
    await take("alerts", withdrawn, { step: "withdraw", by: office.director, reason: "A rumour" });
    await office.analyst.send("POST", `/api/alerts/${closed}/addressees/envoy/answers`, { kind: "answered", response: "note", reason: "By telephone" });
    const reviewId = await create(office.senior, "outcome-reviews", office.id, anOutcomeReview({ situationId: office.situationId, alertId: closed }));
    await take("outcome-reviews", reviewId, { step: "conclude", by: office.senior });
    await take("alerts", closed, { step: "attach-review", by: office.senior, input: { outcomeReviewId: reviewId } }, { step: "close", by: office.director });
    later(11 * day);
    const senior = await colleague(office, "senior");
    expect((await asked(senior)).toSorted()).toEqual([withdrawn, closed].toSorted());
    expect((await judge(senior, withdrawn, {})).status).toBe(204);
  });

  test("is not asked of an alert that was withdrawn before it left", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["envoy"], { claim: aClaim({ horizon: inDays(10) }) });
    await take("alerts", id, { step: "withdraw", by: office.director, reason: "Overtaken" });
    later(11 * day);
    const senior = await colleague(office, "senior");
    expect(await asked(senior)).toEqual([]);
    expect((await judge(senior, id, {})).body.code).toBe("warning.nothing-to-judge");
  });
});

describe("the answer", () => {
  test("is for those who keep the account of an alert and did not write it, with what it is known from", async () => {
    const office = await anOffice();
    const id = await claiming(office);
    later(11 * day);
    const [monitor, senior] = [await colleague(office, "monitor"), await colleague(office, "senior")];
    expect((await judge(monitor, id, {})).body.code).toBe("platform.step-not-for-your-role");
    await sql`update access.session set expires_at = ${new Date(house.clock.now.getTime() + day)}, last_seen_at = ${house.clock.now}, verified_at = ${house.clock.now} where account_id = ${office.analyst.id}`.execute(house.database.auth.db);
    expect((await judge(office.analyst, id, {})).body.code).toBe("warning.claim-judge-is-author");
    expect((await judge(senior, id, { basis: " " })).body.fields.map((one: any) => one.path)).toEqual(["basis"]);
    expect((await judge(senior, id, { outcome: "partly" })).status).toBe(400);
  });

  test("that it came true says when, and only within the time of the claim", async () => {
    const office = await anOffice();
    const id = await claiming(office);
    const [before, within, after] = [inDays(-40).slice(0, 7), inDays(9), inDays(11)];
    later(12 * day);
    const senior = await colleague(office, "senior");
    expect((await judge(senior, id, { outcome: "came-true" })).status).toBe(400);
    for (const happenedOn of [before, after]) expect((await judge(senior, id, { outcome: "came-true", happenedOn })).body.code, happenedOn).toBe("warning.verdict-day-outside");
    expect((await judge(senior, id, { outcome: "came-true", happenedOn: `${within}~` })).status).toBe(204);
    expect(await verdictsOf(senior, id)).toMatchObject([{ number: 1, outcome: "came-true", happenedOn: `${within}~`, measuresTaken: false, basis: "The radio and the field office", correction: "", judgedByName: expect.any(String) }]);
  });

  test("is corrected by a further one with its reason; both stay, the last one counts, and each is an entry of the ledger", async () => {
    const office = await anOffice();
    const id = await claiming(office);
    later(11 * day);
    const [senior, director] = [await colleague(office, "senior"), await colleague(office, "director")];
    await judge(senior, id, { outcome: "did-not", measuresTaken: false });
    const again = (part: object) => judge(director, id, { outcome: "did-not", measuresTaken: true, ...part });
    expect((await again({})).body.code, "given without having seen the first").toBe("warning.verdict-overtaken");
    expect((await again({ corrects: 1 })).body.code).toBe("warning.verdict-correction-unexplained");
    expect((await again({ corrects: 1, correction: "The patrol came two days before." })).status).toBe(204);
    expect((await again({ corrects: 1, correction: "Once more" })).body.code).toBe("warning.verdict-overtaken");
    expect((await verdictsOf(senior, id)).map((one: any) => [one.number, one.measuresTaken, one.correction])).toEqual([[2, true, "The patrol came two days before."], [1, false, ""]]);
    const { rows } = await sql<{ actor: string; label: number }>`select actor_id as actor, label from ledger.entry where record_id = ${id} and event = 'warning.claim-judged' order by at`.execute(house.database.worker.db);
    expect(rows).toEqual([{ actor: senior.id, label: 1 }, { actor: director.id, label: 1 }]);
  });

  test("cannot be changed or taken away by a request; its classification alone follows that of the alert", async () => {
    const { rows } = await sql<{ column: string }>`
      select attname as column from pg_attribute where attrelid = 'warning.claim_verdict'::regclass and attnum > 0 and has_column_privilege('vigie_app', attrelid, attnum, 'update')
    `.execute(house.database.worker.db);
    const { rows: whole } = await sql<{ right: string }>`select one as right from unnest(array['update', 'delete', 'truncate']) as one where has_table_privilege('vigie_app', 'warning.claim_verdict', one)`.execute(house.database.worker.db);
    expect([rows, whole]).toEqual([[{ column: "label" }], []]);
    const office = await anOffice();
    const id = await claiming(office);
    later(11 * day);
    const [senior, cleared] = [await colleague(office, "senior"), await house.person({ roles: { [office.id]: ["senior"] }, clearance: 2 })];
    await judge(senior, id, {});
    const { version } = (await cleared.get(`/api/alerts/${id}`)).body;
    expect((await cleared.send("POST", `/api/alerts/${id}/raising`, { to: "strictly-confidential", reason: "It names the patrol" }, version)).status).toBe(204);
    expect(await verdictsOf(cleared, id)).toHaveLength(1);
    expect((await sql<{ label: number }>`select label from warning.claim_verdict where alert_id = ${id}`.execute(house.database.worker.db)).rows).toEqual([{ label: 2 }]);
  });
});

describe("how the warnings of an office turned out", () => {
  const record = (person: Person, office?: string) => person.get(`/api/warning-track-record${office === undefined ? "" : `?compartment=${office}`}`);

  test("counts each claim once, names those that wait, and shows no score of so few; a closed book to everybody else", async () => {
    const office = await anOffice();
    const [came, missed, waiting] = [await claiming(office, { likelihood: "very-likely" }), await claiming(office, { likelihood: "very-likely" }), await claiming(office)];
    const running = await claiming(office, { horizon: inDays(40), likelihood: "remote" });
    later(11 * day);
    const [senior, monitor] = [await colleague(office, "senior"), await colleague(office, "monitor")];
    await judge(senior, came, { outcome: "came-true", happenedOn: inDays(-3) });
    await judge(senior, missed, { outcome: "did-not", measuresTaken: true });
    const { body } = await record(senior, office.id);
    const bandOf = (likelihood: string) => body.bands.find((band: any) => band.likelihood === likelihood);
    expect(body.bands).toHaveLength(7);
    expect(bandOf("very-likely")).toMatchObject({ judged: 1, cameTrue: 1, afterMeasures: 1, waiting: 0, notYetDue: 0 });
    expect(bandOf("likely")).toMatchObject({ judged: 0, share: null, waiting: 1 });
    expect(bandOf("remote")).toMatchObject({ judged: 0, notYetDue: 1 });
    expect([body.scores, body.label]).toEqual([null, "confidential"]);
    expect(body.waiting.map((one: any) => [one.id, one.text])).toEqual([[waiting, aClaim().text]]);
    expect(body.misses.map((one: any) => [one.id, one.measuresTaken])).toEqual([[missed, true]]);
    expect(body.waiting.map((one: any) => one.id)).not.toContain(running);
    // Whoever reads the office learns from it; without a name of the office it is one's own.
    expect((await record(monitor)).body).toEqual(body);
    expect(JSON.stringify(body), "of no person anything").not.toMatch(new RegExp([senior.id, "judgedBy", "author"].join("|")));

    const elsewhere = await house.person({ roles: { [await house.compartment()]: ["analyst", "senior", "director"] }, clearance: 2 });
    const [hidden, absent] = [await record(elsewhere, office.id), await record(elsewhere, "00000000-0000-4000-8000-00000000dead")];
    expect([hidden.status, hidden.text]).toEqual([404, absent.text]);
    expect((await record(await colleague(office, "principal"), office.id)).text).toBe(absent.text);
    expect((await record(await colleague(office, "principal"))).status).toBe(404);
    const lower = await house.person({ roles: { [office.id]: ["senior"] }, clearance: 0 });
    expect((await record(lower, office.id)).body).toMatchObject({ label: "unclassified", waiting: [], misses: [], bands: Array.from({ length: 7 }, () => expect.objectContaining({ judged: 0, afterMeasures: 0, waiting: 0, notYetDue: 0 })) });
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where actor_id = ${monitor.id} and event = 'warning.track-record-read'`.execute(house.database.worker.db);
    expect(rows, "confidential titles are entered").toHaveLength(1);
  });

  test("follows the last verdict, and forgets no claim whose alert was withdrawn", async () => {
    const office = await anOffice();
    const id = await claiming(office);
    await take("alerts", id, { step: "withdraw", by: office.director, reason: "A rumour" });
    later(11 * day);
    const senior = await colleague(office, "senior");
    await judge(senior, id, { outcome: "came-true", happenedOn: inDays(-2) });
    const likely = async () => (await record(senior, office.id)).body.bands.find((band: any) => band.likelihood === "likely");
    expect(await likely()).toMatchObject({ judged: 1, cameTrue: 1 });
    await judge(senior, id, { outcome: "did-not", measuresTaken: false, corrects: 1, correction: "It was another camp." });
    expect(await likely()).toMatchObject({ judged: 1, cameTrue: 0 });
    expect((await record(senior, office.id)).body.misses.map((one: any) => one.id)).toEqual([id]);
  });
});
