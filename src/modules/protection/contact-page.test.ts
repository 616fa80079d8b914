import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSealed } from "#platform/rules/sealing/sealed-content.ts";
import { markersIn } from "../../testing/markers.ts";
import { plantedJpeg } from "../../testing/pictures.ts";
import { givenOwnKeys, testPassphrase } from "../../testing/sealed-office.ts";
import { fileField, unpackFile } from "./model/sealed-file.ts";
import { submissionField } from "./model/sealed-submission.ts";
import { openContactVisits, type ContactVisits } from "../../testing/contact-visits.ts";

/** The whole way of a confidential submission in real browsers: the sender's, on a telephone, and the desk's. */
let { vigie, desk, visitor, sendAs, finish, comeBack, inbox, rows }: ContactVisits = {} as ContactVisits;
beforeAll(async () => {
  ({ vigie, desk, visitor, sendAs, finish, comeBack, inbox, rows } = await openContactVisits());
}, 120_000);
afterAll(() => vigie.close());

describe("a confidential submission", () => {
  const tokens = { what: "zebrawort they took him at dawn", victim: "zebravictim", perpetrator: "zebraperp", author: "zebraauthor", contact: "zebracontact", "contact-rules": "zebrarules" };

  test("is sealed in the browser to the desk and the recovery key, read by the desk in its own browser, and answered; the sender reads the answer with the twelve words", { timeout: 60_000 }, async () => {
    const { page } = await visitor("en", { userAgent: "Mozilla/5.0 zebratelephone", extraHTTPHeaders: { referer: "https://zebrabefore.example/", "x-forwarded-for": "198.51.100.177" } });
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

  test("S28, S42: the database, the files and the log of the server hold none of the words, nor the address, the machine and the page before of whoever came", async () => {
    const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`.execute(vigie.house.database.worker.db);
    for (const { name } of tables) {
      const found = await sql<{ text: string }>`select coalesce(string_agg(t::text, ' '), '') as text from ${sql.raw(name)} as t`.execute(vigie.house.database.worker.db).then(({ rows: all }) => all[0]!.text, () => "");
      expect(/zebra|192\.0\.2\.1|198\.51\.100\.177/.exec(found)?.[0], name).toBeUndefined();
    }
    expect(vigie.house.log.join("\n")).not.toMatch(/zebra|192\.0\.2\.1|198\.51\.100\.177/);
    const files = readdirSync(vigie.house.dataDirectory, { recursive: true, encoding: "utf8" }).map((file) => join(vigie.house.dataDirectory, file)).filter((file) => statSync(file).isFile());
    for (const file of files) expect(/zebra|192\.0\.2\.1|198\.51\.100\.177/.exec(readFileSync(file, "latin1"))?.[0], file).toBeUndefined();
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
