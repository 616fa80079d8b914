import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { giveSubmission } from "../../testing/sealed-row.ts";
import { tellSource } from "./actions/desk-actions.ts";
import { aCase, aCommunication, aReply } from "./examples.ts";

let house: TestInstallation;
let office: string;
let desk: Person;
let holder: Person;

beforeAll(async () => {
  house = await openTestInstallation();
  house.clock.now = new Date("2026-11-20T12:00:00Z");
  office = await house.compartment();
  desk = await house.person({ roles: { [office]: ["desk"] }, clearance: 1 });
  holder = await house.person({ roles: { [office]: ["mandateHolder"] }, clearance: 1 });
});
afterAll(() => house.close());

const consent = { personKey: "amal", purpose: "raise", element: "whole", recipient: "", answer: "yes", on: "2026-11-18", how: "secure-message", askedBy: "The desk", givenBy: "self", note: "" };

/** A case about somebody who agreed that it is raised, and a letter drafted from it. */
async function givenALetter(by = desk, compartmentId = office, iso3 = "XKS"): Promise<Letter> {
  const made = await by.send("POST", "/api/cases", { compartmentId, content: aCase() });
  const caseId: string = made.body.id;
  await by.send("POST", `/api/cases/${caseId}/steps/record-consent`, { input: consent }, 1);
  const letter = await by.send("POST", "/api/communications", { compartmentId, content: aCommunication({ caseId, addressee: { ...aCommunication().addressee, iso3 } }) });
  expect(letter.status, letter.text).toBe(201);
  return { path: `/api/communications/${letter.body.id}`, caseId, version: 1, body: letter.body };
}

type Letter = { readonly path: string; readonly caseId: string; version: number; body: any };

async function step(letter: Letter, by: Person, name: string, input: Record<string, unknown> = {}, reason = ""): Promise<void> {
  const answer = await by.send("POST", `${letter.path}/steps/${name}`, { input, reason }, letter.version);
  expect(answer.status, `${name}: ${answer.text}`).toBe(200);
  letter.version += 1;
  letter.body = answer.body;
}

const received = { at: "2026-11-20T12:00:00Z", how: "letter", evidence: "Letter in the file" };
const joins = (mandate: string, given: Record<string, unknown> = {}) => ({ mandate, holder: `Holder of ${mandate}`, capacity: "holder", title: "", resolution: "52/7", answer: "join", ...received, proposals: "", reason: "", ...given });

async function cleared(letter: Letter, by = desk, signer = holder): Promise<void> {
  await step(letter, signer, "sign-alone");
  await step(letter, by, "clear", { unidentifiable: ["amal"], resolutionsCheckedOn: "2026-11-20" });
}

const transmission = { at: "2026-11-20T12:00:00Z", to: "Permanent Mission of Kasuria", how: "note-verbale", evidence: "Receipt stamped" };

describe("a joint letter", () => {
  test("goes from the draft to the mission, signed by those who agreed to the same text", async () => {
    const letter = await givenALetter();
    await step(letter, desk, "invite", { mandates: ["torture", "arbitrary-detention", "privacy", "executions"], signBy: "2026-11-20T15:00:00Z" });
    await step(letter, desk, "record-answer", joins("torture"));
    await step(letter, desk, "record-answer", joins("arbitrary-detention", { capacity: "vice-chair", answer: "join-with-changes", proposals: "Ask for access to a lawyer." }));
    await step(letter, desk, "record-answer", joins("privacy", { answer: "decline", holder: "", resolution: "" }));
    const early = await desk.send("POST", `${letter.path}/steps/consolidate`, {}, letter.version);
    expect([early.status, early.body.code]).toEqual([409, "protection.answers-awaited"]);
    // Three hours later nobody is signed in any more.
    house.clock.now = new Date("2026-11-20T15:00:00Z");
    const [evening, signer] = [await house.person({ roles: { [office]: ["desk"] }, clearance: 1 }), await house.person({ roles: { [office]: ["mandateHolder"] }, clearance: 1 })];
    await step(letter, evening, "consolidate");
    const { hash } = letter.body.content.consolidated;
    expect(letter.body.content.consolidated.letter.facts[0]).toContain("a driver who helps herders");
    for (const mandate of ["torture", "arbitrary-detention"]) await step(letter, evening, "confirm-text", { mandate, hash, ...received });
    await step(letter, signer, "approve-text", { hash });
    expect(letter.body.content.invitations.map(({ mandate, state }: { mandate: string; state: string }) => `${mandate} ${state}`)).toEqual(["torture joined", "arbitrary-detention joined", "privacy declined", "executions no-answer"]);
    await step(letter, evening, "clear", { unidentifiable: ["amal"], resolutionsCheckedOn: "2026-11-20" });
    expect(letter.body.number, "no number before it is sent").toBeNull();
    await step(letter, evening, "send", { ...transmission, at: "2026-11-20T15:00:00Z" });
    expect(letter.body).toMatchObject({ state: "sent", number: "AL XKS 1/2026" });
    expect(letter.body.content.sent.signatories.map(({ mandate }: { mandate: string }) => mandate)).toEqual(["hr-defenders", "torture", "arbitrary-detention"]);
    house.clock.now = new Date("2026-11-20T12:00:00Z");
  });

  test("stays where it is while answers are noted, and is not written once it was consolidated", async () => {
    const letter = await givenALetter();
    await step(letter, desk, "invite", { mandates: ["torture"] });
    await step(letter, desk, "record-answer", joins("torture"));
    expect(letter.body.state).toBe("joint-invited");
    await step(letter, desk, "consolidate");
    const late = await desk.send("PUT", letter.path, { content: letter.body.content }, letter.version);
    expect(late.body.code).toBe("platform.not-editable-now");
    await step(letter, desk, "recirculate", {}, "The concern was too weak.");
    const saved = await desk.send("PUT", letter.path, { content: { ...letter.body.content, concern: "Another concern." } }, letter.version);
    expect(saved.status, saved.text).toBe(200);
  });
});

describe("consent", () => {
  test("that is taken back after the clearance keeps the letter from being sent", async () => {
    const letter = await givenALetter();
    await cleared(letter);
    await desk.send("POST", `/api/cases/${letter.caseId}/steps/withdraw-consent`, { input: { personKey: "amal", purposes: [], on: "2026-11-20", how: "telephone", askedBy: "The desk", givenBy: "self" } }, 2);
    const refused = await desk.send("POST", `${letter.path}/steps/send`, { input: transmission }, letter.version);
    expect([refused.status, refused.body.code]).toEqual([409, "protection.consent-to-raise-missing"]);
    const offered = (await desk.get(letter.path)).body.steps.find((one: { step: string }) => one.step === "send");
    expect(offered.whyNot, "the screen says so before anybody writes how it was sent").toBe("protection.consent-to-raise-missing");
    await step(letter, holder, "cancel", {}, "The person took back their word.");
  });
});

describe("the number of a letter", () => {
  test("counts per addressee and year over all types and offices, and none is lost to a letter that was not sent", async () => {
    const elsewhere = await house.compartment("Another mandate");
    const other = await house.person({ roles: { [elsewhere]: ["desk", "mandateHolder"] }, clearance: 1 });
    const letters = [await givenALetter(desk, office, "XBE"), await givenALetter(desk, office, "XBE"), await givenALetter(other, elsewhere, "XBE")];
    await cleared(letters[0]!);
    await cleared(letters[1]!);
    await cleared(letters[2]!, other, other);
    const stale = await desk.send("POST", `${letters[0]!.path}/steps/send`, { input: { ...transmission, at: "2030-01-01T00:00:00Z" } }, letters[0]!.version);
    expect(stale.status).toBe(409);
    const sent = await Promise.all(letters.map((letter, index) => (index === 2 ? other : desk).send("POST", `${letter.path}/steps/send`, { input: transmission }, letter.version)));
    expect(sent.map(({ body }) => body.number).toSorted()).toEqual(["AL XBE 1/2026", "AL XBE 2/2026", "AL XBE 3/2026"]);
    const { rows } = await sql`select type, addressee, year, number from protection.sent_letter where addressee = 'XBE' order by number`.execute(house.database.worker.db);
    expect(rows).toEqual([1, 2, 3].map((number) => ({ type: "AL", addressee: "XBE", year: 2026, number })));
  });
});

describe("a reply", () => {
  const reply = async (letter: Letter, given: Partial<ReturnType<typeof aReply>> = {}) => desk.send("POST", "/api/replies", { compartmentId: office, content: aReply({ communicationId: letter.body.id, receivedAt: "2026-11-20T12:00:00Z", ...given }) });

  test("that is registered moves its letter, a second one too, and none that answers another letter", async () => {
    const letter = await givenALetter();
    const early = await reply(letter);
    const refused = await desk.send("POST", `/api/replies/${early.body.id}/steps/register`, {}, 1);
    expect([refused.status, refused.body.code]).toEqual([409, "protection.not-sent"]);
    await cleared(letter);
    await step(letter, desk, "send", transmission);
    for (const { body } of [early, await reply(letter)]) {
      const registered = await desk.send("POST", `/api/replies/${body.id}/steps/register`, {}, 1);
      expect(registered.status, registered.text).toBe(200);
      expect(registered.body.content.isLate).toBe(false);
    }
    const after = (await desk.get(letter.path)).body;
    expect([after.state, after.version]).toEqual(["reply-received", letter.version + 2]);
    const other = await givenALetter();
    const forged = await desk.send("POST", `${letter.path}/steps/register-reply`, { input: { replyId: (await reply(other)).body.id } }, after.version);
    expect([forged.status, forged.body.code]).toEqual([409, "protection.reply-not-recorded"]);
  });

  test("lets the source of the letter see that it exists, whatever the desk writes in its file afterwards", async () => {
    const [letter, { submissions, "sealed-submissions": sealedId }] = [await givenALetter(), await giveSubmission(house.database.worker.db, await house.person({ roles: { [office]: ["desk", "director"] }, clearance: 2 }), office, "tern")];
    await sql`update record.head set state = 'acted', content = jsonb_set(content, '{communicationId}', to_jsonb(${letter.body.id}::text)) where id = ${submissions!}`.execute(house.database.worker.db);
    await cleared(letter);
    await step(letter, desk, "send", transmission);
    const status = async () => (await sql<{ status: string }>`select status from protection.sealed_submission where id = ${sealedId!}`.execute(house.database.worker.db)).rows[0]!.status;
    const { id } = (await reply(letter)).body;
    expect(await status()).not.toBe("reply-exists");
    expect((await desk.send("POST", `/api/replies/${id}/steps/register`, {}, 1)).status).toBe(200);
    expect(await status()).toBe("reply-exists");
    const { body: file } = await desk.get(`/api/submissions/${submissions!}`);
    await tellSource(house.database.worker.db, file);
    expect(await status()).toBe("reply-exists");
  });

  test("is evaluated allegation by allegation", async () => {
    const letter = await givenALetter();
    await cleared(letter);
    await step(letter, desk, "send", transmission);
    const path = `/api/replies/${(await reply(letter)).body.id}`;
    await desk.send("POST", `${path}/steps/register`, {}, 1);
    const whole = await holder.send("POST", `${path}/steps/evaluate`, { input: { evaluations: [] } }, 2);
    expect([whole.status, whole.body.code]).toEqual([409, "protection.evaluation-incomplete"]);
    const each = await holder.send("POST", `${path}/steps/evaluate`, { input: { evaluations: [{ factKey: "f1", category: "cooperative-incomplete", note: "" }] } }, 2);
    expect(each.body.state, each.text).toBe("evaluated");
  });
});

describe("who reads a letter", () => {
  test.each([["desk", 200], ["mandateHolder", 200], ["senior", 200], ["analyst", 404], ["director", 404], ["monitor", 404], ["principal", 404]] as const)("%s: %i", async (role, status) => {
    const letter = await givenALetter();
    const person = await house.person({ roles: { [office]: [role] }, clearance: 2 });
    expect((await person.get(letter.path)).status).toBe(status);
  });

  test("a senior who cannot open the case does not clear what is said of the people in it", async () => {
    const letter = await givenALetter();
    await step(letter, holder, "sign-alone");
    const senior = await house.person({ roles: { [office]: ["senior"] }, clearance: 2 });
    const refused = await senior.send("POST", `${letter.path}/steps/clear`, { input: { unidentifiable: ["amal"], resolutionsCheckedOn: "2026-11-20" } }, letter.version);
    expect([refused.status, refused.body.code]).toEqual([409, "protection.case-not-open"]);
  });
});
