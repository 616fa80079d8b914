import type { Somebody } from "./somebody.ts";
import { assessment } from "./assessment.ts";
import { outsiders, population } from "./story.ts";

export const alert = "Hvannar plain: killings likely";

/** People outside the house, who will never have an account here. */
export async function enterOutsiders(tomas: Somebody): Promise<void> {
  await tomas.go("Partners");
  await tomas.turnTo("Persons");
  for (const { name, email } of outsiders) {
    await tomas.follow("Add a person");
    await tomas.fill("Name", name);
    await tomas.fill("E-mail", email);
    await tomas.press("Save");
    await tomas.arriveAt(name);
    await tomas.follow("Persons");
  }
}

export async function draftAlert(lena: Somebody): Promise<void> {
  await lena.go("Assessments");
  await lena.follow(new RegExp(assessment));
  await lena.follow("Draft an alert from it");
  await lena.fill("Title", alert);
  await lena.choose("Time before harm is expected", "weeks");
  await lena.main.getByRole("combobox", { name: "Risk assessment" }).getByText(assessment).waitFor({ state: "attached" });
  await lena.read(population);
  await lena.fill("Issue", "Nine were killed at a well; a list of names was read.");
  await lena.fill("Why now", "The herds come to the wells this month.");
  for (const { name, ask } of outsiders) {
    await lena.choose("From the register", name);
    await lena.press("Add from the register");
    await lena.fill("What is asked", ask, lena.main.getByRole("group", { name }));
  }
  const option = lena.main.getByRole("group", { name: "Option 1" });
  await lena.fill("Option", "A human-rights presence at the wells", option);
  await lena.fill("For", "Seen, and sees.", option);
  await lena.fill("Against", "Needs consent.", option);
  await lena.fill("Risks", "Observers become targets.", option);
  await lena.press("Save the draft");
  await lena.arriveAt(alert);
  await lena.read("Nothing has left yet.");
  await lena.step("Submit for clearance");
}

export async function secondReadAlert(tomas: Somebody): Promise<void> {
  await tomas.go("Alerts");
  await tomas.follow(new RegExp(alert));
  await tomas.step("Confirm the second reading");
}

/** The last look before anything leaves: to whom, by which way, under which classification. */
export async function clearAndIssueAlert(noor: Somebody): Promise<void> {
  await noor.go("Alerts");
  await noor.follow(new RegExp(alert));
  await noor.step("Clear and issue", undefined, async () => {
    await noor.read("this will leave to 6 addressees", noor.dialog);
    await noor.read("A mail without any content, with a personal link, goes to:", noor.dialog);
    for (const { name } of outsiders) await noor.read(name, noor.dialog);
  });
  await noor.main.getByText("issued", { exact: true }).waitFor();
}
