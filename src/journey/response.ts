import { alert } from "./alert.ts";
import type { Somebody } from "./somebody.ts";
import { dayOf, outsiders } from "./story.ts";

export const measure = "Deployment of human rights monitors";
export const arrival = "Observers have arrived at Hvannar";

/** From the alert: a measure of the list, with what it should change and whom it could harm. */
export async function proposeMeasure(lena: Somebody): Promise<void> {
  await openAlert(lena);
  await lena.follow("Record a measure");
  await lena.read(alert);
  await lena.press("Save the proposal");
  await lena.read("One field needs to be checked. What you typed is still here.");
  await lena.main.getByText("Monitoring (4)").click();
  await lena.main.getByRole("radio", { name: new RegExp(`^${measure}`) }).check();
  await lena.fill("Who should do it", outsiders[0].name);
  await lena.fill("Why", "Presence deters.");
  await lena.fill("Expected effect", "No further killing at the wells.");
  await lena.fill("Whom could this harm, and how is that kept small?", "Those who speak to observers; they are met in private.");
  await lena.press("Save the proposal");
  await lena.arriveAt(measure);
  await lena.read("Pillar", lena.main.getByRole("note").filter({ hasText: "Before it can be endorsed" }));
  await lena.follow("Edit the proposal");
  await lena.choose("Pillar", "Pillar II", lena.main.getByRole("region", { name: "The measure", exact: true }));
  await lena.press("Save the proposal");
  await lena.read("nobody has taken it on yet");
}

export async function endorse(noor: Somebody): Promise<void> {
  await openAlert(noor);
  await noor.turnTo("Preventive measures");
  await noor.follow(measure);
  await noor.step("Endorse");
  await noor.main.getByText("endorsed", { exact: true }).waitFor();
  await noor.read("For: principal (receives and decides) or national focal point.");
}

/** Somebody answers for it, begins, and shows by a report that it was done. */
export async function carryOut(tomas: Somebody, today: Date): Promise<void> {
  await openAlert(tomas);
  await tomas.turnTo("Preventive measures");
  await tomas.follow(measure);
  await tomas.step("Accept", undefined, async () => {
    await tomas.fill("Owner", tomas.name, tomas.dialog);
    await tomas.dialog.getByLabel("Due").fill(isoDay(new Date(today.getTime() + 10 * 86_400_000)));
  });
  await tomas.read("answers for it, by");
  await tomas.step("Start", undefined, async () => {
    await tomas.fill("First action", "Two observers left for Hvannar.", tomas.dialog);
    await tomas.dialog.getByLabel("On", { exact: true }).fill(isoDay(today));
  });
  await tomas.main.getByText("in progress", { exact: true }).waitFor();
}

export async function reportArrival(lena: Somebody, today: Date): Promise<void> {
  await lena.go("Situations");
  await lena.main.getByRole("table").getByRole("link").first().click();
  await lena.turnTo("Reports");
  await lena.follow("Write a report");
  await lena.fill("What was said", "Two observers reached the Hvannar well this morning and were received by the elders.");
  await lena.fill("Title", arrival);
  await lena.choose("Kind of source", "field mission");
  await lena.fillDate("When it happened", dayOf(today));
  await lena.press("Save");
  await lena.arriveAt(arrival);
}

export async function reportDone(tomas: Somebody, today: Date): Promise<void> {
  await tomas.step("Report as done", undefined, async () => {
    await tomas.dialog.getByLabel(arrival).check();
    await tomas.dialog.getByLabel("Finished").fill(isoDay(today));
  });
  await tomas.main.getByText("carried out", { exact: true }).waitFor();
}

/** That it was done and that it helped are two findings. */
export async function noteEffect(tomas: Somebody): Promise<void> {
  await tomas.step("Note the effect", "No killing at the wells since.", async () => {
    await tomas.choose("RF7 Enabling circumstances or preparatory action", "improved", tomas.dialog);
    await tomas.fill("Side effects", "None seen.", tomas.dialog);
  });
  await tomas.read("improved", tomas.main.getByRole("region", { name: "Effect" }));
}

export async function openAlert(somebody: Somebody): Promise<void> {
  await somebody.go("Alerts");
  await somebody.follow(new RegExp(alert));
  await somebody.arriveAt(alert);
}

const isoDay = (date: Date) => date.toISOString().slice(0, 10);
