import { serve, type ServerType } from "@hono/node-server";
import AxeSource from "axe-core";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import type { Clamd } from "#platform/attachments/clamd.ts";
import { freePort } from "#platform/database/engine/address.ts";
import { byName } from "#platform/http/one-face.ts";
import { serveScreens } from "#platform/http/screens.ts";
import { ensureScreens } from "../web/build.ts";
import { findChromium } from "./chromium.ts";
import { openTestInstallation, type Person, type TestInstallation } from "./installation.ts";

export type ServedInstallation = { readonly base: string; readonly house: TestInstallation; readonly browser: Browser; visit(person: Person, options?: VisitOptions): Promise<BrowserContext>; close(): Promise<void> };
/** A language is one that was chosen on this device before; otherwise the account's counts. */
export type VisitOptions = { language?: "en" | "fr" | "ar"; device?: "desk" | "phone" };

/** A whole Vigie behind a real port, with a real browser in front of it; its mail goes where it is told, or waits, and files are looked at by a scanner where there is one. */
export async function openServedInstallation(smtpUrl?: string, clamav?: Clamd): Promise<ServedInstallation> {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const house = await openTestInstallation({ origin: base, screens: serveScreens(await ensureScreens()), smtpUrl, clamav });
  const server: ServerType = serve({ fetch: house.files ? byName(house.app, house.filesOrigin, house.files).fetch : house.app.fetch, port });
  const browser = await openBrowser();
  return {
    base,
    house,
    browser,
    visit: (person, { language, device = "desk" } = {}) => visit(browser, base, person, language, device),
    close: async () => {
      await browser.close();
      server.close();
      await house.close();
    },
  };
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: chromiumFlags });
}

export const chromiumFlags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/**
 * A telephone is as wide as a desk at 400 % zoom (WCAG 1.4.10). Not as Playwright's mobile devices: those make a page that is too wide fit by
 * drawing it smaller. Touch is what the styles ask for.
 */
const devices = { desk: { viewport: { width: 1280, height: 800 } }, phone: { viewport: { width: 320, height: 640 }, hasTouch: true } } as const;

export async function visit(browser: Browser, base: string, person: Pick<Person, "cookie">, language: string | undefined, device: "desk" | "phone"): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: language ?? "en", ...devices[device] });
  const [name = "", value = ""] = person.cookie.split("=");
  await context.addCookies([{ name, value, url: base.replace("http:", "https:"), secure: true, httpOnly: true, sameSite: "Strict" }]);
  // The language of the account comes before that of the browser, and test people are made with English.
  if (language !== undefined) await context.addInitScript((chosen) => location.protocol === "http:" && localStorage.setItem("vigie.language", chosen), language);
  return context;
}

/** Violations of WCAG 2.2 A and AA on the page as it is, as sentences. Contrast, which takes the longest, may be left to a look at the same page in another language. */
export async function violationsOn(page: Page, { contrast = true }: { contrast?: boolean } = {}): Promise<string[]> {
  // Half a megabyte that takes longer to arrive than a page takes to be looked at.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AxeSource.source);
  return page.evaluate(async (enabled) => {
    const { axe } = globalThis as unknown as { axe: typeof AxeSource };
    const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await axe.run(document, { runOnly: { type: "tag", values }, rules: { "color-contrast": { enabled } }, resultTypes: ["violations"] });
    return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join("; ").slice(0, 300)}`);
  }, contrast);
}
