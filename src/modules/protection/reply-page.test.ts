import { sql } from "kysely";
import { zipSync, strToU8 } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { givenAChain, type Chain } from "../../testing/chain.ts";
import { eicar, openFakeClamd, type FakeClamd } from "../../testing/fake-clamd.ts";
import type { Person } from "../../testing/installation.ts";
import { takeOriginal } from "../../testing/taken-file.ts";
import { openServedInstallation, violationsOn, type ServedInstallation } from "../../testing/served.ts";

/** A State answers a letter on a page of its own, with files; the desk registers what came. */
let clamd: FakeClamd;
let vigie: ServedInstallation;
let office: string;
let chain: Chain;
let desk: Person;
const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
beforeAll(async () => {
  clamd = await openFakeClamd();
  vigie = await openServedInstallation(undefined, clamd.at);
  office = await vigie.house.compartment();
  desk = await vigie.house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2 });
  chain = await givenAChain(desk, office, "sedgewort");
  const sent = { at: new Date(Date.now() - 86_400_000).toISOString(), to: "Permanent Mission of Kasuria", how: "note-verbale", evidence: "", signatories: [] };
  await sql`update record.head set state = 'sent', number = 'AL XKS 1/2026', content = jsonb_set(content, '{sent}', ${JSON.stringify(sent)}::jsonb) where id = ${chain["communications"]}`.execute(vigie.house.database.worker.db);
});
afterAll(async () => {
  await vigie.close();
  clamd.close();
});

const linkPath = () => `/api/communications/${chain["communications"]}/reply-link`;
const inOffice = (role: string) => vigie.house.person({ roles: { [office]: [role] }, clearance: 2 });

type Link = { readonly path: string; readonly code: string };
async function makeLink(): Promise<Link> {
  const { status, body, text } = await desk.send("POST", linkPath());
  expect(status, text).toBe(200);
  return { path: new URL(body.address).pathname, code: body.code };
}

const own = () => ({ origin: vigie.base, "sec-fetch-site": "same-origin", "accept-language": "en" });
async function enter({ path, code }: Link): Promise<{ status: number; cookie: string; text: string }> {
  const answer = await vigie.house.app.request(path, { method: "POST", headers: { ...own(), "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ code }) });
  return { status: answer.status, cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0]!, text: await answer.text() };
}

type Sent = Record<string, string | readonly { name: string; content: Uint8Array }[]>;
async function answerBy(cookie: string, given: Sent = {}): Promise<{ status: number; text: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ form: "substantive", language: "fr", text: "La personne a été libérée.", ...given })) {
    if (typeof value === "string") form.append(name, value);
    else for (const file of value as Exclude<Sent[string], string>) form.append("files", new Blob([new Uint8Array(file.content)]), file.name);
  }
  const answer = await vigie.house.app.request("/reply", { method: "POST", headers: { ...own(), cookie }, body: form });
  return { status: answer.status, text: await answer.text() };
}

const replies = async () => (await desk.get(`/api/replies?linked=${chain["communications"]}&limit=50`)).body.items;
const files = async () => (await sql`select id from attachment.file`.execute(vigie.house.database.worker.db)).rows.length;

describe("the address and the code", () => {
  test("are made by those who record replies; to whoever reads no letter there is none, and whoever reads it learns neither", async () => {
    const { path, code } = await makeLink();
    const [analyst, holder] = [await inOffice("analyst"), await inOffice("mandateHolder")];
    for (const method of ["GET", "POST"] as const) {
      const answers = await Promise.all([chain["communications"]!, "00000000-0000-4000-8000-00000000dead"].map((id) => (method === "GET" ? analyst.get(`/api/communications/${id}/reply-link`) : analyst.send("POST", `/api/communications/${id}/reply-link`))));
      expect([answers[0]!.status, answers[0]!.text]).toEqual([404, answers[1]!.text]);
    }
    expect((await holder.send("POST", linkPath())).status).toBe(403);
    const seen = await holder.get(linkPath());
    expect(seen.body.link).toMatchObject({ replies: 0, isLocked: false });
    const { rows } = await sql<{ text: string }>`select reply_link::text as text from protection.reply_link`.execute(vigie.house.database.worker.db);
    const token = path.split("/")[2]!;
    for (const text of [seen.text, ...rows.map((row) => row.text), vigie.house.log.join()]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(code);
    }
  });

  test("are for a letter that was sent, and made by somebody who is here now", async () => {
    const draft = await desk.send("POST", "/api/communications", { compartmentId: office, content: { ...(await desk.get(`/api/communications/${chain["communications"]}`)).body.content, sent: null }, reason: "" });
    expect((await desk.send("POST", `/api/communications/${draft.body.id}/reply-link`)).body.code).toBe("protection.not-sent");
    const away = await vigie.house.person({ roles: { [office]: ["desk"] }, clearance: 2, verifiedMinutesAgo: 6 });
    expect((await away.send("POST", linkPath())).body.code).toBe("platform.fresh-sign-in-needed");
  });

  test("open the page together; the door says nothing of the letter, and is the same for an address that was never given out as for one that is over", async () => {
    const [old, link] = [await makeLink(), await makeLink()];
    const read = async (path: string) => (await vigie.house.app.request(path, { headers: own() })).text();
    const door = await read(link.path);
    for (const word of ["XKS", "Kasuria", "sedgewort"]) expect(door).not.toContain(word);
    expect(await read(old.path)).toBe(await read(`/reply/${"A".repeat(43)}`));
    expect((await enter(old)).status).toBe(404);
    expect((await enter(link)).status).toBe(303);
  });

  test("five wrong codes close it, and the desk sees that", async () => {
    const link = await makeLink();
    const wrong = { ...link, code: link.code === "00000000" ? "00000001" : "00000000" };
    for (let at = 0; at < 4; at += 1) expect((await enter(wrong)).text).toContain("does not open this page");
    await enter(wrong);
    expect((await enter(link)).status).toBe(404);
    expect((await desk.get(linkPath())).body.link).toMatchObject({ isLocked: true });
  });

  test("a new page ends the visit of the one before", async () => {
    const { cookie } = await enter(await makeLink());
    await makeLink();
    expect((await answerBy(cookie)).status).toBe(404);
  });
});

describe("what is sent by it", () => {
  let cookie: string;
  beforeEach(async () => void ({ cookie } = await enter(await makeLink())));

  test("stands at the desk as a reply that somebody registers, with its files and their digests; those who read no reply learn of nothing", async () => {
    const sent = await answerBy(cookie, { isConfidential: "yes", files: [{ name: "annexe.png", content: png }, { name: "note.txt", content: Buffer.from("Trois lignes") }] });
    expect([sent.status, sent.text.includes("has arrived"), sent.text.includes("annexe.png")], sent.text).toEqual([200, true, true]);
    const found = (await replies()).find((one: any) => one.title.includes("by its page"));
    const { body } = await desk.get(`/api/replies/${found.id}`);
    expect(body).toMatchObject({ state: "received", content: { label: "confidential", text: "La personne a été libérée.", language: "fr", isConfidential: true, isLate: null, evaluations: [] } });
    expect(body.content.attachments).toMatchObject([{ name: "annexe.png", type: "image/png", antivirus: { state: "clean" } }, { name: "note.txt", type: "text/plain; charset=utf-8" }]);
    for (const { sha256 } of body.content.attachments) expect(sent.text).toContain(sha256);
    const fileId = body.content.attachments[0].fileId;
    await sequenceEntries(vigie.house.database.worker, openLogKey(vigie.house.dataDirectory));
    const [publisher, analyst] = [await inOffice("publisher"), await inOffice("analyst")];
    expect((await takeOriginal(vigie.house, publisher, fileId)).status).toBe(200);
    expect((await takeOriginal(vigie.house, analyst, fileId)).status).toBe(404);
    expect((await analyst.get("/api/ledger?limit=200")).text).not.toContain(fileId);
    const registered = await desk.send("POST", `/api/replies/${found.id}/steps/register`, {}, 1);
    expect([registered.status, registered.body.state], registered.text).toEqual([200, "registered"]);
    expect((await desk.get(linkPath())).body.link).toMatchObject({ replies: 1 });
  });

  test.each([
    { what: "a kind that is not known", sent: [{ name: "page.svg", content: Buffer.from("<svg onload='x'/>") }], says: "This kind of file cannot be attached" },
    { what: "a picture with a document behind it", sent: [{ name: "photo.png", content: Buffer.concat([png, Buffer.from("%PDF-1.7")]) }], says: "two kinds at once" },
    { what: "a document with an archive behind it", sent: [{ name: "letter.pdf", content: Buffer.concat([Buffer.from("%PDF-1.7\n%%EOF\n"), zipSync({ "a.txt": strToU8("x") })]) }], says: "two kinds at once" },
    { what: "a bomb", sent: [{ name: "letter.docx", content: zipSync({ "word/document.xml": new Uint8Array(50_000_000) }, { level: 9 }) }], says: "grow far beyond" },
    { what: "a file in which the scanner finds something, among others (S51)", sent: [{ name: "note.txt", content: Buffer.from("Lines") }, { name: "other.txt", content: Buffer.from(`x${eicar}`) }], says: "found Win.Test.EICAR_HDB-1" },
    { what: "an empty file among others", sent: [{ name: "note.txt", content: Buffer.from("Lines") }, { name: "none.txt", content: Buffer.alloc(0) }], says: "The file is empty" },
    { what: "more than ten", sent: Array.from({ length: 11 }, (_, at) => ({ name: `${at}.txt`, content: Buffer.from("Lines") })), says: "At most ten files" },
    { what: "more than 25 MB together", sent: [{ name: "large.txt", content: Buffer.alloc(25_000_001, "a") }], says: "larger than 25 MB" },
  ])("S48, S49: $what is refused with a sentence; nothing is kept, and what was written stays", async ({ sent, says }) => {
    const before = [(await replies()).length, await files()];
    const answer = await answerBy(cookie, { text: "Written with care", files: sent });
    expect([answer.status, answer.text.includes(says)], answer.text.slice(0, 3_000)).toEqual([400, true]);
    // A body that is too large was not read to its end, so nothing of it is known.
    if (!says.includes("25 MB")) expect(answer.text).toContain("Written with care");
    expect([(await replies()).length, await files()]).toEqual(before);
  });

  test("without a word or a file it is none; with a field of the desk's own it is refused", async () => {
    expect((await answerBy(cookie, { text: " " })).text).toContain("Write a reply, or add a file");
    expect((await answerBy(cookie, { isLate: "no" })).status).toBe(400);
    expect((await answerBy(cookie, { form: "whatever" })).status).toBe(400);
  });

  test("is taken five times and no more, so that a page cannot fill the desk's list", async () => {
    for (let at = 0; at < 5; at += 1) expect((await answerBy(cookie)).status).toBe(200);
    const last = await answerBy(cookie);
    expect([last.status, last.text.includes("as many replies as it may")]).toEqual([400, true]);
  });
});

describe("in a browser", () => {
  test("the desk makes the page, the State answers on it with a file, and the desk reads both", { timeout: 90_000 }, async () => {
    const staff = await (await vigie.visit(desk)).newPage();
    await staff.goto(`${vigie.base}/communications/${chain["communications"]}`);
    await staff.getByRole("button", { name: /^Make (the|a new) page/ }).click();
    await staff.getByText("Both are shown now and not again").waitFor();
    const [address, code] = await staff.locator("[role=status] code").allInnerTexts();
    const state = await givenABrowser("fr");
    await state.goto(address!);
    await state.getByLabel("Code").fill(code!);
    expect(await violationsOn(state)).toEqual([]);
    await state.getByRole("button", { name: "Ouvrir" }).click();
    await state.locator("#text").fill("Les registres sont joints.");
    await state.locator("#files").setInputFiles([{ name: "registre.txt", mimeType: "text/plain", buffer: Buffer.from("Serrat, trois noms invent\u00e9s") }]);
    expect(await violationsOn(state)).toEqual([]);
    await state.getByRole("button", { name: "Envoyer la réponse" }).click();
    await state.getByText("est arrivée").waitFor();
    await staff.reload();
    await staff.getByRole("link", { name: "Réponse à AL XKS 1/2026, par sa page" }).first().click();
    await staff.getByText("Les registres sont joints.").waitFor();
    await staff.getByText("registre.txt").waitFor();
    expect(await violationsOn(staff)).toEqual([]);
  });

  test("the page stands in Arabic on a telephone without JavaScript", { timeout: 60_000 }, async () => {
    const { path, code } = await makeLink();
    const state = await givenABrowser("ar", false);
    await state.goto(`${vigie.base}${path}`);
    await state.locator("#code").fill(code);
    await state.locator("main button").click();
    await state.locator("#text").fill("أُفرج عن الشخص.");
    expect(await state.locator("html").getAttribute("dir")).toBe("rtl");
    await state.locator("main form button").click();
    await state.getByRole("status").waitFor();
    expect((await replies()).some((one: any) => one.title.startsWith("رد على"))).toBe(true);
  });
});

async function givenABrowser(locale: string, javaScriptEnabled = true): Promise<Page> {
  const context = await vigie.browser.newContext({ locale, javaScriptEnabled, viewport: { width: javaScriptEnabled ? 1280 : 360, height: 800 } });
  return context.newPage();
}
