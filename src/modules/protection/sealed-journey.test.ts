import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readIdentities } from "#platform/backup/age-key.ts";
import { readSealed } from "#platform/backup/sealed-file.ts";
import { attachEngine } from "#platform/database/engine/attach-engine.ts";
import { readRecord } from "#platform/database/engine/engine-record.ts";
import { openDatabaseOn, type Database } from "#platform/database/open-database.ts";
import { connectAdministrator } from "#platform/database/pools.ts";
import { marker, markersIn } from "../../testing/markers.ts";
import { givePersonOverHttp } from "../../testing/person-over-http.ts";
import { plantedJpeg } from "../../testing/pictures.ts";
import { searchFor, type Planted, type Search } from "../../testing/planted-words.ts";
import { givenASealedOffice, givenOwnKeys, testPassphrase, type SealedOffice } from "../../testing/sealed-office.ts";
import { openBrowser, visit } from "../../testing/served.ts";
import { startServerProcess, type ServerProcess } from "../../testing/server-process.ts";

/**
 * S28 on a Vigie as people run it, in a process of its own: three people write in confidence, with files, the desk reads, searches, answers and opens a
 * file, one source writes again, a director writes down who a source is. Nothing any of them typed, chose or holds may be found afterwards where the server keeps or holds anything.
 */
const planted = new Map<string, Planted>();
function plant(name: string): string {
  const text = `Zq${name}${randomBytes(6).toString("hex")}`;
  planted.set(name, { name, bytes: Buffer.from(text) });
  return text;
}
const plantBytes = (name: string, bytes: Uint8Array | string) => void planted.set(name, { name, bytes: Buffer.from(bytes as Uint8Array) });

/** What the server may know, in the three places a word can be kept in: without these the search would prove nothing. */
const controls = { door: `Zqdoor${randomBytes(6).toString("hex")}`, setting: `zqsetting${randomBytes(6).toString("hex")}@example.org` };

const fields = ["what", "victim", "perpetrator", "when", "where", "steps", "wanted", "author", "contact", "contact-rules"] as const;
let folder: string;
let data: string;
let server: ServerProcess;
let database: Database;
let browser: Browser;
let desk: SealedOffice;
let staff: Page;
let search: Search;
/** The source who wrote again, and deletes everything at the end. */
let returning: { readonly page: Page; readonly words: readonly string[] };
const at = (...names: string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vigie-sealed-"));
  data = at("data");
  for (const name of ["temporary", "dumps"]) mkdirSync(at(name), { mode: 0o777 });
  server = await startServerProcess(data, { TMPDIR: at("temporary"), VIGIE_MAIL_FROM: controls.setting, VIGIE_SMTP_URL: "smtp://localhost:1", NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${at("dumps")}` });
  database = await openDatabaseOn(attachEngine(data)!, data);
  browser = await openBrowser();
  const { rows } = await sql<{ id: string }>`insert into access.compartment (name) values ('The desk of the mandate') returning id`.execute(database.auth.db);
  desk = await givenASealedOffice({ clock: { now: new Date() }, person: (options) => givePersonOverHttp(database, server.base, options) }, rows[0]!.id);
  const door = await desk.officer.person.send("PUT", "/api/doors", { compartmentId: desk.office, door: "submission", name: controls.door, isOpen: true });
  expect(door.status, door.text).toBe(204);
  await journey();
  search = searchFor([...planted.values(), ...Object.entries(controls).map(([name, text]) => ({ name: `control ${name}`, bytes: Buffer.from(text) }))]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await database?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function visitor(language = "en"): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ locale: language, viewport: { width: 320, height: 640 } });
  return context.newPage();
}

/** Writes, adds files, notes the receipt, types two of its parts, sends. */
async function send(page: Page, said: Readonly<Record<string, string>>, files: { name: string; mimeType: string; buffer: Buffer }[] = []): Promise<string[]> {
  await page.goto(`${server.base}/contact`);
  await page.locator("[data-door='0']").click();
  for (const [id, text] of Object.entries(said)) await page.fill(`#${id}`, text);
  await choose(page, "[data-step=write]", files);
  await page.locator("[data-continue]").click();
  await page.locator("[data-written]").waitFor();
  const words = await page.locator("[data-receipt] li").allInnerTexts();
  await page.locator("[data-written]").click();
  for (const id of ["first", "second"]) await page.fill(`#${id}`, words[Number(/\d+/.exec(await page.locator(`label[for=${id}]`).innerText())![0]) - 1]!);
  await page.locator("form[data-step=confirm] button").first().click();
  await page.locator("section[data-step=sent] h2").waitFor();
  return words;
}

async function choose(page: Page, place: string, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  if (files.length === 0) return;
  await page.locator(`${place} [data-file]`).setInputFiles(files);
  const shown = page.locator(`${place} [data-file-list] li`);
  await shown.nth(files.length - 1).waitFor();
  for (const box of await shown.getByRole("checkbox").all()) await box.check();
}

async function comeBack(page: Page, words: readonly string[]): Promise<void> {
  await page.goto(`${server.base}/contact`);
  await page.fill("#receipt", words.join(" "));
  await page.locator("form[data-step=return] button").click();
  await page.locator("[data-filed]").waitFor();
}

async function openKeys(): Promise<void> {
  await staff.getByLabel("Passphrase").fill(testPassphrase);
  await staff.getByRole("button", { name: "Open with my key" }).click();
}

async function journey(): Promise<void> {
  const said = Object.fromEntries(fields.map((name) => [name, plant(name)]));
  const [pictureName, notesName, notes] = [plant("picture"), plant("notes"), plant("content")];
  const first = await visitor();
  const words = await send(first, said, [
    { name: `${pictureName}.jpg`, mimeType: "image/jpeg", buffer: Buffer.from(plantedJpeg()) },
    { name: `${notesName}.txt`, mimeType: "text/plain", buffer: Buffer.from(`They wrote: ${notes}`) },
  ]);
  // What a camera wrote into the picture; the original was chosen to travel beside the clean copy.
  for (const place of markersIn(plantedJpeg()).slice(0, 3)) plantBytes(`in the picture: ${place}`, marker(place));
  plantBytes("receipt as words", words.join(" "));
  const second = await visitor("ar");
  const [arabic, arabicAuthor] = [`شاهد ${plant("arabic")}`, plant("arabic author")];
  plantBytes("arabic sentence", `شاهد زبرا زبرا`);
  const numbers = await send(second, { what: `${arabic} شاهد زبرا زبرا`, author: arabicAuthor });
  plantBytes("receipt as numbers", numbers.join(" "));
  const third = await visitor("fr");
  await send(third, { what: plant("french"), where: plant("french place") });

  staff = await (await visit(browser, server.base, desk.officer.person, undefined, "desk")).newPage();
  await staff.goto(`${server.base}/inbox`);
  await openKeys();
  await staff.getByText(said["what"]!).waitFor();
  await staff.getByLabel("Words in the text").fill(said["author"]!);
  await staff.locator("main table tr", { hasText: said["what"]! }).locator("a").click();
  await staff.getByText(said["contact"]!).waitFor();
  await staff.getByRole("button", { name: /^Open: / }).first().click();
  await staff.getByText(/\.(jpg|txt)/).first().waitFor();
  const answer = plant("answer");
  await staff.getByLabel("Answer the source").fill(answer);
  await staff.getByRole("button", { name: "Seal and send" }).click();
  await staff.getByText(answer).first().waitFor();
  await staff.getByRole("radio", { name: "yes" }).check();
  await staff.getByRole("button", { name: "Open a file" }).click();
  await staff.getByText("The desk knows who wrote.").waitFor();

  await comeBack(first, words);
  await first.getByText(answer).waitFor();
  await first.fill("#more", plant("more"));
  await choose(first, "[data-more]", [{ name: `${plant("later")}.txt`, mimeType: "text/plain", buffer: Buffer.from(plant("later content")) }]);
  await first.locator("form[data-more] button:not([type])").click();
  // The file goes last, and its line with it.
  await first.locator("[data-more] [data-file-list] li").waitFor({ state: "detached" });

  await writeWhoASourceIs();
  returning = { page: first, words };
  plantBytes("passphrase", testPassphrase);
  plantBytes("key of the desk", desk.officer.pair.identity);
  plantBytes("signing secret of the desk", desk.officer.author.secret);
  plantBytes("recovery key", desk.recovery.identity);
  plantBytes("root", desk.seed);
}

/** What an office writes itself: a director of the same office, who makes a key, is vouched for, and says who a source is. */
async function writeWhoASourceIs(): Promise<void> {
  const director = await givePersonOverHttp(database, server.base, { roles: { [desk.office]: ["director"] }, clearance: 2 });
  const key = await givenOwnKeys(director);
  expect((await desk.officer.person.send("POST", "/api/sealing/certificates", { certificate: desk.certificateFor(key) })).status).toBe(201);
  const source = await director.send("POST", "/api/sources", { compartmentId: desk.office, content: { label: "confidential", title: "HERON", kind: "individual", reliability: "B" } });
  const page = await (await visit(browser, server.base, director, undefined, "desk")).newPage();
  await page.goto(`${server.base}/sources/${source.body.id}/identity`);
  await page.getByLabel("Passphrase").fill(testPassphrase);
  await page.getByRole("button", { name: "Open with my key" }).click();
  await page.getByRole("button", { name: "Write down who it is" }).click();
  const name = plant("source name");
  await page.getByLabel("Real name").fill(name);
  await page.getByLabel("How to reach them safely").fill(plant("source contact"));
  await page.getByLabel("Safety", { exact: true }).fill(plant("source safety"));
  await page.getByRole("button", { name: "Seal and save" }).click();
  await page.getByRole("button", { name: "Show who it is (logged)" }).click();
  await page.getByText(name).waitFor();
}

/** Names of what was found, the controls apart. */
const leaked = (of: Iterable<string>) => [...of].filter((name) => !name.startsWith("control ")).toSorted();
const onLinux = process.platform === "linux";

describe("S28: of what was sealed, nothing", () => {
  test("thirty things were planted, and what the browsers sent has arrived", async () => {
    expect(planted.size).toBeGreaterThanOrEqual(30);
    const { rows } = await sql`select (select count(*)::int from protection.sealed_submission) as submissions, (select count(*)::int from protection.sealed_message) as messages, (select count(*)::int from protection.sealed_file) as files`.execute(database.worker.db);
    expect(rows).toEqual([{ submissions: 3, messages: 2, files: 4 }]);
  });

  test.runIf(onLinux)("is in the memory of the server or of the database beside it", { timeout: 120_000 }, async () => {
    // What was just asked for is still there to be found; that is how we know that we look at the right memory.
    await fetch(`${server.base}/contact`).then((answer) => answer.text());
    const memory = await search.inProcess(server.child.pid!);
    expect(memory.bytes).toBeGreaterThan(50_000_000);
    expect(memory.found).toContain("control door");
    expect(memory.found).toContain("control setting");
    expect(leaked(memory.found)).toEqual([]);
    // The pages in common of all processes of the database are mapped by their parent.
    const ofDatabase = await search.inProcess(readRecord(data)!.postmaster!.pid);
    expect(ofDatabase.found).toContain("control door");
    expect(leaked(ofDatabase.found)).toEqual([]);
  });

  test("is in a heap snapshot of the server", { timeout: 120_000 }, async () => {
    server.child.kill("SIGUSR2");
    await expect.poll(() => readdirSync(at("dumps")).length, { timeout: 60_000 }).toBe(1);
    const file = at("dumps", readdirSync(at("dumps"))[0]!);
    // The server answers again when the snapshot is written.
    await fetch(`${server.base}/contact`).then((answer) => answer.text());
    const inHeap = await search.inFile(file);
    expect(inHeap).toContain("control setting");
    expect(leaked(inHeap)).toEqual([]);
  });

  test("is in any row of any table", async () => {
    const admin = await connectAdministrator(database.engine);
    const { rows: tables } = await admin.query<{ name: string }>("select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'm') and n.nspname not like 'pg\\_toast%' and n.nspname <> 'information_schema'");
    await admin.query("set role vigie_owner");
    const holding = new Map<string, Set<string>>();
    for (const { name } of tables) {
      const isOwn = !/^(pg_catalog|graphile_worker)\./.test(name);
      await admin.query(isOwn ? "set role vigie_owner" : "reset role");
      const { rows } = await admin.query<{ line: string }>(`select t::text as line from ${name} as t`);
      holding.set(name, search.in(Buffer.from(rows.map(({ line }) => line).join("\n"))));
    }
    await admin.end();
    expect(holding.size).toBeGreaterThan(60);
    expect(holding.get("protection.door")).toContain("control door");
    expect([...holding].filter(([, of]) => leaked(of).length > 0)).toEqual([]);
  });

  test("is in any file of the data directory, the write-ahead log and the temporary files among them", { timeout: 120_000 }, async () => {
    const admin = await connectAdministrator(database.engine);
    await admin.query("checkpoint");
    await admin.end();
    const files = await search.inFolder(data);
    const withDoor = [...files].filter(([, of]) => of.has("control door")).map(([file]) => file);
    expect(withDoor.some((file) => file.includes("pg_wal"))).toBe(true);
    expect(withDoor.some((file) => file.includes("base"))).toBe(true);
    expect([...files].filter(([, of]) => leaked(of).length > 0)).toEqual([]);
    expect([...(await search.inFolder(at("temporary")))].filter(([, of]) => leaked(of).length > 0)).toEqual([]);
  });

  test("is in what the server wrote to its log", () => {
    const written = server.said.out + server.said.err;
    expect(written).toContain("vigie: ready");
    expect(leaked(search.in(Buffer.from(written)))).toEqual([]);
    expect(existsSync(join(data, "database.log"))).toBe(true);
  });

  test("is in a backup: neither in the sealed file nor in what its key opens", { timeout: 120_000 }, async () => {
    const vigie = async (...words: string[]) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, "..", "..", "cli", "main.ts"), ...words], { env: { PATH: process.env["PATH"], HOME: process.env["HOME"], VIGIE_DATA: data, TMPDIR: at("temporary") }, stdio: ["ignore", "pipe", "pipe"] });
      const [said] = await Promise.all([buffer(child.stderr), buffer(child.stdout), once(child, "close")]);
      expect(child.exitCode, said.toString()).toBe(0);
      return said;
    };
    await vigie("backup", "key", "--to", at("key"));
    const said = await vigie("backup", "create", "--to", at("backup"), "--recipient", at("key"));
    const clear = await readSealed(at("backup"), readIdentities(at("key")), async (bytes) => Buffer.concat(await Array.fromAsync(bytes)));
    const inside = search.in(clear);
    expect(inside).toContain("control door");
    expect([...search.in(said), ...(await search.inFile(at("backup"))), ...leaked(inside)]).toEqual([]);
    expect([...(await search.inFolder(at("temporary")))].filter(([, of]) => of.size > 0)).toEqual([]);
  });
});

describe("S36: what a source has deleted", () => {
  test("is after a minute in no file of the database, closed as it was, and does not come back when the log is replayed after a crash", { timeout: 180_000 }, async () => {
    const { rows } = await sql<{ id: string; sealed: Buffer }>`select id, sealed from protection.sealed_submission order by id`.execute(database.worker.db);
    const boxes = searchFor([...rows.map(({ id, sealed }) => ({ name: id, bytes: sealed.subarray(-200, -100) })), { name: "control door", bytes: Buffer.from(controls.door) }]);
    const inFiles = async () => new Set([...(await boxes.inFolder(data)).values()].flatMap((of) => [...of]));
    expect(await inFiles()).toEqual(new Set([...rows.map(({ id }) => id), "control door"]));

    await comeBack(returning.page, returning.words);
    await returning.page.locator("[data-wish=delete] input[type=checkbox]").check();
    await returning.page.locator("[data-wish=delete] button").click();
    await returning.page.locator("[data-wish=delete]").waitFor({ state: "hidden" });
    const { rows: gone } = await sql<{ id: string }>`select id from protection.sealed_submission where sealed is null`.execute(database.worker.db);
    expect(gone).toHaveLength(1);
    // The server's own clockwork does it, within its minute.
    await expect.poll(async () => (await sql`select from protection.shredding`.execute(database.worker.db)).rows.length, { timeout: 90_000, interval: 1_000 }).toBe(0);
    const left = await inFiles();
    expect(left).not.toContain(gone[0]!.id);
    expect(left.size).toBe(rows.length);

    await database.close();
    server.child.kill("SIGKILL");
    await once(server.child, "exit");
    server = await startServerProcess(data);
    database = await openDatabaseOn(attachEngine(data)!, data);
    expect((await sql`select from protection.sealed_submission where sealed is null`.execute(database.worker.db)).rows).toHaveLength(1);
    expect(await inFiles()).toEqual(left);
  });
});
