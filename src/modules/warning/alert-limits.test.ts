import { describe, expect, test } from "vitest";
import { anAlertTo, anOffice, codeIn, day, enter, house, inHours, issue, later, mails, take, tokenIn, useTrials, visit } from "../../testing/alert-trials.ts";

useTrials();

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
