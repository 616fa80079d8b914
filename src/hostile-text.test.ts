import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenAChain, type Chain } from "./testing/chain.ts";
import type { Person } from "./testing/installation.ts";
import { giveSubmission } from "./testing/sealed-row.ts";
import { hostileTexts, markupFromText, watchForScripts } from "./testing/hostile-text.ts";
import { openServedInstallation, type ServedInstallation } from "./testing/served.ts";

/**
 * S52: Vigie has no rich text; what a person writes is text everywhere. Each way of writing a script that runs is put into every field of every kind of
 * record, and every screen and paper of these records is opened in a real browser. What comes by the public page:
 * `protection/hostile-box.test.ts`; in files of others: `hostile-import.test.ts`.
 */
let vigie: ServedInstallation;
let writer: Person;
let context: BrowserContext;
let page: Page;
let executed: readonly string[];
const chains: Chain[] = [];

/** Where every text of a record goes: in its place stands each of the hostile ones in turn, and with every chain another one in each field. */
const place = "hostileplace";
const rounds = 3;
let turn = 0;

function withHostileTexts(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(place, () => hostileTexts[(turn += 1) % hostileTexts.length]!);
  if (Array.isArray(value)) return value.map(withHostileTexts);
  return value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withHostileTexts(one)])) : value;
}

/** Addresses and tables have a form of their own and are refused otherwise. */
const hostileWriter: Pick<Person, "send"> = {
  send: (method, path, body, version) => {
    const { content, ...rest } = body as { content: Record<string, unknown> };
    const plain = { ...(content["email"] ? { email: "a@example.org" } : {}), ...(content["table"] ? { table: "one,other,people\n1,0,4\n0,1,3\n1,1,2" } : {}) };
    return writer.send(method, path, withHostileTexts({ ...rest, content: { ...content, ...plain } }), version);
  },
};

beforeAll(async () => {
  vigie = await openServedInstallation();
  const office = await vigie.house.compartment(`Office ${hostileTexts[0]}`);
  writer = await vigie.house.person({ roles: { [office]: ["monitor", "analyst", "senior", "director", "desk"] }, clearance: 2, name: `A Person ${hostileTexts[0]}` });
  for (let round = 0; round < rounds; round += 1) chains.push({ ...(await givenAChain(hostileWriter, office, place)), ...(await giveSubmission(vigie.house.database.worker.db, hostileWriter, office, place)) });
  context = await vigie.visit(writer);
  executed = await watchForScripts(context);
  page = await context.newPage();
});
afterAll(() => vigie.close());

describe("S52: text that would be a script", () => {
  test("is shown as it was written on every screen of every record, and runs on none", { timeout: 240_000 }, async () => {
    let shown = 0;
    for (const chain of chains) {
      for (const [path, id] of Object.entries(chain)) {
        await page.goto(`${vigie.base}/${path}/${id}`, { waitUntil: "networkidle" });
        if ((await page.locator("body").innerText()).includes("alert(1)")) shown += 1;
        expect(await markupFromText(page), path).toEqual([]);
      }
    }
    // Otherwise nothing would have been tried.
    expect(shown).toBeGreaterThan(chains.length * 5);
    expect(executed).toEqual([]);
  });

  test("and in lists, searches and papers of the server", { timeout: 120_000 }, async () => {
    const [first] = chains;
    for (const path of ["", "sources", "reports", "claims", "incidents", "assessments", "alerts", "measures", "situations", "cases", "communications", "replies", "publications", "visits", "recommendations", "exposures", "reprisals", "reprisal-years", "submissions", "inbox", "mandate-partners", "exchanges", "protection", "keys", "register", "ledger", "search?q=alert", `print/alerts/${first!["alerts"]}`, `api/alerts/${first!["alerts"]}/print`, `api/assessments/${first!["assessments"]}/print`]) {
      await page.goto(`${vigie.base}/${path}`, { waitUntil: "networkidle" });
      expect(await markupFromText(page), path).toEqual([]);
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
