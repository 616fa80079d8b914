import type { Somebody } from "./somebody.ts";
import { country, dayOf, perpetrators, population, situation } from "./story.ts";

/** From the page of the country: areas, period, and who may be at risk. */
export async function openSituation(lena: Somebody, today: Date): Promise<void> {
  await lena.follow("Open a situation");
  await lena.fill("Title", situation);
  await lena.fill("What it is about", "Attacks on herding families between the wells and the river.");
  await lena.main.getByText(country.name, { exact: true }).waitFor();
  await lena.fill("New: Areas", "IS01");
  const { year } = dayOf(today);
  await lena.fillDate("From", { month: 1, year });
  await lena.press("Add a population");
  const people = lena.main.getByRole("group", { name: "Population 1" });
  await lena.fill("Who", population, people);
  await lena.fill("How many", "about 4,000 in twelve camps", people);
  await lena.fill("Why they are at risk", "Named as outsiders on the radio.", people);
  await lena.press("Add a possible perpetrator");
  await lena.fill("Name", perpetrators, lena.main.getByRole("group", { name: "Possible perpetrator 1" }));
  await lena.main.getByLabel("war crimes").check();
  await lena.press("Open the situation");
  await lena.arriveAt(situation);
  await lena.read(`${population} may be at risk.`);
  await lena.read("IS01");
  await lena.read(`since January ${year}`);
}

/** Somebody else than its author puts it on watch. */
export async function placeOnWatch(tomas: Somebody): Promise<void> {
  await tomas.go("Situations");
  await tomas.follow(situation);
  await tomas.step("Place on watch", "Two sources speak of killings.");
  await tomas.read("monitored");
}
