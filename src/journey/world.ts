import { expect } from "vitest";
import type { EventsFile } from "./events-file.ts";
import type { Somebody } from "./somebody.ts";
import { country, perpetrators } from "./story.ts";

const number = (value: number) => value.toLocaleString("en-GB");

/** Drops the file, starts the import, and reads what became of it; the bar on the way never goes back and never beyond its end. */
export async function importEvents(lena: Somebody, file: EventsFile): Promise<void> {
  await lena.go("Watch");
  await lena.follow("Import events");
  const seen = lena.page.evaluate(watchBars);
  const dragged = await lena.page.evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name, { type: "text/csv" }));
    return transfer;
  }, file);
  await lena.main.getByText("Or drag files here.").dispatchEvent("drop", { dataTransfer: dragged });
  await lena.read("is a file of UCDP GED: its columns need no mapping.");
  expect(await lena.main.getByRole("textbox", { name: "Release" }).inputValue()).toBe("26.1");
  await lena.press("Start the import");
  await lena.read("The import is done");
  await lena.read(`${number(file.rows)} rows were read, ${number(file.events)} events are new or changed, one row was rejected.`);
  await lena.page.evaluate(() => dispatchEvent(new Event("journey-stop")));
  const bars = await seen;
  expect(bars.length).toBeGreaterThan(0);
  for (const [index, { value, max }] of bars.entries()) {
    expect(value).toBeLessThanOrEqual(max);
    const before = bars[index - 1];
    if (before?.max === max) expect(value).toBeGreaterThanOrEqual(before.value);
  }
}

/** Runs in the page: everything that the bars with an end have shown, until somebody says stop. */
function watchBars(): Promise<{ value: number; max: number }[]> {
  const shown: { value: number; max: number }[] = [];
  const look = () => {
    for (const bar of document.querySelectorAll("progress[max]")) if (bar instanceof HTMLProgressElement) shown.push({ value: bar.value, max: bar.max });
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  return new Promise((resolve) => addEventListener("journey-stop", () => {
    observer.disconnect();
    resolve(shown);
  }, { once: true }));
}

export async function seeTheWorld(lena: Somebody, file: EventsFile): Promise<void> {
  await lena.follow("Look at the events");
  await lena.read(`${number(file.events)} events from`);
  await lena.main.getByRole("img", { name: /^Events on the map\. Events lie in \d+ cells of the grid/ }).waitFor();
  await lena.main.getByRole("img", { name: /^Events by month/ }).waitFor();
  const first = lena.main.getByRole("table", { name: "Events, latest first" }).getByRole("row").nth(1);
  await lena.read(`${perpetrators} – Civilians`, first);
  await lena.main.getByLabel("Conflict or dyad").fill("Plain: Water");
  await lena.main.getByLabel("Conflict or dyad").press("Enter");
  await lena.read(`${number(file.water)} events from`);
  await lena.press("Clear filters");
}

/** A country with its months, its sides and its places. */
export async function openCountry(lena: Somebody, file: EventsFile): Promise<void> {
  await lena.go("Information");
  await lena.turnTo("Imported events");
  await lena.follow(country.name);
  await lena.arriveAt(country.name);
  await lena.read(`${number(file.events)} events from`);
  const months = lena.main.getByRole("figure", { name: /^Events by month/ });
  await lena.press("Show as table", months);
  expect(await months.getByRole("row").count()).toBeGreaterThan(12);
  await lena.main.getByRole("img", { name: /^Events on the map/ }).waitFor();
  const sides = lena.main.getByRole("table", { name: "Sides of the events" });
  await sides.getByRole("row", { name: /^Plain Guard/ }).getByRole("cell", { name: number(file.water) }).waitFor();
  await lena.read("No situation that you may see names this country.");
}
