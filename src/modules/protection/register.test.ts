import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { aCase, aCasePerson, aCommunication, aPublication, aReply } from "./examples.ts";

/** A letter on its way to the public register, sixty days and one after it was sent. */
let house: TestInstallation;
let office: string;
let desk: Person;
let publisher: Person;
let stranger: Person;
const begun = new Date("2026-09-20T12:00:00Z");
const later = new Date("2026-11-25T12:00:00Z");

beforeAll(async () => {
  house = await openTestInstallation();
  house.clock.now = later;
  office = await house.compartment();
  desk = await house.person({ roles: { [office]: ["desk", "mandateHolder"] }, clearance: 1 });
  publisher = await house.person({ roles: { [office]: ["publisher"] }, clearance: 1 });
  stranger = house.stranger();
});
afterAll(() => house.close());

const asked = { personKey: "amal", element: "whole", recipient: "", answer: "yes", on: "2026-09-18", how: "secure-message", askedBy: "The desk", givenBy: "self", note: "" };
const versions = new Map<string, number>();

async function step(path: string, by: Person, name: string, input: Record<string, unknown> = {}, status = 200): Promise<any> {
  const answer = await by.send("POST", `${path}/steps/${name}`, { input, reason: "Because" }, versions.get(path) ?? 1);
  expect(answer.status, `${name}: ${answer.text}`).toBe(status);
  if (status === 200) versions.set(path, (versions.get(path) ?? 1) + 1);
  return answer.body;
}

type Sent = { readonly path: string; readonly id: string; readonly casePath: string; readonly caseId: string };

/** The clock of publication began when the letter was sent; the test moves that moment back, because a session does not last for weeks. */
async function givenASentLetter(): Promise<Sent> {
  const made = await desk.send("POST", "/api/cases", { compartmentId: office, content: aCase() });
  const casePath = `/api/cases/${made.body.id}`;
  for (const purpose of ["raise", "name-to-state", "name-in-public"]) await step(casePath, desk, "record-consent", { ...asked, purpose });
  const read = await desk.get(casePath);
  const saved = await desk.send("PUT", casePath, { content: { ...read.body.content, people: [aCasePerson({ nameForState: "Amal Serrat-Nour" })] } }, versions.get(casePath));
  expect(saved.status, saved.text).toBe(200);
  versions.set(casePath, (versions.get(casePath) ?? 1) + 1);
  const letter = await desk.send("POST", "/api/communications", { compartmentId: office, content: aCommunication({ caseId: made.body.id }) });
  const path = `/api/communications/${letter.body.id}`;
  await step(path, desk, "sign-alone");
  await step(path, desk, "clear", { unidentifiable: [], resolutionsCheckedOn: "2026-11-25" });
  await step(path, desk, "send", { at: later.toISOString(), to: "Mission", how: "note-verbale", evidence: "Stamp" });
  await sql`update record.head set content = jsonb_set(content, '{sent,at}', ${JSON.stringify(begun.toISOString())}::jsonb) where id = ${letter.body.id}`.execute(house.database.worker.db);
  return { path, id: letter.body.id, casePath, caseId: made.body.id };
}

async function givenAVersion({ id, caseId }: Sent, given: Partial<ReturnType<typeof aPublication>> = {}): Promise<string> {
  const made = await desk.send("POST", "/api/publications", { compartmentId: office, content: aPublication({ communicationId: id, caseId, ...given }) });
  expect(made.status, made.text).toBe(201);
  return made.body.id;
}

describe("the publication of a letter", () => {
  test("waits for the end of the clock, for a second person, and for the release of a hold", async () => {
    const letter = await givenASentLetter();
    const publicationId = await givenAVersion(letter);
    expect((await step(letter.path, publisher, "publish", { publicationId }, 409)).code).toBe("protection.publication-not-prepared");
    expect((await step(`/api/publications/${publicationId}`, desk, "check", {}, 409)).code, "whoever wrote it does not confirm it").toBe("protection.checker-is-author");
    await step(`/api/publications/${publicationId}`, publisher, "check");
    expect((await step(letter.path, desk, "publish", { publicationId }, 403)).code).toBe("platform.step-not-for-your-role");
    expect((await stranger.get(`/register/letter/${letter.id}`)).status, "nothing is public before").toBe(404);
    await step(letter.path, publisher, "publish", { publicationId });
    const page = await stranger.get(`/register/letter/${letter.id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Amal Serrat-Nour was taken off it");
    expect(page.text).not.toMatch(/OSPREY|Stamp|The desk/);
    expect((await desk.get(`/api/publications/${publicationId}`)).body.state).toBe("published");
  });

  test("of a letter that is still confidential is refused, and so is one that is held", async () => {
    const made = await givenASentLetter();
    await sql`update record.head set content = jsonb_set(content, '{sent,at}', ${JSON.stringify(later.toISOString())}::jsonb) where id = ${made.id}`.execute(house.database.worker.db);
    const publicationId = await givenAVersion(made);
    await step(`/api/publications/${publicationId}`, publisher, "check");
    expect((await step(made.path, publisher, "publish", { publicationId }, 409)).code).toBe("protection.still-confidential");
    await step(made.path, desk, "hold-publication", { by: "Ilse Moravec" });
    expect((await step(made.path, publisher, "publish", { publicationId }, 409)).code).toBe("protection.publication-held");
  });

  test("masks at once whoever takes back their word, on the page and in the files", async () => {
    const letter = await givenASentLetter();
    const publicationId = await givenAVersion(letter);
    await step(`/api/publications/${publicationId}`, publisher, "check");
    await step(letter.path, publisher, "publish", { publicationId });
    await step(letter.casePath, desk, "withdraw-consent", { personKey: "amal", purposes: [], on: "2026-11-25", how: "telephone", askedBy: "The desk", givenBy: "self" });
    const page = (await stranger.get(`/register/letter/${letter.id}`)).text;
    const file = JSON.stringify((await stranger.get("/register/letters.json")).body.letters.find((one: { id: string }) => one.id === letter.id));
    for (const shown of [page, file]) {
      expect(shown).not.toMatch(/Serrat-Nour|a driver who/);
      expect(shown).toContain("a person whose identity is withheld");
    }
  });

  test("is mended by another version that a second person looked at; the earlier one is kept, and nobody reads it", async () => {
    const letter = await givenASentLetter();
    const first = await givenAVersion(letter);
    await step(`/api/publications/${first}`, publisher, "check");
    await step(letter.path, publisher, "publish", { publicationId: first });
    const better = await givenAVersion(letter, { subject: "A mended subject" });
    expect((await step(letter.path, publisher, "replace-publication", { publicationId: better }, 409)).code).toBe("protection.publication-not-prepared");
    await step(`/api/publications/${better}`, publisher, "check");
    await step(letter.path, desk, "replace-publication", { publicationId: better }, 403);
    const replaced = await step(letter.path, publisher, "replace-publication", { publicationId: better });
    expect([replaced.state, replaced.content.published.publicationId]).toEqual(["published", better]);
    expect([(await desk.get(`/api/publications/${first}`)).body.state, (await desk.get(`/api/publications/${better}`)).body.state]).toEqual(["replaced", "published"]);
    expect((await stranger.get(`/register/letter/${letter.id}`)).text).toContain("A mended subject");
    const letters = (await stranger.get("/register/letters.json")).body.letters.filter(({ id }: { id: string }) => id === letter.id);
    expect(letters).toHaveLength(1);
    // Whoever takes their word back after that is masked in the version that is public now.
    await step(letter.casePath, desk, "withdraw-consent", { personKey: "amal", purposes: [], on: "2026-11-25", how: "telephone", askedBy: "The desk", givenBy: "self" });
    const masked = (await stranger.get(`/register/letter/${letter.id}`)).text;
    expect(masked).toContain("A mended subject");
    expect(masked).not.toContain("Serrat-Nour");
  });

  test("masks by the hand of a protection officer as well, who sees neither the letter nor its public version", async () => {
    const letter = await givenASentLetter();
    const publicationId = await givenAVersion(letter);
    await step(`/api/publications/${publicationId}`, publisher, "check");
    await step(letter.path, publisher, "publish", { publicationId });
    const officer = await house.person({ roles: { [office]: ["protectionOfficer"] }, clearance: 1 });
    expect([(await officer.get(letter.path)).status, (await officer.get(`/api/publications/${publicationId}`)).status, (await officer.get(letter.casePath)).status]).toEqual([404, 404, 200]);
    expect((await stranger.get(`/register/letter/${letter.id}`)).text).toContain("Serrat-Nour");
    await step(letter.casePath, officer, "withdraw-consent", { personKey: "amal", purposes: [], on: "2026-11-25", how: "telephone", askedBy: "The desk", givenBy: "self" });
    expect((await stranger.get(`/register/letter/${letter.id}`)).text).not.toMatch(/Serrat-Nour|a driver who/);
  });

  test("is prepared and made by somebody who publishes and sees nothing else of the office: not the case, not in lists, not in search", async () => {
    const letter = await givenASentLetter();
    const publicationId = await givenAVersion(letter);
    const shown = await publisher.get(`/api/publications/${publicationId}/as-public`);
    expect(shown.body.letter.facts.join(" ")).toContain("Amal Serrat-Nour");
    expect((await publisher.get(letter.casePath)).text).toBe((await publisher.get("/api/cases/00000000-0000-4000-8000-00000000dead")).text);
    expect((await publisher.get("/api/cases")).body.items).toEqual([]);
    expect((await publisher.get("/api/publications")).body.items.map(({ id }: { id: string }) => id)).toContain(publicationId);
    const analyst = await house.person({ roles: { [office]: ["analyst"] }, clearance: 2 });
    expect((await analyst.get(`/api/publications/${publicationId}/as-public`)).body.code).toBe("protection.publication-not-found");
    const elsewhere = await house.person({ roles: { [await house.compartment("Another")]: ["publisher"] }, clearance: 2 });
    expect((await elsewhere.get("/api/publications")).body.items).toEqual([]);
  });

  test("takes a late reply into the public record, by its existence", async () => {
    const letter = await givenASentLetter();
    const publicationId = await givenAVersion(letter);
    await step(`/api/publications/${publicationId}`, publisher, "check");
    await step(letter.path, publisher, "publish", { publicationId });
    const reply = await desk.send("POST", "/api/replies", { compartmentId: office, content: aReply({ communicationId: letter.id, receivedAt: "2026-11-25T09:00:00Z", text: "Words of the mission" }) });
    const registered = await step(`/api/replies/${reply.body.id}`, desk, "register");
    expect(registered.content.isLate).toBe(true);
    const page = await stranger.get(`/register/letter/${letter.id}`);
    expect(page.text).toContain("25 November 2026: substantive, after the sixty days");
    expect(page.text).not.toContain("Words of the mission");
    expect((await desk.get(letter.path)).body.state).toBe("published");
  });
});

describe("the register", () => {
  test("is found by words, addressee, type and year, without an account, in each language", async () => {
    for (const language of ["en", "fr", "ar"]) {
      const page = await stranger.get(`/register?language=${language}&q=serrat&addressee=XKS&type=AL&year=2026`);
      expect(page.status).toBe(200);
      expect(page.text).toContain("AL XKS");
      expect(page.text).not.toMatch(/protection\.[a-z]/);
    }
    expect((await stranger.get("/register?q=nowhere")).text).not.toContain("AL XKS");
    expect((await stranger.get("/register?addressee=XBE")).text).not.toContain(">AL XKS");
  });

  test("tells how letters of the year were answered apart from what came in that year", async () => {
    const { text } = await stranger.get("/register?year=2026");
    expect(text).toContain("Letters of the year that were answered");
    expect(text).toMatch(/1 of 5 \(20%\)/);
  });

  test("is had as CSV, JSON and feed, and each says the same letters", async () => {
    const [csv, json, atom] = [await stranger.get("/register/letters.csv"), await stranger.get("/register/letters.json"), await stranger.get("/register/letters.atom")];
    const ids = json.body.letters.map(({ letter }: { letter: { reference: string } }) => letter.reference);
    expect(ids).toHaveLength(5);
    for (const reference of ids) for (const { text } of [csv, atom]) expect(text).toContain(reference);
    expect(csv.text).not.toContain("Castelmoor");
    expect([csv.headers.get("content-type"), atom.headers.get("content-type")]).toEqual(["text/csv; charset=utf-8", "application/atom+xml; charset=utf-8"]);
  });

  test("does not know what was not published, and says so as of what never was", async () => {
    const letter = await givenASentLetter();
    const [unpublished, absent] = [await stranger.get(`/register/letter/${letter.id}`), await stranger.get("/register/letter/00000000-0000-4000-8000-00000000dead")];
    expect(unpublished.text.replaceAll(letter.id, "ID")).toBe(absent.text.replaceAll("00000000-0000-4000-8000-00000000dead", "ID"));
    expect((await stranger.get("/register/letter/not-an-id")).status).toBe(404);
  });
});
