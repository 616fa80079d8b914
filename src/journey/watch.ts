import { alert } from "./alert.ts";
import type { Somebody } from "./somebody.ts";
import { outsiders } from "./story.ts";

/** The first screen while an alert is open: its four clocks, who answered, what is due, what changed. */
export async function seesOpenAlert(noor: Somebody): Promise<void> {
  await noor.go("Watch");
  await noor.read("Nothing is overdue, 1 falls due in the next 14 days, and 1 alert is open.");
  const clocks = noor.main.getByRole("table", { name: "Open alerts and their clocks" }).getByRole("row", { name: new RegExp(alert) });
  for (const clock of [1, 2, 3, 4]) await noor.read("running", clocks.getByRole("cell").nth(clock));
  await noor.read(`5 of ${outsiders.length} answered`, clocks);
  await noor.read("due tomorrow", noor.main.getByRole("table", { name: "Due", exact: true }));
  // Nothing on this page is its own: it is marked as high as the highest of what stands on it.
  await noor.read("Confidential", noor.main.locator("header"));
  await noor.main.getByRole("table", { name: "What changed" }).getByRole("link", { name: "Killings at the Hvannar well" }).waitFor();
}

/** How long those who were warned took, once they have decided; whoever was silent counts as still waiting. */
export async function seesMedian(noor: Somebody): Promise<void> {
  await noor.go("Watch");
  await noor.read("No issued alert is open.");
  await noor.read("A few minutes");
  await noor.read("Median time from the issue of an alert to the decision, over 1 alert.");
}
