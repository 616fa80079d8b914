import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { sql } from "kysely";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Certificate, KeyStatement } from "#platform/rules/sealing/certificate.ts";
import { makeKeyPair, type KeyPair } from "#platform/rules/sealing/hybrid.ts";
import { digestOfCertificate, vouchForLog } from "#platform/rules/sealing/key-list.ts";
import { makeSigningPair } from "#platform/rules/sealing/signing.ts";
import { openSealed } from "#platform/rules/sealing/sealed-content.ts";
import { markersIn } from "../../testing/markers.ts";
import { plantedJpeg } from "../../testing/pictures.ts";
import { givenASealedOffice, givenOwnKeys, testPassphrase, type SealedOffice } from "../../testing/sealed-office.ts";
import { openServedInstallation, violationsOn, type ServedInstallation } from "../../testing/served.ts";
import type { ProvenKeys } from "./contract.ts";
import { contactLanguageCodes, readContactWords } from "./api/contact-words.ts";
import { fileField, unpackFile } from "./model/sealed-file.ts";
import { messageField, submissionField } from "./model/sealed-submission.ts";

/** The whole way of a confidential submission in real browsers: the sender's, on a telephone, and the desk's. */
let vigie: ServedInstallation;
let desk: SealedOffice;
beforeAll(async () => {
  vigie = await openServedInstallation();
  desk = await givenASealedOffice(vigie.house, await vigie.house.compartment("The desk of the mandate"));
});
afterAll(() => vigie.close());

async function visitor(language = "en", options: Parameters<Browser["newContext"]>[0] = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await vigie.browser.newContext({ locale: language, viewport: { width: 320, height: 640 }, ...options });
  return { page: await context.newPage(), context };
}

type Said = Readonly<Record<string, string>>;

/** Writes, notes the twelve words, types two of them and sends; gives the words. */
async function sendAs(page: Page, said: Said, consent: Said = {}): Promise<string[]> {
  await page.goto(`${vigie.base}/contact`);
  await page.locator("[data-door='0']").click();
  for (const [id, text] of Object.entries(said)) await page.fill(`#${id}`, text);
  for (const [purpose, answer] of Object.entries(consent)) await page.check(`input[name="consent-${purpose}"][value=${answer}]`);
  return finish(page);
}

/** From the written text to the end. */
async function finish(page: Page): Promise<string[]> {
  await page.locator("[data-continue]").click();
  await page.locator("[data-written]").waitFor();
  const words = await page.locator("[data-receipt] li").allInnerTexts();
  await page.locator("[data-written]").click();
  for (const id of ["first", "second"]) {
    const at = Number(/\d+/.exec(await page.locator(`label[for=${id}]`).innerText())![0]);
    await page.fill(`#${id}`, words[at - 1]!);
  }
  await page.locator("form[data-step=confirm] button").first().click();
  await page.locator("section[data-step=sent] h2").waitFor();
  return words;
}

async function comeBack(page: Page, words: readonly string[]): Promise<void> {
  await page.goto(`${vigie.base}/contact`);
  await page.fill("#receipt", words.join(" "));
  await page.locator("form[data-step=return] button").click();
  await page.locator("[data-filed]").waitFor();
}

async function inbox(): Promise<Page> {
  const page = await (await vigie.visit(desk.officer.person)).newPage();
  await page.goto(`${vigie.base}/inbox`);
  await page.getByLabel("Passphrase").fill(testPassphrase);
  await page.getByRole("button", { name: "Open with my key" }).click();
  await page.getByText("Your key is open in this page.").waitFor();
  return page;
}

const rows = async () => (await sql<any>`select * from protection.sealed_submission order by filed_on, id`.execute(vigie.house.database.worker.db)).rows;

describe("a confidential submission", () => {
  const tokens = { what: "zebrawort they took him at dawn", victim: "zebravictim", perpetrator: "zebraperp", author: "zebraauthor", contact: "zebracontact", "contact-rules": "zebrarules" };

  test("is sealed in the browser to the desk and the recovery key, read by the desk in its own browser, and answered; the sender reads the answer with the twelve words", { timeout: 60_000 }, async () => {
    const { page } = await visitor();
    const words = await sendAs(page, tokens, { raise: "yes", nameToState: "no" });
    expect(words).toHaveLength(12);
    const [row] = await rows();
    const binding = { organisation: desk.root.signer, compartment: desk.office, record: row.id, field: submissionField, version: 1 };
    for (const key of [desk.officer.pair, desk.recovery]) {
      const { content } = await openSealed(row.sealed, [key.identity], binding);
      expect(JSON.parse(new TextDecoder().decode(content))).toMatchObject({ what: tokens.what, author: tokens.author, consent: { raise: "yes", nameToState: "no", nameInPublic: "not-asked" } });
    }

    const staff = await inbox();
    await staff.getByText(tokens.what).waitFor();
    await staff.getByLabel("Words in the text").fill("zebraauthor");
    await staff.getByText(tokens.what).waitFor();
    expect(staff.url()).not.toContain("zebra");
    await staff.locator("main table a").first().click();
    await staff.getByText("zebracontact").waitFor();
    await staff.getByLabel("Answer the source").fill("We have read it. Are you safe?");
    await staff.getByRole("button", { name: "Seal and send" }).click();
    await staff.getByText("We have read it. Are you safe?").first().waitFor();
    await staff.getByRole("radio", { name: "yes" }).check();
    await staff.getByRole("button", { name: "Open a file" }).click();
    await staff.getByText("The desk knows who wrote.").waitFor();

    await comeBack(page, words);
    expect(await page.locator("[data-status]").innerText()).toBe("Under review.");
    await page.getByText("We have read it. Are you safe?").waitFor();
    await page.fill("#more", "zebramore I am safe");
    await page.locator("form[data-more] button").click();
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>("#more")?.value === "");
    await staff.goBack();
    await staff.reload();
    await staff.getByLabel("Passphrase").fill(testPassphrase);
    await staff.getByRole("button", { name: "Open with my key" }).click();
    await staff.getByText("zebramore I am safe").waitFor();
  });

  test("S44: a file shows what it would have told, travels as a clean copy, with the original only when asked for, and the desk saves it", { timeout: 60_000 }, async () => {
    const { page } = await visitor();
    await page.goto(`${vigie.base}/contact`);
    await page.locator("[data-door='0']").click();
    await page.locator("[data-step=write] [data-files]").waitFor();
    await page.locator("[data-step=write] [data-file]").setInputFiles([
      { name: "zebraname.jpg", mimeType: "image/jpeg", buffer: Buffer.from(plantedJpeg()) },
      { name: "zebranotes.txt", mimeType: "text/plain", buffer: Buffer.from("zebranotes as they are") },
    ]);
    const rowsShown = page.locator("[data-step=write] [data-file-list] li");
    await rowsShown.nth(1).waitFor();
    expect(await rowsShown.nth(0).innerText()).toMatch(/Removed in the copy that is sent: .*place/);
    expect(await rowsShown.nth(1).innerText()).toContain("cannot be cleaned");
    await rowsShown.nth(0).getByRole("checkbox").check();
    await page.fill("#what", "zebrafiles");
    await finish(page);
    const { rows: boxes } = await sql<any>`select id, sealed, submission_id from protection.sealed_file order by bucket, id`.execute(vigie.house.database.worker.db);
    expect(boxes).toHaveLength(2);
    const opened = await Promise.all(boxes.map(async ({ id, sealed, submission_id: record }) => unpackFile((await openSealed(sealed, [desk.officer.pair.identity], { organisation: desk.root.signer, compartment: desk.office, record, field: fileField(id), version: 1 })).content)));
    const [clean, original] = [opened.find(({ head }) => !head.isOriginal)!, opened.find(({ head }) => head.isOriginal)!];
    expect(markersIn(clean.bytes)).toEqual([]);
    expect(markersIn(original.bytes).length).toBeGreaterThan(5);

    const staff = await inbox();
    await staff.getByText("zebrafiles").waitFor();
    await staff.locator("main table tr", { hasText: "zebrafiles" }).locator("a").click();
    await staff.getByRole("button", { name: /^Open: / }).first().click();
    await staff.getByText("zebraname.jpg").waitFor();
    const [download] = await Promise.all([staff.waitForEvent("download"), staff.getByRole("button", { name: "Save on this device: zebraname.jpg" }).click()]);
    expect(download.suggestedFilename()).toBe("zebraname.jpg");
  });

  test("a colleague who came later opens it after somebody handed it over, and not before; what is inside and its signature are unchanged", { timeout: 60_000 }, async () => {
    const later = await givenOwnKeys(await vigie.house.person({ roles: { [desk.office]: ["desk"] }, name: "Bram Koster" }));
    expect((await desk.officer.person.send("POST", "/api/sealing/certificates", { certificate: desk.certificateFor(later) })).status).toBe(201);
    const [row] = await rows();
    const expected = { organisation: desk.root.signer, compartment: desk.office, record: row.id, field: submissionField, version: 1 };
    const boxFor = async () => Buffer.from((await later.person.get(`/api/sealed-submissions/${row.id}`)).body.sealed, "base64url");
    await expect(openSealed(await boxFor(), [later.pair.identity], expected)).rejects.toThrow("sealing.not-for-you");
    const before = await openSealed(row.sealed, [desk.officer.pair.identity], expected);
    const staff = await inbox();
    await staff.goto(`${vigie.base}/inbox/${row.id}`);
    await staff.getByLabel("Passphrase").fill(testPassphrase);
    await staff.getByRole("button", { name: "Open with my key" }).click();
    await staff.getByText(/It came before the keys of .*Bram Koster/).waitFor();
    await staff.getByRole("button", { name: "Hand over" }).click();
    await staff.getByRole("button", { name: "Hand over" }).waitFor({ state: "hidden" });
    expect(await openSealed(await boxFor(), [later.pair.identity], expected)).toEqual(before);
  });

  test("S28: the database, the files and the log of the server hold none of the words", async () => {
    const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`.execute(vigie.house.database.worker.db);
    for (const { name } of tables) {
      const found = await sql<{ text: string }>`select coalesce(string_agg(t::text, ' '), '') as text from ${sql.raw(name)} as t`.execute(vigie.house.database.worker.db).then(({ rows: all }) => all[0]!.text, () => "");
      expect(/zebra/.test(found), name).toBe(false);
    }
    expect(vigie.house.log.join("\n")).not.toContain("zebra");
    const files = readdirSync(vigie.house.dataDirectory, { recursive: true, encoding: "utf8" }).map((file) => join(vigie.house.dataDirectory, file)).filter((file) => statSync(file).isFile());
    for (const file of files) expect(readFileSync(file, "latin1").includes("zebra"), file).toBe(false);
  });

  test("S42: nothing finer than a day, no address and no sign of the machine is kept, and the ledger learns of it on a later day", async () => {
    const { rows: columns } = await sql<{ name: string; type: string }>`select column_name as name, data_type as type from information_schema.columns where table_schema = 'protection' and table_name in ('sealed_submission', 'sealed_message')`.execute(vigie.house.database.worker.db);
    expect(columns.filter(({ type }) => /time|inet/.test(type))).toEqual([]);
    const { rows: entries } = await sql`select from ledger.entry where event = 'protection.submission-filed'`.execute(vigie.house.database.worker.db);
    expect(entries).toEqual([]);
    const { rows: attempts } = await sql`select from access.attempt`.execute(vigie.house.database.auth.db);
    expect(attempts).toEqual([]);
    const { enterFilings } = await import("./jobs/enter-filings.ts");
    await enterFilings(vigie.house.database, new Date(vigie.house.clock.now.getTime() + 86_400_000));
    const { rows: entered } = await sql<any>`select record_id, digest, actor_id from ledger.entry where event = 'protection.submission-filed'`.execute(vigie.house.database.worker.db);
    expect(entered).toHaveLength((await rows()).length);
    expect(entered[0].actor_id).toBeNull();
  });

  test("S39, S40: the page asks nobody but its own server, sets no cookie, stores nothing, and leaves one entry in the history", async () => {
    const { page, context } = await visitor();
    const hosts = new Set<string>();
    page.on("request", (request) => hosts.add(new URL(request.url()).host));
    await sendAs(page, { what: "something" });
    expect([...hosts]).toEqual([new URL(vigie.base).host]);
    expect(await context.cookies()).toEqual([]);
    const kept = await page.evaluate(async () => ({ local: localStorage.length, session: sessionStorage.length, databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length, workers: (await navigator.serviceWorker.getRegistrations()).length, entries: history.length }));
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0, entries: 2 });
    await page.goto(`${vigie.base}/contact`);
    await page.getByRole("link", { name: "Français" }).click();
    await page.getByRole("heading", { name: "Écrivez-nous" }).waitFor();
    expect(await page.evaluate(() => history.length)).toBe(2);
  });

  test("quick exit empties the page at once, by its button and by Shift three times", async () => {
    for (const way of ["button", "keys"]) {
      const { page } = await visitor();
      await page.goto(`${vigie.base}/contact`);
      await page.locator("[data-door='0']").click();
      await page.fill("#what", "half a sentence");
      if (way === "button") await page.locator("[data-leave]").click();
      else for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
      await page.waitForURL("about:blank");
    }
  });

  test("S41: two words of the receipt are asked for before anything is sent, and wrong ones are refused", async () => {
    const before = (await rows()).length;
    const { page } = await visitor();
    await page.goto(`${vigie.base}/contact`);
    await page.locator("[data-door='0']").click();
    await page.locator("[data-continue]").click();
    expect(await page.locator("[data-complaint]").innerText()).toContain("Please write what happened");
    await page.fill("#what", "something");
    await page.locator("[data-continue]").click();
    await page.locator("[data-written]").click();
    await page.fill("#first", "heron");
    await page.fill("#second", "heron");
    await page.locator("form[data-step=confirm] button").first().click();
    expect(await page.locator("[data-complaint]").innerText()).toContain("not what was shown");
    expect((await rows()).length).toBe(before);
  });

  test("a receipt typed wrong, and one of which nothing is known, are told apart in words", async () => {
    const { page } = await visitor();
    await page.goto(`${vigie.base}/contact`);
    await page.fill("#receipt", "heron lantern");
    await page.locator("form[data-step=return] button").click();
    await page.getByText("These are not twelve words").waitFor();
    await page.fill("#receipt", "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about");
    await page.locator("form[data-step=return] button").click();
    await page.getByText("Nothing is kept under these words").waitFor();
  });

  test("consent is taken back, and everything deleted, by the sender alone; the desk is told", { timeout: 60_000 }, async () => {
    const { page } = await visitor("ar");
    const numbers = await sendAs(page, { what: "شيء يجب حذفه" }, { raise: "yes" });
    expect(numbers.every((one) => /^\d{4}$/.test(one))).toBe(true);
    await comeBack(page, numbers);
    // Without the tick nothing is asked of the server, and nothing changes.
    await page.locator("[data-wish=withdraw-consent] button").click();
    expect(await page.locator("[data-withdrawn]").isVisible()).toBe(false);
    await page.locator("[data-wish=withdraw-consent] input[type=checkbox]").check();
    await page.locator("[data-wish=withdraw-consent] button").click();
    await page.locator("[data-withdrawn]").waitFor();
    await page.locator("[data-wish=delete] input[type=checkbox]").check();
    await page.locator("[data-wish=delete] button").click();
    await page.locator("[data-wish=delete]").waitFor({ state: "hidden" });
    const gone = (await rows()).find((row) => row.status === "deleted");
    expect(gone).toMatchObject({ sealed: null, reply_key: "", key_ids: [] });
    const staff = await inbox();
    await staff.locator("main table td", { hasText: "deleted by the source" }).first().waitFor();
  });
});

describe("the public page", () => {
  test.each(contactLanguageCodes)("in %s has a sentence for everything, no violation and no key instead of words", async (language) => {
    const words = readContactWords();
    expect(Object.keys(words[language]).toSorted()).toEqual(Object.keys(words.en).toSorted());
    const { page } = await visitor(language);
    await page.goto(`${vigie.base}/contact`);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    expect(await page.locator("h1").innerText()).toBe(words[language]["heading"]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const context = await vigie.browser.newContext({ locale: language, bypassCSP: true });
    const looked = await context.newPage();
    await looked.goto(`${vigie.base}/contact`);
    expect(await violationsOn(looked)).toEqual([]);
    await looked.locator("[data-door='0']").click();
    await looked.locator("#what").waitFor();
    expect(await violationsOn(looked, { contrast: false })).toEqual([]);
  });

  test("is at most 20 KB at first, and everything to write and seal with at most 150 KB", async () => {
    const { page } = await visitor();
    const sizes = new Map<string, number>();
    // What a page that is left answered last can no longer be read; it was counted when the page was opened.
    page.on("response", (response) => void response.body().then((body) => sizes.set(new URL(response.url()).pathname, brotliCompressSync(body).length), () => undefined));
    await page.goto(`${vigie.base}/contact`, { waitUntil: "networkidle" });
    const first = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(first).toBeLessThanOrEqual(20_000);
    await sendAs(page, { what: "something" });
    expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
  });

  test("S43: over 256 kbit/s and 600 ms a submission is written, sealed and has arrived within 20 seconds", { timeout: 60_000 }, async () => {
    const { page, context } = await visitor();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", { offline: false, latency: 600, downloadThroughput: 32_000, uploadThroughput: 32_000 });
    const start = performance.now();
    await sendAs(page, { what: "Sent over a satellite, between two power cuts." });
    expect((performance.now() - start) / 1_000).toBeLessThanOrEqual(20);
  });

  test("S43: without JavaScript it warns, seals on the server, gives the words, and shows what became of it", async () => {
    const { page } = await visitor("fr", { javaScriptEnabled: false });
    await page.goto(`${vigie.base}/contact`);
    expect(await page.locator("noscript, main").last().innerText()).toContain("protège moins");
    // What is true with the script alone is not said without it.
    expect(await page.locator("main").innerText()).not.toContain("Ce serveur ne peut pas le lire");
    expect(await page.locator("main").innerText()).not.toContain("trois fois");
    await page.locator("[data-continue]").click();
    await page.getByText("Veuillez écrire ce qui s’est passé").waitFor();
    await page.fill("#what", "zebrasans script");
    await page.fill("#author", "zebraauteur");
    await page.locator("[data-continue]").click();
    const words = await page.locator("ol.code li").allInnerTexts();
    expect(words).toHaveLength(12);
    const { rows: boxes } = await sql<any>`select id, sealed from protection.sealed_submission`.execute(vigie.house.database.worker.db);
    const texts = await Promise.all(boxes.filter((box) => box.sealed !== null).map(async ({ id, sealed }) => JSON.parse(new TextDecoder().decode((await openSealed(sealed, [desk.recovery.identity], { organisation: desk.root.signer, compartment: desk.office, record: id, field: submissionField, version: 1 })).content))));
    expect(texts.find(({ what }) => what === "zebrasans script")).toMatchObject({ wasSealedByServer: true, author: "zebraauteur", language: "fr" });
    await page.goto(`${vigie.base}/contact`);
    await page.fill("#receipt", words.join(" "));
    await page.locator("form[data-step=return] button").click();
    await page.getByText("Reçu. Son examen n’a pas encore commencé.").waitFor();
    await page.fill("#more", "zebrasuite");
    await page.locator("form:has(#more) button").click();
    await page.getByText("C’est arrivé, et verrouillé.").waitFor();
    const { rows: further } = await sql<any>`select submission_id, number, sealed from protection.sealed_message where direction = 'from-source'`.execute(vigie.house.database.worker.db);
    const said = await Promise.all(further.map(async ({ submission_id: record, number, sealed }) => new TextDecoder().decode((await openSealed(sealed, [desk.recovery.identity], { organisation: desk.root.signer, compartment: desk.office, record, field: messageField, version: number })).content)));
    expect(said.map((text) => JSON.parse(text).text)).toContain("zebrasuite");
    await page.locator("[data-wish=withdraw-consent] input[type=checkbox]").check();
    await page.locator("[data-wish=withdraw-consent] button").click();
    await page.getByText("Vous avez retiré votre consentement").waitFor();
    expect(await page.locator("[data-wish=withdraw-consent]").count()).toBe(0);
    await page.locator("[data-wish=delete] input[type=checkbox]").check();
    await page.locator("[data-wish=delete] button").click();
    await page.getByText("Vous avez tout fait supprimer.").waitFor();
    await page.goto(`${vigie.base}/contact`);
    await page.fill("#receipt", "rien de tel");
    await page.locator("form[data-step=return] button").click();
    await page.getByText("Ce ne sont pas les douze mots").waitFor();
  });

  describe("S31: nothing is sealed to a key", () => {
    type Keys = ProvenKeys & { organisation: NonNullable<ProvenKeys["organisation"]> };
    const intruder = makeSigningPair();
    let pair: KeyPair;
    beforeAll(async () => {
      pair = await makeKeyPair();
    });
    /** A certificate the root itself has signed, for a key whose secret somebody else holds: what a root that was talked into it, in secret, would give. */
    const secretly = (over: Partial<KeyStatement> = {}) => desk.certificateFor({ ...desk.officer, pair, author: intruder }, { kind: "officer", ...over });
    const offered = (keys: Keys, certificate: Certificate): Keys => ({ ...keys, certificates: [...keys.certificates, certificate], doors: keys.doors.map((door) => ({ ...door, readers: [...door.readers, certificate.signer] })) });
    const alone = (keys: Keys, certificate: Certificate): Keys => ({ ...keys, certificates: [certificate], doors: keys.doors.map((door) => ({ ...door, readers: [certificate.signer] })) });

    /** What a sender sends, and what the page says, when the server answers this instead of the keys. */
    async function sentTo(change: (keys: Keys) => Keys | Promise<Keys>): Promise<{ keyIds: readonly string[] | undefined; complaint: string }> {
      const { page, context } = await visitor();
      let keyIds: string[] | undefined;
      await page.route("**/api/contact/keys", async (route) => route.fulfill({ json: await change(await (await route.fetch()).json()) }));
      await page.route("**/api/contact/submissions", (route) => {
        ({ keyIds } = route.request().postDataJSON());
        return route.fulfill({ status: 204 });
      });
      await page.goto(`${vigie.base}/contact`);
      await page.locator("[data-door='0']").click();
      await page.fill("#what", "something");
      await page.locator("[data-continue]").click();
      await page.locator("[data-written]").waitFor();
      const words = await page.locator("[data-receipt] li").allInnerTexts();
      await page.locator("[data-written]").click();
      for (const id of ["first", "second"]) await page.fill(`#${id}`, words[Number(/\d+/.exec(await page.locator(`label[for=${id}]`).innerText())![0]) - 1]!);
      await page.locator("form[data-step=confirm] button").first().click();
      await page.locator("section[data-step=sent] h2, [data-complaint]:not([hidden])").filter({ visible: true }).first().waitFor();
      const complaint = await page.locator("[data-complaint]").innerText();
      await context.close();
      return { keyIds, complaint };
    }
    const refused = { keyIds: undefined, complaint: expect.stringContaining("keys of this page do not fit together") };

    test("while the honest server's are taken", { timeout: 60_000 }, async () => {
      expect(await sentTo((keys) => keys)).toEqual({ keyIds: expect.arrayContaining([desk.officer.author.signer]), complaint: "" });
    });

    test.each<[string, (keys: Keys) => Keys | Promise<Keys>]>([
      ["under another root", (keys) => ({ ...keys, organisation: { ...keys.organisation, root: desk.officer.author.signer } })],
      ["exchanged for another", (keys) => ({ ...keys, certificates: keys.certificates.map((one) => (one.kind === "recovery" ? one : { ...one, recipient: pair.recipient })) })],
      ["that is over", (keys) => alone(keys, secretly({ from: "2020-01-01", until: "2021-01-01" }))],
      ["certified up to the root, but not in the ledger", (keys) => alone(keys, secretly())],
      ["without any proof", (keys) => ({ ...keys, proof: null })],
      ["of a list that a log of the server's own has signed", (keys) => ({ ...keys, organisation: { ...keys.organisation, log: vouchForLog(intruder.secret, intruder.signer, keys.organisation.log!.key) } })],
      ["of a list to which one was added afterwards", async (keys) => {
        const certificate = secretly();
        return { ...offered(keys, certificate), proof: { ...keys.proof!, list: { ...keys.proof!.list, certificates: [...keys.proof!.list.certificates, await digestOfCertificate(certificate)] } } };
      }],
      ["of a list of another day, in which one stands that was ended since", (keys) => ({ ...keys, proof: { ...keys.proof!, list: { ...keys.proof!.list, day: "2026-01-01" } } })],
    ])("%s", { timeout: 60_000 }, async (_what, change) => {
      expect(await sentTo(change)).toEqual(refused);
    });

    test("that was added to the others: they are sealed to, and it is not", { timeout: 60_000 }, async () => {
      const { keyIds } = await sentTo((keys) => offered(keys, secretly()));
      expect(keyIds).toContain(desk.officer.author.signer);
      expect(keyIds).not.toContain(intruder.signer);
    });

    test("that was ended, though the server goes on offering it with the certificate that once stood in the ledger", { timeout: 60_000 }, async () => {
      const leaver = await givenOwnKeys(await vigie.house.person({ roles: { [desk.office]: ["desk"] }, name: "Selma Aydin" }));
      const certificate = desk.certificateFor(leaver);
      expect((await desk.officer.person.send("POST", "/api/sealing/certificates", { certificate })).status).toBe(201);
      expect((await sentTo((keys) => keys)).keyIds).toContain(leaver.author.signer);
      const { body } = await desk.officer.person.get("/api/sealing");
      const id = body.certificates.find((one: { certificate: Certificate }) => one.certificate.signer === leaver.author.signer).id;
      expect((await desk.officer.person.send("POST", `/api/sealing/certificates/${id}/revocation`, { reason: "left" })).status).toBe(204);
      const { keyIds } = await sentTo((keys) => offered(keys, certificate));
      expect(keyIds).toContain(desk.officer.author.signer);
      expect(keyIds).not.toContain(leaver.author.signer);
      expect(await sentTo((keys) => alone(keys, certificate))).toEqual(refused);
    });
  });
});
