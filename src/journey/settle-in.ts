import { expect } from "vitest";
import type { Somebody } from "./somebody.ts";
import { office } from "./story.ts";

/** Opens the printed link, says who they are, and is led to what is to be done first. */
export async function becomeFirstAdministrator(sera: Somebody, link: string): Promise<void> {
  await sera.page.goto(link);
  await sera.page.getByLabel("Your name").fill(sera.name);
  await sera.page.getByLabel("E-mail address").fill("sera@example.org");
  await sera.arrive();
  await sera.read("You administer this installation and do not read its content.");
  await sera.follow("Create people and offices");
}

export async function makeOffice(sera: Somebody): Promise<void> {
  await sera.turnTo("Offices and compartments");
  await sera.fill("Name of the office or matter", office);
  await sera.press("Create the office");
  // The table of changes beside it names the office too.
  await sera.main.getByRole("table", { name: "Offices and compartments" }).getByRole("cell", { name: office, exact: true }).waitFor();
}

/** Makes an account and gives its roles on the page it leads to; gives back the link that is handed over. */
export async function welcomeColleague(sera: Somebody, name: string, email: string, ...held: string[]): Promise<string> {
  await sera.turnTo("Accounts");
  await sera.press("New account");
  await sera.fill("Name", name, sera.dialog);
  await sera.fill("E-mail", email, sera.dialog);
  await sera.press("Create and make the link", sera.dialog);
  const link = await sera.dialog.getByLabel("Personal link").inputValue();
  await sera.press("I have handed it over", sera.dialog);
  await sera.read("No role yet: this person can sign in and sees nothing.");
  for (const [index, role] of held.entries()) {
    // The form stands open for the first role, and is closed after each.
    if (index > 0) await sera.main.getByText("Give a role").first().click();
    await giveRole(sera, role);
  }
  return link;
}

async function giveRole(sera: Somebody, role: string): Promise<void> {
  const roles = sera.main.getByRole("region", { name: "Roles" }).first();
  await sera.choose("Office", office, roles);
  await sera.choose("Role", role, roles);
  await sera.fill("Why", "Works here from today", roles);
  await sera.press("Give a role", roles);
  await sera.main.getByRole("cell", { name: role, exact: true }).waitFor();
}

/** The administrator is offered people and the ledger, and reads nowhere what the others write. */
export async function seesNoContent(sera: Somebody, words: string): Promise<void> {
  const entries = await sera.page.getByRole("navigation", { name: "Main navigation" }).getByRole("link").allInnerTexts();
  expect(entries).toEqual(["Watch", "People", "Ledger", "Jobs", "Help"]);
  for (const entry of entries) {
    await sera.go(entry);
    expect(await sera.page.locator("body").innerText()).not.toContain(words);
  }
}
