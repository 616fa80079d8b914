import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { anAlertTo, anOffice, enter, house, issue, mails, tokenIn, useTrials, visit } from "./testing/alert-trials.ts";

/** Pages that must work on the worst line and in any browser (UI guide, section 2): 20 KB in two requests, and no script that is needed. */
useTrials();

/** What a browser asks for to show a page: the page, and what it names. Icons of its own making cost nothing. */
async function weigh(html: string): Promise<{ kilobytes: number; requests: number }> {
  const named = [...html.matchAll(/<(?:link|script|img)[^>]*? (?:href|src)="([^"]+)"/g)].map(([, address = ""]) => address).filter((address) => !address.startsWith("data:"));
  const files = await Promise.all(named.map(async (address) => (await house.app.request(address)).text()));
  return { kilobytes: [html, ...files].reduce((sum, text) => sum + brotliCompressSync(text).length, 0) / 1_000, requests: 1 + named.length };
}

describe("a page of the server", () => {
  test("for signing in, and that of an alert for its addressee, door and answer, is at most 20 KB in at most two requests", async () => {
    const office = await anOffice();
    const alertId = await anAlertTo(office, ["envoy"]);
    await issue(office, alertId);
    const door = `/answer/${tokenIn((await mails(alertId))[0]!.body)}`;
    const pages = { signIn: (await visit("/sign-in")).text, door: (await visit(door)).text, answer: (await visit("/answer", undefined, await enter(alertId, "envoy"))).text };
    for (const [name, html] of Object.entries(pages)) {
      const { kilobytes, requests } = await weigh(html);
      expect(kilobytes, name).toBeLessThanOrEqual(20);
      expect(requests, name).toBeLessThanOrEqual(2);
      // Every form has its own address and button; a script may add to it (a passkey), and nothing waits for one.
      expect(html.match(/<form[^>]* action="\//g)?.length, name).toBe(html.match(/<form/g)?.length);
      expect(html, name).toMatch(/<button(?! type="button")/);
      expect(html, name).not.toMatch(/<script(?![^>]* src=)|\son[a-z]+=/);
    }
  });
});
