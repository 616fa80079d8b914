import { expect } from "vitest";
import { alert } from "./alert.ts";
import { assessment } from "./assessment.ts";
import { heard, seen } from "./information.ts";
import { measure } from "./response.ts";
import type { Somebody } from "./somebody.ts";
import { situation } from "./story.ts";

type Step = { readonly to: string; readonly way: "Led to" | "Rests on" };

const incident = "Killings at the Hvannar well";
const forwards: readonly Step[] = [
  { to: seen.statement, way: "Led to" },
  { to: incident, way: "Led to" },
  { to: assessment, way: "Led to" },
  { to: alert, way: "Led to" },
  { to: measure, way: "Led to" },
];
const backwards: readonly Step[] = [
  { to: alert, way: "Rests on" },
  { to: assessment, way: "Rests on" },
  { to: incident, way: "Rests on" },
  { to: heard.statement, way: "Rests on" },
  { to: heard.title, way: "Rests on" },
];

/** From the first report to what was done about it, and back from there to another report, record by record. */
export async function walkTheChain(noor: Somebody): Promise<void> {
  await noor.go("Information");
  await noor.turnTo("Reports");
  await noor.follow(seen.title);
  for (const step of [...forwards, ...backwards]) await walk(noor, step);
  await fitsRightToLeft(noor);
}

/** The chain is wider than the screen; it scrolls by itself and the page does not, from right to left as well. */
async function fitsRightToLeft({ page, turnTo }: Somebody): Promise<void> {
  await turnTo("Chain");
  await page.getByRole("button", { name: "عربي" }).click();
  await page.locator("html[dir=rtl]").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  // A title in Latin letters begins where the page does.
  expect(await page.locator("main h1").evaluate((title) => getComputedStyle(title).textAlign)).toBe("right");
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("html[dir=ltr]").waitFor();
}

/** On the page of a record its own card is marked; a way on it leads to the card of another record, whose title opens it. */
async function walk(noor: Somebody, { to, way }: Step): Promise<void> {
  await noor.turnTo("Chain");
  const ways = noor.main.locator("[aria-current=true]").locator("div", { has: noor.page.getByText(way, { exact: true }) });
  await ways.getByRole("link", { name: to, exact: true }).click();
  await noor.main.locator("li:focus").getByRole("link").first().click();
  await noor.arriveAt(to);
}

/** The situation as it was known on an earlier day: what was held then, and nothing of what came after. */
export async function reopenAsKnownOn(noor: Somebody, day: Date): Promise<void> {
  await noor.go("Situations");
  await noor.follow(situation);
  await noor.turnTo("As known on");
  await noor.main.getByLabel("Day").fill(day.toISOString().slice(0, 10));
  await noor.press("Show as known on this day");
}
