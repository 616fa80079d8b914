import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenAChain, type Chain } from "./testing/chain.ts";
import type { Person } from "./testing/installation.ts";
import { giveSubmission } from "./testing/sealed-row.ts";
import { openServedInstallation, type ServedInstallation } from "./testing/served.ts";

/**
 * S52: Vigie has no rich text; what a person writes is text everywhere. Each way of writing a script that runs is put into every field of every kind of
 * record, and every screen and paper of these records is opened in a real browser.
 */
const corpus = [
  '"><script>alert(1)</script> <img src=x onerror=alert(1)>',
  "</title></textarea><svg/onload=alert(1)> <details open ontoggle=alert(1)>",
];
let vigie: ServedInstallation;
let writer: Person;
let context: BrowserContext;
let page: Page;
const executed: string[] = [];
const chains: Chain[] = [];

/** Addresses and tables have a form of their own and are refused otherwise. */
const plainWhereNeeded: Pick<Person, "send"> = {
  send: (method, path, body, version) => {
    const { content, ...rest } = body as { content: Record<string, unknown> };
    return writer.send(method, path, { ...rest, content: { ...content, ...(content["email"] ? { email: "a@example.org" } : {}), ...(content["table"] ? { table: "one,other,people\n1,0,4\n0,1,3\n1,1,2" } : {}) } }, version);
  },
};

beforeAll(async () => {
  vigie = await openServedInstallation();
  const office = await vigie.house.compartment(`Office ${corpus[0]}`);
  writer = await vigie.house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2, name: `A Person ${corpus[0]}` });
  for (const text of corpus) chains.push({ ...(await givenAChain(plainWhereNeeded, office, text)), ...(await giveSubmission(vigie.house.database.worker.db, plainWhereNeeded, office, text)) });
  context = await vigie.visit(writer);
  await context.exposeFunction("alert", (what: unknown) => void executed.push(`alert ${String(what)}`));
  page = await context.newPage();
  page.on("dialog", (dialog) => {
    executed.push(`dialog on ${page.url()}`);
    void dialog.dismiss();
  });
});
afterAll(() => vigie.close());

describe("S52: text that would be a script", () => {
  test("is shown as it was written on every screen of every record, and runs on none", { timeout: 240_000 }, async () => {
    let shown = 0;
    for (const chain of chains) {
      for (const [path, id] of Object.entries(chain)) {
        await page.goto(`${vigie.base}/${path}/${id}`, { waitUntil: "networkidle" });
        if ((await page.locator("body").innerText()).includes("alert(1)")) shown += 1;
        expect(await page.locator("img[src=x], iframe[srcdoc], svg[onload], details[ontoggle], [onfocus], [onerror]").count(), path).toBe(0);
        expect(await page.evaluate(() => [...document.querySelectorAll("a[href]")].filter((link) => /^\s*javascript:/i.test(link.getAttribute("href") ?? "")).length), path).toBe(0);
      }
    }
    // Otherwise nothing would have been tried.
    expect(shown).toBeGreaterThan(chains.length * 5);
    expect(executed).toEqual([]);
  });

  test("and in lists, searches and papers of the server", { timeout: 120_000 }, async () => {
    const [first] = chains;
    for (const path of ["", "sources", "reports", "claims", "incidents", "assessments", "alerts", "measures", "situations", "ledger", "search?q=alert", `print/alerts/${first!["alerts"]}`, `api/alerts/${first!["alerts"]}/print`, `api/assessments/${first!["assessments"]}/print`]) {
      await page.goto(`${vigie.base}/${path}`, { waitUntil: "networkidle" });
      expect(await page.locator("img[src=x], iframe[srcdoc], [onfocus], [onerror]").count(), path).toBe(0);
    }
    expect(executed).toEqual([]);
  });

  test("Trusted Types are enforced: no text becomes markup or a script on a page of ours, whoever asks", async () => {
    for (const path of ["", "contact", "sign-in"]) {
      await page.goto(`${vigie.base}/${path}`);
      const refused = await page.evaluate(() => {
        const tries = [() => void (document.body.innerHTML = "<img src=x onerror=alert(1)>"), () => document.write("<p>x"), () => void (document.createElement("script").text = "alert(1)"), () => void (document.createElement("iframe").srcdoc = "<p>x"), () => void new DOMParser().parseFromString("<p>x", "text/html"), () => setTimeout("alert(1)", 0)];
        return tries.map((work) => {
          try {
            work();
            return "done";
          } catch (error) {
            return error instanceof Error ? error.name : "other";
          }
        });
      });
      expect(refused, path).toEqual(["TypeError", "TypeError", "TypeError", "TypeError", "TypeError", expect.stringMatching(/TypeError|EvalError/)]);
    }
    expect(executed).toEqual([]);
  });
});
