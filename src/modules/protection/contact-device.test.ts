import { readFileSync, rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findWholeChromium } from "../../testing/chromium.ts";
import { openContactVisits, type ContactVisits } from "../../testing/contact-visits.ts";
import { searchFor } from "../../testing/planted-words.ts";

/** What is left of a submission on the device it was written on, and whom that device asks: the profile of a whole browser, read after it was closed. */
let { vigie, finish, comeBack }: ContactVisits = {} as ContactVisits;
let folder: string;
beforeAll(async () => {
  ({ vigie, finish, comeBack } = await openContactVisits());
  folder = mkdtempSync(join(tmpdir(), "vigie-device-"));
}, 120_000);
afterAll(async () => {
  await vigie.close();
  rmSync(folder, { recursive: true, force: true });
});

const typed = { what: "curlewwhat they took him at dawn", author: "curlewauthor", contact: "curlewcontact", when: "curlewwhen" };

/** What a browser asks its maker whatever page is open, and the name under which it finds nobody. */
const ofTheBrowser = ["accounts.google.com", "update.googleapis.com", "~notfound"];

/** A browser as people have it, with all its memory on a disk, and a record of every name it asks for; it finds none but ours. */
async function onADevice(name: string, javaScriptEnabled: boolean, use: (page: Page) => Promise<readonly string[]>): Promise<{ readonly profile: string; readonly words: readonly string[]; readonly asked: readonly string[] }> {
  const [profile, netLog] = [join(folder, name), join(folder, `${name}.json`)];
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: await findWholeChromium(), headless: false, javaScriptEnabled, locale: "en", ignoreDefaultArgs: ["--enable-automation"],
    args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost", `--log-net-log=${netLog}`],
  });
  const words = await use(context.pages()[0] ?? (await context.newPage()));
  await context.close();
  const named = [...readFileSync(netLog, "utf8").matchAll(/"(?:host|url)":"((?:https?|wss?):\/\/[^"]+)"/g)].map(([, address]) => new URL(address!).hostname);
  return { profile, words, asked: [...new Set(named)].filter((host) => !ofTheBrowser.includes(host)) };
}

async function leftIn(profile: string, words: readonly string[]): Promise<string[]> {
  const places = [...Object.entries(typed).map(([name, text]) => ({ name, bytes: Buffer.from(text.split(" ")[0]!) })), { name: "more", bytes: Buffer.from("curlewmore") }, { name: "answer", bytes: Buffer.from("curlewanswer") }, { name: "the page", bytes: Buffer.from("Write to us in confidence") }, ...[" ", "+", "%20"].map((between) => ({ name: "receipt", bytes: Buffer.from(words.slice(0, 3).join(between)) }))];
  return [...(await searchFor(places).inFolder(profile))].flatMap(([file, found]) => [...found].map((name) => `${name} in ${file.slice(profile.length)}`));
}

describe("S39, S40: nobody else is asked, and on the device nothing is left", () => {
  test("of what was written, answered and noted with the script", { timeout: 120_000 }, async () => {
    const { profile, words, asked } = await onADevice("script", true, async (page) => {
      await page.goto(`${vigie.base}/contact`);
      await page.locator("[data-door='0']").click();
      for (const [id, text] of Object.entries(typed)) await page.fill(`#${id}`, text);
      const receipt = await finish(page);
      await comeBack(page, receipt);
      await page.fill("#more", "curlewmore");
      await page.locator("form[data-more] button").click();
      await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>("#more")?.value === "");
      return receipt;
    });
    expect(await leftIn(profile, words)).toEqual([]);
    expect(asked).toEqual(["localhost"]);
  });

  test("of what was sent without the script, of a form that was refused and of one that was answered", { timeout: 120_000 }, async () => {
    const { profile, words, asked } = await onADevice("form", false, async (page) => {
      await page.goto(`${vigie.base}/contact`);
      await page.fill("#author", typed.author);
      await page.locator("[data-continue]").click();
      await page.getByText("Please write what happened").waitFor();
      for (const [id, text] of Object.entries(typed)) await page.fill(`#${id}`, text);
      await page.locator("[data-continue]").click();
      const receipt = await page.locator("ol.code li").allInnerTexts();
      await page.goto(`${vigie.base}/contact`);
      await page.fill("#receipt", receipt.join(" "));
      await page.locator("form[data-step=return] button").click();
      await page.fill("#more", "curlewmore");
      await page.locator("form:has(#more) button").click();
      await page.getByText("It has arrived").waitFor();
      return receipt;
    });
    expect(await leftIn(profile, words)).toEqual([]);
    expect(asked).toEqual(["localhost"]);
  });
});
