import { randomInt, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toBase64Url, utf8 } from "#platform/rules/sealing/bytes.ts";
import { makeKeyPair } from "#platform/rules/sealing/hybrid.ts";
import { sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { makeSigningPair, type SigningPair } from "#platform/rules/sealing/signing.ts";
import { openRoad, type Road } from "../../testing/road.ts";
import { givenASealedOffice, type SealedOffice } from "../../testing/sealed-office.ts";
import { openBrowser } from "../../testing/served.ts";
import { aVisit } from "./examples.ts";
import { leaseFrom } from "./model/mission-pack/lease.ts";
import type { SealedNote } from "./model/mission-pack/mission-pack.ts";
import type { DevicePack } from "./screens/mission-pack/device-store.ts";
import { roadNoteField } from "./model/mission-pack/road-note.ts";

const kills = 200;
const windows = 5;
const notesOfRound = 4;
const longestLifeMs = 120;
/** Of the server's answers to notes, so that they are kept there and the device does not know. */
const lostOfHundred = 30;

let road: Road;
let browser: Browser;
let desk: SealedOffice;
let visitId: string;
let script: string;
beforeAll(async () => {
  road = await openRoad({ isAnswerLost: (path) => path === "/api/mission-pack-notes" && randomInt(100) < lostOfHundred });
  browser = await openBrowser();
  desk = await givenASealedOffice(road.house, await road.house.compartment("The desk of the mandate"));
  visitId = (await desk.officer.person.send("POST", "/api/visits", { compartmentId: desk.office, content: aVisit(), reason: "" })).body.id;
  script = await scriptOfNotes();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await road.close();
});

async function scriptOfNotes(): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), "vigie-notes-"));
  const root = join(import.meta.dirname, "..", "..", "..");
  await build({ configFile: false, root, publicDir: false, logLevel: "error", build: { outDir: out, modulePreload: false, rolldownOptions: { input: { notes: join(root, "src/testing/notes-in-page.ts") }, output: { entryFileNames: "[name].js", format: "iife" } } } });
  const text = readFileSync(join(out, "notes.js"), "utf8");
  rmSync(out, { recursive: true });
  return text;
}

async function aPack(): Promise<{ pack: DevicePack; author: SigningPair }> {
  const [pair, author] = [await makeKeyPair(), makeSigningPair()];
  const { body } = await desk.officer.person.send("POST", `/api/visits/${visitId}/mission-packs`, { signer: author.signer, hours: 72, records: [{ path: "visits", id: visitId }] });
  const reader = { recipient: desk.officer.pair.recipient, signer: desk.officer.author.signer };
  return { author, pack: { id: body.id, token: body.token, logKey: body.logKey, visitId, compartmentId: desk.office, organisation: desk.root.signer, recipient: pair.recipient, signer: author.signer, closed: "closed", readers: [reader], language: "en", records: 1, lease: leaseFrom(Date.now(), 72) } };
}

/** A note as the page seals it; sealed here, so that the browser spends its time on keeping and sending. */
async function aNote({ pack, author }: { pack: DevicePack; author: SigningPair }, text: string): Promise<SealedNote> {
  const id = randomUUID();
  const sealed = await sealContent(utf8(text), { organisation: pack.organisation, compartment: pack.compartmentId, record: id, field: roadNoteField, version: 1 }, [...pack.readers.map(({ recipient }) => recipient), pack.recipient], author);
  return { id, sealed: toBase64Url(sealed), keyIds: pack.readers.map(({ signer }) => signer) };
}

test("S74: 200 kills at random moments of keeping and sending, with three answers in ten lost: every note that was kept comes home as it was, and none twice", { timeout: 600_000 }, async () => {
  const context = await browser.newContext({ bypassCSP: true });
  const made = await aPack();
  const all = await Promise.all(Array.from({ length: kills * notesOfRound }, (_, at) => aNote(made, `note ${at}`)));
  const kept = new Set<string>();
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    page.on("console", (message) => message.text().startsWith("kept ") && kept.add(message.text().slice(5)));
    await page.goto(`${road.base}/no-such-file.svg`);
    await page.addScriptTag({ content: script });
    return page;
  };
  const first = await open();
  await first.evaluate(`road.keepPack(${JSON.stringify(made.pack)}, [])`);
  await first.close();
  const killOne = async (at: number) => {
    const page = await open();
    void page.evaluate(`road.keepAndSend(${JSON.stringify(all.slice(at * notesOfRound, (at + 1) * notesOfRound))})`).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, randomInt(longestLifeMs)));
    const line = await context.newCDPSession(page);
    const death = page.waitForEvent("crash");
    // It dies before it can answer.
    void line.send("Page.crash").catch(() => undefined);
    await death;
    await page.close();
  };
  // Several windows of one device, each killed at a moment of its own.
  for (let at = 0; at < kills; at += windows) await Promise.all(Array.from({ length: windows }, (_, one) => killOne(at + one)));
  expect(await (await open()).evaluate("road.sendAll()")).toBe(0);
  const { body } = await desk.officer.person.get(`/api/visits/${visitId}/mission-packs`);
  const home = new Map<string, string>(body.notes.map((note: SealedNote) => [note.id, note.sealed]));
  // Enough of them were kept for the kills to have met all moments.
  expect(kept.size).toBeGreaterThan(kills / 2);
  expect(body.notes).toHaveLength(home.size);
  expect([...kept].filter((id) => home.get(id) !== all.find((note) => note.id === id)?.sealed)).toEqual([]);
});
