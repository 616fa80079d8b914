import type { Browser, BrowserContext, Page } from "playwright-core";
import { sql } from "kysely";
import { givenASealedOffice, testPassphrase, type SealedOffice } from "./sealed-office.ts";
import { openServedInstallation, type ServedInstallation } from "./served.ts";

type Said = Readonly<Record<string, string>>;

/** A mandate whose door is open, and what a sender and its desk do in real browsers. */
export type ContactVisits = Awaited<ReturnType<typeof openContactVisits>>;

export async function openContactVisits() {
  const vigie: ServedInstallation = await openServedInstallation();
  const desk: SealedOffice = await givenASealedOffice(vigie.house, await vigie.house.compartment("The desk of the mandate"));

  async function visitor(language = "en", options: Parameters<Browser["newContext"]>[0] = {}): Promise<{ page: Page; context: BrowserContext }> {
    const context = await vigie.browser.newContext({ locale: language, viewport: { width: 320, height: 640 }, ...options });
    return { page: await context.newPage(), context };
  }

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

  return { vigie, desk, visitor, sendAs, finish, comeBack, inbox, rows };
}
