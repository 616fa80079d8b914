import type { Page } from "playwright-core";
import { expect } from "vitest";
import { alert } from "./alert.ts";
import type { Somebody } from "./somebody.ts";
import type { Stage } from "./stage.ts";
import { outsiders, population } from "./story.ts";

type Answer = { readonly choice: "act" | "act in part" | "take note" | "decline" | "later"; readonly reason: string; readonly until?: Date };
type Outsider = (typeof outsiders)[number];

/** Opens the mail, which says nothing, asks for the code, which comes apart, and stands before the own page. */
export async function openPersonalPage(stage: Stage, page: Page, { email, ask }: Outsider): Promise<void> {
  const mail = await stage.mailTo(email);
  for (const word of [alert, population, ask, "Hvannar"]) expect(mail.subject + mail.text).not.toContain(word);
  await page.goto(/https?:\S+\/answer\/\S+/.exec(mail.text)?.[0] ?? "");
  await page.getByRole("button", { name: "Send me the code" }).click();
  const code = await stage.mailTo(email);
  await page.getByLabel("Six-digit code").fill(/\b\d{6}\b/.exec(code.text)?.[0] ?? "");
  await page.getByRole("button", { name: "Open the message" }).click();
  await page.getByRole("heading", { level: 1, name: alert }).waitFor();
  await page.getByText(ask).waitFor();
  for (const other of outsiders) if (other.email !== email) expect(await page.getByText(other.ask).count()).toBe(0);
}

export async function acknowledge(page: Page): Promise<void> {
  await page.getByRole("button", { name: "I have received it" }).click();
  await page.getByRole("status").getByText("Thank you: the office sees that you have received it.").waitFor();
}

export async function answer(page: Page, { choice, reason, until }: Answer): Promise<void> {
  await page.getByRole("radio", { name: choice, exact: true }).check();
  await page.getByLabel("In a sentence").fill(reason);
  if (until) await page.getByLabel("If later").fill(until.toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Send the answer" }).click();
  await page.getByRole("status").getByText("Your answer has reached the office.").waitFor();
}

/** The link of the first mail has been used; a new one is asked for on the page and comes to the same address. */
export async function openAgain(stage: Stage, page: Page, outsider: Outsider): Promise<void> {
  const used = stage.mails().find((mail) => mail.to === outsider.email && mail.text.includes("/answer/"));
  await page.goto(/https?:\S+\/answer\/\S+/.exec(used?.text ?? "")?.[0] ?? "");
  await page.getByRole("button", { name: "Send me a new link" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await openPersonalPage(stage, page, outsider);
}

/** The desk sees who was warned and what each has said, without opening the page anew. */
export async function seesAnswers(noor: Somebody, said: Readonly<Record<string, string | RegExp>>): Promise<void> {
  const table = noor.main.getByRole("table", { name: "Addressees and answers" });
  for (const [name, words] of Object.entries(said)) await table.getByRole("row", { name: new RegExp(`^${name}`) }).getByText(words).first().waitFor();
}

