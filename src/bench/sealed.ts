import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { chromium, type Browser } from "playwright-core";
import { build } from "vite";
import * as v from "valibot";
import { utf8 } from "#platform/rules/sealing/bytes.ts";
import { certify, type Certificate } from "#platform/rules/sealing/certificate.ts";
import { vouchForLog } from "#platform/rules/sealing/key-list.ts";
import { makeKeyPair } from "#platform/rules/sealing/hybrid.ts";
import { makeClosedKeys } from "#platform/rules/sealing/closed-keys.ts";
import { keysOfReceipt, makeReceipt } from "#platform/rules/sealing/receipt.ts";
import { sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { makeSigningPair } from "#platform/rules/sealing/signing.ts";
import { doorReaders } from "#protection/model/door-readers.ts";
import { solve } from "#protection/model/puzzle.ts";
import { submissionField, type SubmissionText } from "#protection/model/sealed-submission.ts";
import { enterKeyListEachMinute } from "#protection/actions/key-list.ts";
import { addCertificate, saveOwnKey } from "#protection/store/keys.ts";
import { addFiling } from "#protection/store/sealed-submissions.ts";
import { findChromium } from "../testing/chromium.ts";
import { percentile, rounded } from "./percentile.ts";
import { serveFresh, type BenchPerson, type Served } from "./served.ts";

const passphrase = "heron lantern river seven copper morning";
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

type Desk = { readonly office: string; readonly root: string; readonly readers: readonly Certificate[]; readonly person: BenchPerson };

/** Sealing in a slowed browser, an inbox of 2,000, and whether a flood of submissions is felt by those who answer alerts. */
export async function sealed(): Promise<Record<string, unknown>> {
  const served = await serveFresh(8_472);
  const browser = await chromium.launch({ executablePath: await findChromium(), args: flags });
  try {
    const desk = await openDesk(served);
    return { sealing: await sealSlowly(browser, served), flood: await flood(served, desk), inbox: await openInbox(browser, served, desk, 2_000) };
  } finally {
    await browser.close();
    await served.stop();
  }
}

/** 16 KiB to five people at a quarter of this machine's speed. */
async function sealSlowly(browser: Browser, served: Served): Promise<Record<string, unknown>> {
  const out = mkdtempSync(join(tmpdir(), "vigie-seal-"));
  await build({ configFile: false, root: join(import.meta.dirname, "..", ".."), publicDir: false, logLevel: "error", build: { outDir: out, modulePreload: false, rolldownOptions: { input: { seal: join(import.meta.dirname, "seal-in-page.ts") }, output: { entryFileNames: "[name].js", format: "iife" } } } });
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  await page.goto(`${served.base}/contact`);
  await page.addScriptTag({ content: readFileSync(join(out, "seal.js"), "utf8") });
  rmSync(out, { recursive: true });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const times: number[] = await page.evaluate("sealOften(12)");
  await page.close();
  return { kibibytes: 16, recipients: 5, slowDown: 4, medianMs: rounded(percentile(times, 0.5)), slowestMs: rounded(Math.max(...times)), reach: { slowestMs: 1_000 } };
}

async function openDesk(served: Served): Promise<Desk> {
  const { db } = served.database.worker;
  const office = await served.compartment();
  const person = await served.member({ [office]: ["desk", "analyst", "monitor"] });
  const [root, recovery, { pair, author, closed }] = [makeSigningPair(), await makeKeyPair(), await makeClosedKeys(passphrase)];
  const now = new Date();
  const common = { organisation: root.signer, from: now.toISOString().slice(0, 10), until: "2099-01-01" } as const;
  const readers = [
    certify({ ...common, kind: "officer", compartment: office, holder: person.id, recipient: pair.recipient, signer: author.signer }, root),
    certify({ ...common, kind: "recovery", compartment: "", holder: "", recipient: recovery.recipient, signer: root.signer }, root),
  ];
  await saveOwnKey(db, person.id, { recipient: pair.recipient, signer: author.signer, closed }, now);
  const { logKey } = v.parse(v.object({ logKey: v.string() }), await (await fetch(`${served.base}/api/sealing`, { headers: person.headers })).json());
  const log = vouchForLog(root.secret, root.signer, logKey);
  await sql`insert into protection.organisation (name, root, recovery_closed, made_by, made_at, log_key, log_signature) values ('Bench', ${root.signer}, 'closed', ${person.id}, ${now}, ${log.key}, ${log.signature})`.execute(db);
  for (const certificate of readers) await addCertificate(db, { certificate, digest: createHash("sha256").update(certificate.signature).digest(), by: person.id, at: now });
  await sql`insert into protection.door (compartment_id, door, name, opened_by, opened_at) values (${office}, 'submission', 'Bench', ${person.id}, ${now})`.execute(db);
  await enterKeyListEachMinute(served.database, now);
  return { office, root: root.signer, readers, person };
}

async function boxFor(desk: Desk, id: string): Promise<{ sealed: Buffer; loginHash: Buffer }> {
  const { login, author } = await keysOfReceipt(makeReceipt());
  const text: SubmissionText = {
    language: "en", door: "submission", what: `Curlew ${id}. ${"They came at dawn and asked for the list. ".repeat(20)}`, victim: "", perpetrator: "", when: "", where: "", steps: "", wanted: "", author: "", contact: "", contactRules: "",
    consent: { raise: "yes", nameToState: "no", nameInPublic: "no", share: "no", contactAgain: "no" }, replyTo: "", wasSealedByServer: false,
  };
  const sealedBox = await sealContent(utf8(JSON.stringify(text)), { organisation: desk.root, compartment: desk.office, record: id, field: submissionField, version: 1 }, desk.readers.map(({ recipient }) => recipient), author);
  return { sealed: Buffer.from(sealedBox), loginHash: createHash("sha256").update(login).digest() };
}

/** From the passphrase to the last box opened and searchable, in the desk's own page. */
async function openInbox(browser: Browser, served: Served, desk: Desk, count: number): Promise<Record<string, unknown>> {
  for (let at = 0; at < count; at += 1) {
    const id = randomUUID();
    const { sealed: box, loginHash } = await boxFor(desk, id);
    await addFiling(served.database.worker.db, { id, compartmentId: desk.office, door: "submission", readers: doorReaders.submission, filedOn: "2026-01-01", bucket: box.length, sealed: box, keyIds: desk.readers.map(({ signer }) => signer), loginHash, replyKey: "none" });
  }
  const context = await browser.newContext({ locale: "en" });
  const [name = "", value = ""] = (desk.person.headers["cookie"] ?? "").split("=");
  await context.addCookies([{ name, value, url: served.base.replace("http:", "https:"), secure: true, httpOnly: true, sameSite: "Strict" }]);
  const page = await context.newPage();
  await page.goto(`${served.base}/inbox`);
  await page.locator("input[type=password]").fill(passphrase);
  await page.locator("main form button[type=submit]").first().click();
  await page.locator("input[name=words]").waitFor();
  const start = performance.now();
  await page.locator("input[name=words]").fill("curlew");
  await page.waitForFunction((wanted) => document.querySelector("main")?.textContent?.includes(wanted), `${count.toLocaleString("en")} results`, { timeout: 120_000, polling: 50 });
  const seconds = (performance.now() - start) / 1_000;
  await context.close();
  return { submissions: count, seconds: rounded(seconds), reach: { seconds: 5 } };
}

/** 300 submissions a minute for half a minute, while somebody reads alerts: the slowest answers, with and without. */
async function flood(served: Served, desk: Desk): Promise<Record<string, unknown>> {
  const boxes = await Promise.all(Array.from({ length: 150 }, async () => {
    const id = randomUUID();
    const { challenge } = v.parse(v.object({ challenge: v.string() }), await (await fetch(`${served.base}/api/contact/keys`)).json());
    return { id, puzzle: { challenge, answer: await solve(challenge) }, ...(await boxFor(desk, id)) };
  }));
  const quiet = await readAlerts(served, desk.person, 10_000);
  const address = { "x-vigie": "1", origin: served.base, "sec-fetch-site": "same-origin", "content-type": "application/json" };
  const posting = boxes.map(async ({ id, puzzle, sealed: box, loginHash }, at) => {
    await new Promise((resolve) => setTimeout(resolve, at * 200));
    const body = { id, compartmentId: desk.office, door: "submission", sealed: box.toString("base64url"), keyIds: desk.readers.map(({ signer }) => signer), loginHash: loginHash.toString("base64url"), replyKey: "none", puzzle };
    return (await fetch(`${served.base}/api/contact/submissions`, { method: "POST", headers: address, body: JSON.stringify(body) })).status;
  });
  const busy = await readAlerts(served, desk.person, 30_000);
  const statuses = await Promise.all(posting);
  return { perMinute: 300, answered: Object.fromEntries([...new Set(statuses)].map((status) => [status, statuses.filter((one) => one === status).length])), alertsQuiet: quiet, alertsInFlood: busy, reach: { p99Ms: 1_000 } };
}

async function readAlerts(served: Served, person: BenchPerson, howLongMs: number): Promise<{ requests: number; p50Ms: number; p99Ms: number }> {
  const times: number[] = [];
  const until = performance.now() + howLongMs;
  while (performance.now() < until) {
    for (const path of ["/api/alerts", "/api/watch"]) {
      const start = performance.now();
      await (await fetch(`${served.base}${path}`, { headers: person.headers })).text();
      times.push(performance.now() - start);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { requests: times.length, p50Ms: rounded(percentile(times, 0.5)), p99Ms: rounded(percentile(times, 0.99)) };
}
