import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anAssessment } from "#assessment/examples.ts";
import { readSentences } from "#platform/messages/sentences.ts";
import { systemAccount } from "#platform/system.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { afterAlertStep } from "./actions/after-alert-step.ts";
import { anAddressee, anAlert, anOutcomeReview, aPublicNotice, aPublicStatement } from "./examples.ts";
import { watchDeadlines } from "./jobs/watch-deadlines.ts";
import { alertKind } from "./model/alert-kind.ts";

const origin = "http://localhost:8440";
const hour = 3_600_000;
const day = 24 * hour;

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

type Office = { id: string; analyst: Person; senior: Person; director: Person; situationId: string };
type Step = { step: string; by: Person; input?: unknown; reason?: string };

/** Time goes on: sessions end with it, so people are given anew. */
const later = (milliseconds: number) => void (house.clock.now = new Date(house.clock.now.getTime() + milliseconds));
const inHours = (hours: number) => new Date(house.clock.now.getTime() + hours * hour).toISOString();

async function anOffice(): Promise<Office> {
  const id = await house.compartment("Office of the plain");
  const analyst = await house.person({ roles: { [id]: ["analyst"] } });
  const senior = await house.person({ roles: { [id]: ["senior"] } });
  const director = await house.person({ roles: { [id]: ["director"] } });
  const situation = {
    label: "confidential", title: "Kasuria: the plain of Oumé", countries: ["XKS"], areas: ["KX01"], period: "2026-03/..", crimesConsidered: [],
    populationsAtRisk: [{ name: "Herding families" }], possiblePerpetrators: [], concernLevel: null, concernHistory: [], reviewOn: null,
  };
  return { id, analyst, senior, director, situationId: await create(analyst, "situations", id, situation) };
}

async function create(person: Person, path: string, compartmentId: string, content: unknown): Promise<string> {
  const made = await person.send("POST", `/api/${path}`, { compartmentId, content });
  expect(made.status, made.text).toBe(201);
  return made.body.id;
}

async function take(path: string, id: string, ...steps: Step[]): Promise<any> {
  let answer: any;
  for (const { step, by, input, reason } of steps) {
    const { body } = await by.get(`/api/${path}/${id}`);
    answer = await by.send("POST", `/api/${path}/${id}/steps/${step}`, { reason: reason ?? "Looked at", ...(input ? { input } : {}) }, body.version);
    expect(answer.status, `${step}: ${answer.text}`).toBe(200);
  }
  return answer.body;
}

async function anIssuedAssessment(office: Office): Promise<string> {
  const { analyst, senior, director, situationId } = office;
  const reportId = await create(analyst, "reports", office.id, {
    label: "confidential", situationId, title: "Heard at the market", receivedAt: "2026-03-01T10:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: "individual",
    language: "en", text: "Orders were given.", reliability: "B", credibility: "2",
  });
  const judgements = anAssessment().judgements.map((one) => ({ ...one, evidence: one.evidence.map((evidence) => ({ ...evidence, recordId: reportId })) }));
  const id = await create(analyst, "assessments", office.id, anAssessment({ situationId, judgements }));
  await take("assessments", id, { step: "submit", by: analyst }, { step: "second-read", by: senior }, { step: "clear", by: director, input: { audience: ["office"] } }, { step: "issue", by: director });
  return id;
}

const mails = async (alertId: string) => {
  const { rows } = await sql<{ address: string; subject: string; body: string; about: string }>`
    select address, subject, body, about_addressee as about from mail.message where about_record = ${alertId} order by created_at, address
  `.execute(house.database.worker.db);
  return rows;
};
const tokenIn = (body: string) => /\/answer\/([A-Za-z0-9_-]+)/.exec(body)?.[1] ?? "";
const codeIn = (body: string) => /\b\d{6}\b/.exec(body)?.[0] ?? "";

/** What a browser without an account does on the personal page. */
async function visit(path: string, form?: Record<string, string>, cookie = ""): Promise<{ status: number; text: string; cookie: string }> {
  // Our pages send no referrer, and a browser then gives "null" as the origin of a form.
  const headers = { origin: form ? "null" : origin, "sec-fetch-site": "same-origin", "accept-language": "en", ...(cookie ? { cookie } : {}) };
  const init = form ? { method: "POST", headers: { ...headers, "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams(form).toString() } : { headers };
  const response = await house.app.request(path, init);
  return { status: response.status, text: await response.text(), cookie: (response.headers.get("set-cookie") ?? cookie).split(";")[0] ?? "" };
}

/** Asks for a code, reads it from the second mail and enters: gives the cookie of the visit. */
async function enter(alertId: string, key: string): Promise<string> {
  const link = (await mails(alertId)).findLast((mail) => mail.about === key);
  const token = tokenIn(link!.body);
  expect((await visit(`/answer/${token}/code`, {})).text).toContain("A code is on its way");
  const code = (await mails(alertId)).findLast((mail) => mail.about === `${key} code`);
  const entered = await visit(`/answer/${token}`, { code: codeIn(code!.body) });
  expect(entered.status, entered.text).toBe(303);
  return entered.cookie;
}

async function anAlertTo(office: Office, keys: string[], given: Record<string, unknown> = {}): Promise<string> {
  const addressees = [];
  for (const key of keys) {
    const contactId = await create(office.analyst, "persons", office.id, { label: "confidential", title: `Holder of ${key}`, organisationId: null, email: `${key}@example.org`, from: null, until: null });
    addressees.push(anAddressee({ key, contactId, name: `Holder of ${key}`, kind: "un-entity" }));
  }
  const content = anAlert({
    situationId: office.situationId, assessmentId: await anIssuedAssessment(office), addressees,
    asks: keys.map((key) => ({ addresseeKey: key, ask: `Asked of ${key} alone` })),
    deadlines: { acknowledgeBy: inHours(24), respondBy: inHours(72), actBy: inHours(240), reportBackBy: inHours(480) },
    ...given,
  });
  return create(office.analyst, "alerts", office.id, content);
}

const issue = (office: Office, id: string) => take("alerts", id, { step: "submit", by: office.analyst }, { step: "second-read", by: office.senior }, { step: "issue", by: office.director });

async function watch(): Promise<void> {
  const room = { alerts: { kind: alertKind, afterStep: afterAlertStep({ sentences: readSentences(), origin }, []) }, sources: [] };
  await watchDeadlines(house.database, room, await systemAccount(house.database), house.clock.now);
}

describe("an alert from its assessment to its outcome review", () => {
  let office: Office;
  let alertId: string;

  test("leaves only after three people looked at it, and every addressee gets one mail without a word of content", async () => {
    office = await anOffice();
    alertId = await anAlertTo(office, ["envoy", "coordinator"]);
    const issued = await issue(office, alertId);
    expect(issued.state).toBe("issued");
    expect(issued.number).toMatch(/^\d{4}\/\d{3}$/);
    const sent = await mails(alertId);
    expect(sent.map((mail) => mail.address)).toEqual(["coordinator@example.org", "envoy@example.org"]);
    const said = sent.map((mail) => `${mail.subject} ${mail.body}`).join(" ").toLowerCase();
    for (const word of ["kasuria", "oum", "herding", "attack", "holder", "organised", "plain", "president", "confidential"]) expect(said).not.toContain(word);
    expect(new Set(sent.map((mail) => tokenIn(mail.body))).size).toBe(2);
  });

  test("shows nothing behind the link of a mail until the code that was sent apart", async () => {
    const token = tokenIn((await mails(alertId)).find((mail) => mail.about === "envoy")!.body);
    const door = await visit(`/answer/${token}`);
    expect(door.status).toBe(200);
    for (const word of ["Kasuria", "Oumé", "Holder", "Asked of"]) expect(door.text).not.toContain(word);
    expect((await visit("/answer")).status).toBe(404);
  });

  test("is acknowledged and answered on the personal page, which shows only what is asked of its owner", async () => {
    const cookie = await enter(alertId, "envoy");
    const shown = await visit("/answer", undefined, cookie);
    expect(shown.text).toContain("Asked of envoy alone");
    expect(shown.text).not.toContain("coordinator");
    expect((await visit("/answer-acknowledge", {}, cookie)).status).toBe(303);
    const bare = await visit("/answer-respond", { response: "act", reason: "" }, cookie);
    expect(bare.status).toBe(400);
    expect(bare.text).toContain("The answer has no reason");
    const undated = await visit("/answer-respond", { response: "later", reason: "The board meets first." }, cookie);
    expect(undated.text).toContain("The answer says later, but not when");
    expect(undated.text, "what was typed stays").toMatch(/value="later" required checked[\s\S]*The board meets first\./);
    expect((await visit("/answer-respond", { response: "act", reason: "I travel on Monday." }, cookie)).status).toBe(303);
    expect((await visit("/answer", undefined, cookie)).text).toContain("You answered");
    expect((await visit("/answer?language=fr", undefined, cookie)).text).toContain('action="/answer-respond?language=fr"');
    const { body } = await office.analyst.get(`/api/alerts/${alertId}/receipts`);
    const envoy = body.items.find((one: any) => one.addresseeKey === "envoy");
    expect(envoy).toMatchObject({ response: "act", reason: "I travel on Monday.", acknowledgedAt: house.clock.now.toISOString() });
    expect(body.items.find((one: any) => one.addresseeKey === "coordinator")).toMatchObject({ response: null, acknowledgedAt: null });
  });

  test("the link of a mail opens the page once; a new one goes to the same address and ends the old", async () => {
    const token = tokenIn((await mails(alertId)).find((mail) => mail.about === "envoy")!.body);
    expect((await visit(`/answer/${token}`)).text).toContain("This link has been used");
    await visit(`/answer/${token}/renew`, {});
    expect((await visit(`/answer/${token}`)).status).toBe(404);
    const renewed = (await mails(alertId)).filter((mail) => mail.about === "envoy").at(-1)!;
    expect(renewed.address).toBe("envoy@example.org");
    expect((await visit(`/answer/${tokenIn(renewed.body)}`)).status).toBe(200);
  });

  test("escalates when the day of acknowledgement has passed in silence, and reminds the silent one alone", async () => {
    const before = (await mails(alertId)).length;
    later(25 * hour);
    await watch();
    const reader = await house.person({ roles: { [office.id]: ["analyst"] } });
    expect((await reader.get(`/api/alerts/${alertId}`)).body.state).toBe("escalated");
    const reminders = (await mails(alertId)).slice(before);
    expect(reminders.map((mail) => mail.about)).toEqual(["coordinator"]);
    await watch();
    expect((await mails(alertId)).length).toBe(before + 1);
  });

  test("records silence as no answer when the day of the answer has passed, and never over a decision", async () => {
    later(48 * hour);
    await watch();
    const reader = await house.person({ roles: { [office.id]: ["analyst"] } });
    const { body } = await reader.get(`/api/alerts/${alertId}/receipts`);
    expect(body.items.map((one: any) => [one.addresseeKey, one.response])).toEqual([["coordinator", "no-answer"], ["envoy", "act"]]);
    expect((await reader.get(`/api/alerts/${alertId}`)).body.state).toBe("response-recorded");
  });

  test("a correction reaches everybody who got the first version and leaves the answers where they are", async () => {
    const director = await house.person({ roles: { [office.id]: ["director"] } });
    const before = (await mails(alertId)).length;
    await take("alerts", alertId, { step: "correct", by: director, input: { what: "The market day is Tuesday." }, reason: "A wrong day" });
    expect((await director.get(`/api/alerts/${alertId}`)).body.state).toBe("response-recorded");
    const corrections = (await mails(alertId)).slice(before);
    expect(corrections.map((mail) => mail.about).toSorted()).toEqual(["coordinator", "envoy"]);
    expect(corrections.every((mail) => !`${mail.subject}${mail.body}`.includes("Tuesday"))).toBe(true);
    const cookie = await enter(alertId, "coordinator");
    expect((await visit("/answer", undefined, cookie)).text).toContain("The market day is Tuesday.");
  });

  test("closes only with a concluded outcome review of its own", async () => {
    const director = await house.person({ roles: { [office.id]: ["director"] } });
    const senior = await house.person({ roles: { [office.id]: ["senior"] } });
    const close = async () => {
      const { body } = await director.get(`/api/alerts/${alertId}`);
      return director.send("POST", `/api/alerts/${alertId}/steps/close`, {}, body.version);
    };
    expect((await close()).body.code).toBe("warning.outcome-review-missing");
    const reviewId = await create(senior, "outcome-reviews", office.id, anOutcomeReview({ situationId: office.situationId, alertId }));
    await take("alerts", alertId, { step: "attach-review", by: senior, input: { outcomeReviewId: reviewId } });
    expect((await close()).body.code).toBe("warning.outcome-review-not-concluded");
    await take("outcome-reviews", reviewId, { step: "conclude", by: senior });
    expect((await close()).body.state).toBe("closed");
  });

  test("stands in the statistics with its denominator, and the file for a spreadsheet says the same", async () => {
    const reader = await house.person({ roles: { [office.id]: ["analyst"] } });
    const { body } = await reader.get("/api/warning-statistics");
    expect(body.items.find((row: any) => row.by === "all")).toMatchObject({ alerts: 1, addressees: 2, act: 1, noAnswer: 1 });
    const file = await reader.get("/api/warning-statistics.csv");
    expect(file.text.split("\r\n")[0]).toContain("Grouped by");
  });
});

describe("the limits of an alert", () => {
  test("an author neither issues nor corrects the alert, not even after a colleague has read it", async () => {
    const office = await anOffice();
    const both = await house.person({ roles: { [office.id]: ["analyst", "director", "senior"] } });
    const id = await anAlertTo({ ...office, analyst: both }, ["envoy"]);
    await take("alerts", id, { step: "submit", by: both }, { step: "second-read", by: office.senior });
    const { body } = await both.get(`/api/alerts/${id}`);
    expect(body.steps.find((offer: any) => offer.step === "issue").whyNot).toBe("warning.clearer-is-author");
    expect((await both.send("POST", `/api/alerts/${id}/steps/issue`, {}, body.version)).body.code).toBe("warning.clearer-is-author");
    await take("alerts", id, { step: "issue", by: office.director });
    const after = await both.get(`/api/alerts/${id}`);
    const correct = await both.send("POST", `/api/alerts/${id}/steps/correct`, { reason: "Mine", input: { what: "Something" } }, after.body.version);
    expect(correct.body.code).toBe("warning.clearer-is-author");
  });

  test("codes cannot be guessed: after five wrong ones the right one opens nothing, and a sixth code is refused in words", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["envoy"]);
    await issue(office, id);
    const token = tokenIn((await mails(id))[0]!.body);
    await visit(`/answer/${token}/code`, {});
    const right = codeIn((await mails(id)).at(-1)!.body);
    const wrong = right === "000000" ? "000001" : "000000";
    for (let index = 0; index < 5; index += 1) expect((await visit(`/answer/${token}`, { code: wrong })).text).toContain("the code is not right");
    expect((await visit(`/answer/${token}`, { code: right })).text).toContain("the code is not right");
    for (let index = 0; index < 4; index += 1) await visit(`/answer/${token}/code`, {});
    const refused = await visit(`/answer/${token}/code`, {});
    expect(refused.status).toBe(429);
    expect(refused.text).toContain("<!doctype html>");
    expect(refused.text).toContain("Too many attempts");
  });

  test("a code is over after ten minutes, a link after fourteen days, and then it looks like one that never was", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["envoy"]);
    await issue(office, id);
    const token = tokenIn((await mails(id))[0]!.body);
    await visit(`/answer/${token}/code`, {});
    const code = codeIn((await mails(id)).at(-1)!.body);
    later(11 * 60_000);
    expect((await visit(`/answer/${token}`, { code })).text).toContain("the code is not right");
    later(14 * day);
    const over = await visit(`/answer/${token}`);
    const invented = await visit(`/answer/${token.split("").toReversed().join("")}`);
    expect(over.status).toBe(404);
    expect(invented.text.replaceAll(/\/answer\/[^"]*/g, "")).toBe(over.text.replaceAll(/\/answer\/[^"]*/g, ""));
  });

  test("a form of another site is not carried out, even from a page that hides where it is", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["envoy"]);
    await issue(office, id);
    const path = `/answer/${tokenIn((await mails(id))[0]!.body)}/code`;
    const hostile: Record<string, string>[] = [{ origin: "null", "sec-fetch-site": "cross-site" }, { origin: "null" }, { origin: "https://elsewhere.example", "sec-fetch-site": "same-origin" }];
    for (const headers of hostile) {
      expect((await house.app.request(path, { method: "POST", headers: { ...headers, "content-type": "application/x-www-form-urlencoded" }, body: "" })).status).toBe(403);
    }
    expect(await mails(id)).toHaveLength(1);
  });

  test("one addressee cannot answer for another: the visit decides who speaks, not the form", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["envoy", "coordinator"]);
    await issue(office, id);
    const cookie = await enter(id, "envoy");
    expect((await visit("/answer-respond", { response: "act", reason: "For them", addresseeKey: "coordinator" }, cookie)).status).toBe(400);
    await visit("/answer-respond", { response: "decline", reason: "Not ours" }, cookie);
    const { body } = await office.analyst.get(`/api/alerts/${id}/receipts`);
    expect(body.items.map((one: any) => one.response)).toEqual([null, "decline"]);
  });

  test("a withdrawal reaches everybody, also who has answered, and the page takes no answer any more", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["envoy", "coordinator"]);
    await issue(office, id);
    const cookie = await enter(id, "envoy");
    await visit("/answer-respond", { response: "note", reason: "Read" }, cookie);
    const before = (await mails(id)).length;
    await take("alerts", id, { step: "withdraw", by: office.director, reason: "The report was false" });
    const told = (await mails(id)).slice(before);
    expect(told.map((mail) => mail.about).toSorted()).toEqual(["coordinator", "envoy"]);
    expect(told.every((mail) => mail.subject.includes("withdrawn"))).toBe(true);
    const page = await visit("/answer", undefined, cookie);
    expect(page.text).toContain("The office has withdrawn this alert");
    expect(page.text).not.toContain("Threats in broadcasts");
    expect((await visit("/answer-respond", { response: "act", reason: "Too late" }, cookie)).text).toContain("This alert takes no answer now");
  });

  test("an answer told by telephone is noted by the office alone, and never for a moment to come", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["envoy"]);
    await issue(office, id);
    const path = `/api/alerts/${id}/addressees/envoy/answers`;
    const elsewhere = await house.person({ roles: { [await house.compartment()]: ["analyst"] } });
    expect((await elsewhere.send("POST", path, { kind: "acknowledged" })).status).toBe(404);
    expect((await office.analyst.send("POST", path, { kind: "acted", at: inHours(1) })).body.code).toBe("warning.told-in-the-future");
    expect((await office.analyst.send("POST", path, { kind: "answered", response: "partly-act", reason: "Told by telephone" })).status).toBe(204);
    expect((await office.analyst.get(`/api/alerts/${id}`)).body.state).toBe("response-recorded");
  });
});

describe("public statements", () => {
  async function aStatement(given: Record<string, unknown> = {}): Promise<{ office: Office; id: string }> {
    const office = await anOffice();
    const content = aPublicStatement({ situationId: office.situationId, assessmentId: await anIssuedAssessment(office), secondReading: null, cleared: null, publicNotice: aPublicNotice({ expires: null }), ...given });
    return { office, id: await create(office.analyst, "alerts", office.id, content) };
  }
  const feed = async () => (await house.stranger().get("/feed/alerts.atom")).text;
  const cap = (id: string) => house.stranger().get(`/feed/alerts/${id}.cap`);

  test("are open to everybody once issued, with the public text alone", async () => {
    const { office, id } = await aStatement();
    expect(await feed()).not.toContain(id);
    expect((await cap(id)).status).toBe(404);
    const issued = await issue(office, id);
    expect(issued.status ?? 200).toBe(200);
    const read = await cap(id);
    expect(read.status).toBe(200);
    expect(read.headers.get("content-type")).toContain("application/cap+xml");
    expect(read.text).toContain("<status>Actual</status>");
    expect(read.text).toContain("<msgType>Alert</msgType>");
    const everything = `${await feed()}${read.text}`;
    expect(everything).toContain("Herding families in Oumé are at risk");
    for (const inner of ["Statement on Kasuria", "We are gravely concerned", "Organised attacks", office.situationId, office.id, "Office of the plain"]) expect(everything).not.toContain(inner);
  });

  test("wait for nobody: an issued one can be reviewed and closed", async () => {
    const { office, id } = await aStatement();
    await issue(office, id);
    expect((await office.analyst.get(`/api/alerts/${id}`)).body.state).toBe("response-recorded");
    expect((await cap(id)).status).toBe(200);
  });

  test("under embargo do not exist until it ends", async () => {
    const { office, id } = await aStatement({ embargoUntil: inHours(2) });
    await issue(office, id);
    const absent = await cap("00000000-0000-4000-8000-00000000dead");
    expect([(await cap(id)).status, (await cap(id)).text]).toEqual([absent.status, absent.text]);
    expect(await feed()).not.toContain(id);
    later(2 * hour);
    expect((await cap(id)).status).toBe(200);
  });

  test("are cancelled, not deleted, when they are withdrawn", async () => {
    const { office, id } = await aStatement();
    await issue(office, id);
    later(60_000);
    await take("alerts", id, { step: "withdraw", by: office.director, reason: "A wrong place" });
    const { text } = await cap(id);
    expect(text).toContain("<msgType>Cancel</msgType>");
    expect(text).toMatch(/<references>[^ ]+,vigie\.[0-9a-f-]+\.1,[^<]+<\/references>/);
    expect(text).not.toContain("A wrong place");
    expect(await feed()).toContain("Withdrawn:");
  });

  test("of an exercise say so in the status and before the headline", async () => {
    const { office, id } = await aStatement();
    await issue(office, id);
    await sql`update record.head set is_exercise = true where id = ${id}`.execute(house.database.worker.db);
    expect((await cap(id)).text).toContain("<status>Exercise</status>");
    expect(await feed()).toContain("EXERCISE Herding families");
  });

  test("no advice to decision-makers, issued or not, is ever among them", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["envoy"]);
    await issue(office, id);
    expect((await cap(id)).status).toBe(404);
    expect(await feed()).not.toContain(id);
    for (const file of ["x", `${id}`, "alerts.cap", `${id}.cap.cap`]) expect((await house.stranger().get(`/feed/alerts/${file}`)).status).toBe(404);
  });
});
