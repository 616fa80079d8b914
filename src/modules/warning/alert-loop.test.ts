import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { anAlertTo, anOffice, create, enter, hour, house, issue, later, mails, take, tokenIn, useTrials, visit, watch, type Office } from "../../testing/alert-trials.ts";
import type { Person } from "../../testing/installation.ts";
import { anOutcomeReview } from "./examples.ts";

useTrials();

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

  test("shows nothing behind the link of a mail until the code of a second one", async () => {
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
    expect((await visit("/answer?done=answered", undefined, cookie)).text, "nothing is confirmed that is not on record").not.toContain("Your answer has reached");
    expect((await visit("/answer-respond", { response: "act", reason: "I travel on Monday." }, cookie)).status).toBe(303);
    expect((await visit("/answer?done=answered", undefined, cookie)).text).toContain("Your answer has reached the office");
    expect((await visit("/answer", undefined, cookie)).text).toContain("You answered");
    expect((await visit("/answer?language=fr", undefined, cookie)).text).toContain('action="/answer-respond?language=fr"');
    const { body } = await office.analyst.get(`/api/alerts/${alertId}/receipts`);
    const envoy = body.items.find((one: any) => one.addresseeKey === "envoy");
    expect(envoy).toMatchObject({ response: "act", reason: "I travel on Monday.", acknowledgedAt: house.clock.now.toISOString() });
    expect(body.items.find((one: any) => one.addresseeKey === "coordinator")).toMatchObject({ response: null, acknowledgedAt: null });
  });

  test("a principal is told what was asked by when, and nothing about the answers: neither true nor that there are none", async () => {
    const principal = await house.person({ roles: { [office.id]: ["principal"] } });
    const [own, seen] = [(await office.analyst.get("/api/watch")).body, (await principal.get("/api/watch")).body];
    expect(own.alerts[0]).toMatchObject({ addressees: 2, clocks: { acknowledge: { state: "running" } } });
    expect(seen.alerts[0]).toMatchObject({ id: alertId, addressees: null });
    for (const name of ["acknowledge", "decide", "act", "report-back"]) expect(seen.alerts[0].clocks[name]).toEqual({ state: "unseen", dueAt: own.alerts[0].clocks[name].dueAt, at: null });
    expect([seen.medianHours, seen.observedAlerts, own.observedAlerts]).toEqual([null, 0, 1]);
    expect((await principal.get(`/api/alerts/${alertId}/receipts`)).body).toMatchObject({ items: [], due: [], clocks: { decide: { state: "unseen" } } });
    expect((await principal.get("/api/warning-statistics")).body).toMatchObject({ alerts: 0, medianHours: null });
    const { body: log } = await principal.get(`/api/alerts/${alertId}/warning-to-response`);
    expect([log.longest, log.steps.filter((step: any) => step.isOpen)]).toEqual([null, []]);
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

  test("nobody speaks for all addressees at once: the alert itself is neither acknowledged nor answered by a step, so silence still escalates", async () => {
    const { body } = await office.analyst.get(`/api/alerts/${alertId}`);
    const principal = await house.person({ roles: { [office.id]: ["principal"] } });
    for (const [by, step, input] of [
      [office.analyst, "record-response", { addresseeKey: "coordinator", response: "act", reason: "Said so." }],
      [principal, "acknowledge", { addresseeKey: "coordinator" }],
    ] as const) {
      const tried = await by.send("POST", `/api/alerts/${alertId}/steps/${step}`, { reason: "By telephone", input }, body.version);
      expect([tried.status, tried.body.code], step).toEqual([403, "platform.step-not-for-your-role"]);
    }
    expect((await office.analyst.get(`/api/alerts/${alertId}`)).body.state).toBe("issued");
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
    const [head, ...lines] = file.text.split("\r\n");
    expect(head).toContain("Grouped by");
    expect(file.text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|addressee-kind/);
    expect(lines.some((line) => line.startsWith("Kind of addressee,")), file.text).toBe(true);
    // S22: the file carries the classification of what it was made from.
    expect(lines[0]).toMatch(/,(Unclassified|Confidential)$/);
    expect(file.headers.get("content-disposition")).toMatch(/"responses-(unclassified|confidential)\.csv"/);
  });

  test("S6: a file made from confidential alerts needs a fresh sign-in", async () => {
    const { rows } = await sql<{ label: number }>`select max(label) as label from record.head where kind = 'warning.alert'`.execute(house.database.worker.db);
    const away = await house.person({ roles: { [office.id]: ["analyst"] }, clearance: 2, verifiedMinutesAgo: 6 });
    expect((await away.get("/api/warning-statistics.csv")).status).toBe(rows[0]!.label > 0 ? 403 : 200);
    await sql`update record.head set content = jsonb_set(content, '{label}', '"confidential"'), label = 1 where kind = 'warning.alert'`.execute(house.database.worker.db);
    expect((await away.get("/api/warning-statistics.csv")).body.code).toBe("platform.fresh-sign-in-needed");
  });
});

describe("an addressee who can be called", () => {
  test("gets the code by telephone alone: whoever reads the mailbox holds only the link", async () => {
    const office = await anOffice();
    const alertId = await anAlertTo(office, ["envoy"], {}, { telephone: "+41 22 000 00 00" });
    await issue(office, alertId);
    const token = tokenIn((await mails(alertId))[0]!.body);
    expect((await visit(`/answer/${token}`)).text).toContain("reads it out on the telephone");
    expect((await visit(`/answer/${token}/code`, {})).text).toContain("The office sees that you wait for its call");
    expect((await mails(alertId)).length, "no second mail").toBe(1);
    const receipt = async () => (await office.analyst.get(`/api/alerts/${alertId}/receipts`)).body.items[0];
    expect(await receipt()).toMatchObject({ byTelephone: true, codeWantedAt: expect.any(String) });

    const monitor = await house.person({ roles: { [office.id]: ["monitor"] } });
    const away = await house.person({ roles: { [office.id]: ["analyst"] }, verifiedMinutesAgo: 6 });
    const give = (by: Person, key = "envoy") => by.send("POST", `/api/alerts/${alertId}/addressees/${key}/code`);
    expect((await give(monitor)).status).toBe(403);
    expect((await give(away)).body.code).toBe("platform.fresh-sign-in-needed");
    expect((await give(office.analyst, "nobody")).body.code).toBe("warning.no-open-link");
    const { code } = (await give(office.analyst)).body;
    expect(code).toMatch(/^\d{6}$/);
    expect((await receipt()).codeWantedAt).toBeNull();
    expect((await mails(alertId)).length).toBe(1);

    expect((await visit(`/answer/${token}`, { code: code === "000000" ? "000001" : "000000" })).text).toContain("The message was not opened");
    const entered = await visit(`/answer/${token}`, { code });
    expect(entered.status).toBe(303);
    expect((await visit("/answer", undefined, entered.cookie)).text).toContain("Asked of envoy alone");
    expect((await give(office.analyst)).body.code, "the link is used").toBe("warning.no-open-link");
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where record_id = ${alertId} and event = 'warning.code-given'`.execute(house.database.worker.db);
    expect(rows).toHaveLength(1);
  });
});

describe("a mail that failed", () => {
  test("is tried again by whoever keeps the account of the addressees, and that is an entry", async () => {
    const office = await anOffice();
    const alertId = await anAlertTo(office, ["envoy"]);
    await issue(office, alertId);
    await sql`update mail.message set state = 'failed' where about_record = ${alertId}`.execute(house.database.worker.db);
    const monitor = await house.person({ roles: { [office.id]: ["monitor"] } });
    const again = (person: Person) => person.send("POST", `/api/alerts/${alertId}/addressees/envoy/mail`);
    const state = async () => (await sql<{ state: string }>`select state from mail.message where about_record = ${alertId}`.execute(house.database.worker.db)).rows[0]?.state;
    expect((await again(monitor)).status).toBe(403);
    expect(await state()).toBe("failed");
    expect((await again(office.analyst)).status).toBe(204);
    expect(await state()).toBe("queued");
    expect((await again(office.analyst)).status, "nothing has failed now").toBe(404);
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where record_id = ${alertId} and event = 'warning.mail-tried-again' and actor_id = ${office.analyst.id}`.execute(house.database.worker.db);
    expect(rows).toHaveLength(1);
  });
});

describe("an alert whose assessment is withdrawn", () => {
  test("is not issued any more, says so where it was issued, and the principals who could read the assessment hear of it without a word of content", async () => {
    const office = await anOffice();
    const principal = await house.person({ roles: { [office.id]: ["principal"] } });
    await house.person({ roles: { [office.id]: ["principal"] }, clearance: 0 });
    const [first, second] = [await anAlertTo(office, ["envoy"]), await anAlertTo(office, ["envoy"])];
    await issue(office, first);
    await take("alerts", second, { step: "submit", by: office.analyst }, { step: "second-read", by: office.senior });
    for (const alertId of [first, second]) {
      const { body } = await office.director.get(`/api/alerts/${alertId}`);
      const { assessmentId } = body.content;
      expect((await mails(assessmentId)).length).toBe(0);
      await take("assessments", assessmentId, { step: "withdraw", by: office.director, reason: "The main source was wrong" });
      const told = await mails(assessmentId);
      const { rows } = await sql<{ email: string }>`select email from access.account where id = ${principal.id}`.execute(house.database.auth.db);
      expect(told.map((mail) => mail.address), "only who may read the label").toEqual([rows[0]!.email]);
      expect(`${told[0]!.subject} ${told[0]!.body}`).not.toMatch(/plain|source|Kasuria/i);
    }
    const { body } = await office.director.get(`/api/alerts/${second}`);
    const tried = await office.director.send("POST", `/api/alerts/${second}/steps/issue`, { reason: "" }, body.version);
    expect([tried.status, tried.body.code]).toEqual([409, "warning.assessment-not-issued"]);
    const standing = (await office.director.get(`/api/alerts/${first}`)).body;
    expect(standing.linked.find((one: any) => one.id === standing.content.assessmentId).state).toBe("withdrawn");
  });
});
