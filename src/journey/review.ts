import { expect } from "vitest";
import { alert } from "./alert.ts";
import { openAlert } from "./response.ts";
import type { Somebody } from "./somebody.ts";

/** What the measures say already is not asked again. */
export async function writeReview(lena: Somebody): Promise<void> {
  await openAlert(lena);
  await lena.follow("Write the outcome review");
  await lena.read(alert);
  const deed = lena.main.getByRole("group", { name: "Action 1" });
  expect(await deed.getByRole("textbox", { name: /^What/ }).inputValue()).toContain("Two observers left for Hvannar.");
  await lena.fill("What happened", "No further killing at the wells in the period.");
  await lena.fill("What would probably have happened without the warning", "The men with lists would have come back.");
  await lena.fill("Lessons", "Ask for observers a week sooner.");
  await lena.main.getByRole("radio", { name: "partly" }).check();
  await lena.press("Save the review");
  await lena.arriveAt(/^Outcome of /);
}

export async function concludeAndClose(noor: Somebody): Promise<void> {
  await openAlert(noor);
  await noor.turnTo("Preventive measures");
  await noor.follow(/^Outcome of /);
  await noor.read("Was the warning right: partly.");
  await noor.step("Conclude");
  await noor.press("Attach the outcome review");
  await noor.follow("Go to the alert to close it");
  await noor.step("Close");
  await noor.main.getByText("closed", { exact: true }).waitFor();
}
