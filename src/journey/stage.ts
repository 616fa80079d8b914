import type { Page } from "playwright-core";
import { expect } from "vitest";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { verifyLedger, type Verification } from "#platform/ledger/verify.ts";
import { inviteFirstAdministrator } from "#platform/identity/invitation.ts";
import { readSentences } from "#platform/messages/sentences.ts";
import { systemAccount } from "#platform/system.ts";
import { openRooms } from "../rooms.ts";
import { openMailCatcher, type CaughtMail } from "../testing/mail-catcher.ts";
import { openServedInstallation, violationsOn } from "../testing/served.ts";
import { shownKeys } from "../testing/shown-keys.ts";

/** Everything that stands outside the screens: the machine, the mail on its way, the time, and the people's own browsers. */
export type Stage = {
  readonly base: string;
  /** The line that the first start prints. */
  firstLink(): Promise<string>;
  /** A browser of somebody's own, with a key in it that always recognises them. */
  browser(): Promise<Page>;
  /** Waits for the next mail to somebody that nobody has opened yet. */
  mailTo(address: string): Promise<CaughtMail>;
  mails(): readonly CaughtMail[];
  now(): Date;
  /** Lets time go on, on the server and in every browser, and lets the clockwork strike once. */
  later(hours: number): Promise<void>;
  verifyLedger(): Promise<Verification>;
  /** What browsers complained about, and what stood on looked-at screens against WCAG 2.2 AA. */
  readonly complaints: readonly string[];
  lookOver(page: Page): Promise<void>;
  close(): Promise<void>;
};

const hour = 3_600_000;

export async function openStage(): Promise<Stage> {
  const catcher = await openMailCatcher();
  const served = await openServedInstallation(catcher.url);
  const { house, base } = served;
  const { database, dataDirectory } = house;
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  Object.defineProperty(house.clock, "now", { get: now });
  const { clockwork } = openRooms({ database, sentences: readSentences(), origin: base, dataDirectory, systemId: await systemAccount(database), clock: now });
  const pages: Page[] = [];
  const complaints: string[] = [];
  const opened = new Set<CaughtMail>();
  return {
    base,
    complaints,
    now,
    mails: () => catcher.mails,
    firstLink: async () => `${base}/welcome/${await inviteFirstAdministrator(database.auth.db, now())}`,
    browser: async () => {
      const context = await served.browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send("WebAuthn.enable");
      await devtools.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
      page.on("pageerror", (error) => complaints.push(`${page.url()}: ${String(error)}`));
      // A refusal is an answer; only what the page itself could not do is a complaint.
      page.on("console", (message) => message.type() === "error" && !message.text().startsWith("Failed to load resource") && complaints.push(`${page.url()}: ${message.text()}`));
      pages.push(page);
      return page;
    },
    mailTo: async (address) => {
      const next = () => catcher.mails.find((mail) => mail.to === address && !opened.has(mail));
      await expect.poll(next, { timeout: 10_000, message: `a mail to ${address}` }).toBeDefined();
      const mail = next()!;
      opened.add(mail);
      return mail;
    },
    later: async (hours) => {
      // Everybody has closed their browser by then: a page that is open when its session ends leaves for the sign-in by itself.
      for (const page of pages) await page.goto("about:blank");
      ahead += hours * hour;
      for (const page of pages) await page.context().clock.setFixedTime(now());
      await clockwork["watch-deadlines"]!();
    },
    verifyLedger: async () => {
      const key = openLogKey(dataDirectory);
      await sequenceEntries(database.worker, key);
      return verifyLedger(database.worker, key);
    },
    lookOver: async (page) => {
      complaints.push(...(await violationsOn(page)).map((text) => `${page.url()}: ${text}`));
      const keys = shownKeys(await page.locator("body").innerText());
      complaints.push(...keys.map((key) => `${page.url()}: the key ${key} is shown`));
    },
    close: async () => {
      await served.close();
      await catcher.close();
    },
  };
}
