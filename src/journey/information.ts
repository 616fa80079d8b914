import { expect } from "vitest";
import type { Somebody } from "./somebody.ts";
import { dayOf, perpetrators, situation } from "./story.ts";

const patience = { timeout: 10_000 };
export const seen = { title: "Nine dead at the well", statement: "Nine people were killed at the Hvannar well by men with grey bands." };
export const heard = { title: "Radio: four dead in a quarrel", statement: "Four people died in a quarrel between traders." };

/** A report by hand, with a source by code name and two grades; then what it claims, marked in its own words. */
export async function reportWhatWasSeen(lena: Somebody, today: Date): Promise<void> {
  await lena.turnTo("Reports");
  await lena.follow("Write a report");
  await lena.fill("What was said", "I counted nine dead at the well. The men wore grey bands and had a list. Two families are missing.");
  await lena.fill("Title", seen.title);
  await nameSource(lena, "HERON", "individual", "B – usually reliable");
  await lena.fillDate("When it happened", dayOf(new Date(today.getTime() - 8 * 86_400_000)));
  await lena.fill("Place, as it was said", "the Hvannar well");
  await grade(lena, "2 – probably true", "Own observation; the source named the camp and the hour.");
  await lena.press("Save");
  await lena.arriveAt(seen.title);
  await lena.read("Source: B – usually reliable. Information: 2 – probably true.");
  await lena.step("Triage");
  await lena.step("Grade");
  await lena.press("Draw a claim");
  await lena.page.evaluate(markFirstSentence);
  await lena.press("Take the marked words");
  expect(await lena.main.getByRole("textbox", { name: "Extract" }).inputValue()).toBe("I counted nine dead at the well.");
  await drawClaim(lena, seen.statement, 9, async () => {
    await lena.fill("Victims", "Herding families at the well");
    await lena.fill("Perpetrator, as named", "men with grey bands");
    await lena.main.getByText("Acts against persons (none)").click();
    await lena.main.getByLabel("Killing", { exact: true }).check();
  });
}

/** A second source tells it otherwise. */
export async function reportWhatWasHeard(lena: Somebody): Promise<void> {
  await lena.go("Information");
  await lena.follow("Write a report");
  await lena.choose("Situation", situation);
  await lena.fill("What was said", "Four people died at the well in a quarrel between traders, the prefecture said.");
  await lena.fill("Title", heard.title);
  await nameSource(lena, "MAGPIE", "media", "C – fairly reliable");
  await grade(lena, "4 – doubtful", "Repeats the prefecture.");
  await lena.press("Save");
  await lena.arriveAt(heard.title);
  await lena.press("Draw a claim");
  await drawClaim(lena, heard.statement, 4);
}

async function nameSource(lena: Somebody, codeName: string, kind: string, reliability: string): Promise<void> {
  await lena.main.getByText("New source").click();
  await lena.fill("Code name", codeName);
  await lena.choose("Kind of source (required)", kind);
  await lena.choose("Usual reliability", reliability);
  await lena.press("Add the source");
  await expect.poll(async () => lena.main.getByRole("combobox", { name: "Code name" }).locator("option:checked").innerText(), patience).toBe(codeName);
  // What is known of the source is not asked again.
  expect(await lena.main.getByRole("combobox", { name: "Reliability of the source" }).locator("option:checked").innerText()).toBe(reliability);
}

async function grade(lena: Somebody, credibility: string, why: string): Promise<void> {
  await lena.choose("Credibility of the information", credibility);
  await lena.fill("Why this grade", why);
}

async function drawClaim(lena: Somebody, statement: string, killed: number, more?: () => Promise<void>): Promise<void> {
  await lena.fill("Statement", statement);
  await lena.main.getByRole("group", { name: "Killed" }).getByLabel("Best").fill(String(killed));
  await more?.();
  await lena.main.locator("form").getByRole("button", { name: "Draw a claim" }).click();
  await lena.main.getByRole("cell", { name: statement }).waitFor();
}

/** Runs in the page: what a reader does with the mouse. */
function markFirstSentence(): void {
  const words = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT, (node) => (node.textContent?.startsWith("I counted nine") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP)).nextNode();
  if (words === null) throw new Error("the report's words are not on the page");
  getSelection()?.setBaseAndExtent(words, 0, words, "I counted nine dead at the well.".length);
}

/** From the imported event to an incident, joined by both claims: who did what to whom, where, when, how many, as each has it. */
export async function joinIncident(lena: Somebody): Promise<void> {
  await lena.go("Information");
  await lena.turnTo("Imported events");
  await lena.main.getByLabel("Words").fill("well");
  const found = lena.main.getByRole("table", { name: "Events, latest first" }).getByRole("row");
  await expect.poll(() => found.count(), patience).toBe(2);
  await found.filter({ hasText: perpetrators }).getByRole("link").first().click();
  await lena.arriveAt(/^Hvannar well, Iceland/);
  await lena.read("No incident that you may see rests on this event.");
  await lena.follow("Use in an incident");
  await lena.choose("Situation", situation);
  await lena.read("Begins with this event");
  await lena.fill("Title", "Killings at the Hvannar well");
  await lena.press("Save");
  await lena.arriveAt("Killings at the Hvannar well");
  for (const { statement } of [seen, heard]) await lena.main.getByLabel(statement).check();
  await lena.press("Join and take over what it says");
  await lena.read("It rests on 3 accounts of 3 origins.");
  const howMany = lena.main.getByRole("table").filter({ hasText: "5–9" });
  for (const said of [/^7 \(5–9\)|^5–9/, /^9/, /^4/]) await howMany.getByRole("row", { name: said }).waitFor();
  await lena.read("3 accounts. They do not agree.");
}

/** One working value each, with its reason. */
export async function hold(lena: Somebody, finding: string, account: string, why: string): Promise<void> {
  await lena.press(`Set what is held: ${finding}`);
  await lena.choose("As told by", account, lena.dialog);
  await lena.fill("Why this is held", why, lena.dialog);
  await lena.press("Save", lena.dialog);
  await lena.dialog.waitFor({ state: "hidden" });
  await lena.read(why);
}

export async function holdWhatIsLikely(lena: Somebody): Promise<void> {
  await hold(lena, "When", seen.statement, "The witness was there; the data set agrees on the day.");
  await hold(lena, "Where", seen.statement, "Both precise accounts name the well.");
  await hold(lena, "How many", "Hvannar", "The data set's range covers what the witness counted.");
  await hold(lena, "By whom", "Hvannar", "Grey bands are worn by the committees.");
  await lena.main.getByRole("combobox", { name: "Standard of proof" }).selectOption({ label: "reasonable grounds to believe" });
  const standard = lena.main.getByRole("region", { name: "Standard of proof" });
  await lena.press("Save", standard);
  await standard.getByRole("button").waitFor({ state: "hidden" });
  await lena.step("Start verification");
}

export async function verify(tomas: Somebody, how: string, why: string, state: string): Promise<void> {
  await tomas.go("Information");
  await tomas.follow("Killings at the Hvannar well");
  await tomas.step(how, why);
  await tomas.main.getByText(state, { exact: true }).first().waitFor();
}
