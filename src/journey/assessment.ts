import type { Somebody } from "./somebody.ts";
import { dayOf, situation } from "./story.ts";

export const assessment = "Risk of war crimes on the Hvannar plain";

export async function beginAssessment(lena: Somebody, today: Date): Promise<void> {
  await lena.go("Situations");
  await lena.follow(situation);
  await lena.turnTo("Risk assessments");
  await lena.follow("Begin an assessment");
  await lena.fill("Title", assessment);
  const { year, month } = dayOf(today);
  await lena.fillDate("Period covered: from", { month: 1, year });
  await lena.fillDate("Period covered: to", { month, year });
  await lena.press("Start the draft");
  await lena.arriveAt(assessment);
}

/** Every indicator of the Framework is judged or said not to be assessed; one is present, and the incident is its evidence. */
export async function judge(lena: Somebody): Promise<void> {
  await lena.follow(/^RF13 /);
  const indicator = lena.main.getByRole("article", { name: /^13\.4 / });
  await indicator.getByRole("radio", { name: "present", exact: true }).check();
  await lena.choose("Confidence", "moderate confidence", indicator);
  await lena.fill("Why this confidence", "Three origins, one with own observation; no access to the camps.", indicator);
  await lena.fill("Reasoning", "The men wore bands and read names from a list.", indicator);
  await indicator.getByRole("button", { name: "Add evidence" }).click();
  await indicator.getByRole("button", { name: "Add: Killings at the Hvannar well, supports" }).click();
  await indicator.getByRole("button", { name: `Add: Radio: four dead in a quarrel, contradicts` }).click();
  await lena.fill("The words or facts that matter", "Grey bands and a list.", indicator.getByRole("listitem").filter({ hasText: "Killings at the Hvannar well" }).first());
  for (let factor = 1; factor <= 14; factor += 1) {
    await lena.follow(new RegExp(`^RF${factor} `));
    await lena.press("Mark the rest of this factor as not assessed");
  }
}

export async function writeSections(lena: Somebody): Promise<void> {
  const open = (part: string) => lena.follow(part, lena.main.getByRole("navigation", { name: "Parts of the assessment" }));
  await open("Key judgements");
  await lena.press("Add a key judgement");
  await lena.fill("The judgement, in one or two sentences", "Further killings of herding families at the wells are likely.");
  await lena.choose("Likelihood", "likely (55–80 %)");
  await lena.fill("Until when it holds", "the next three months");
  await open("Mitigating factors and resilience");
  await lena.fill("Where was looked", "Every report of the year was read for signs of restraint.");
  await open("Evidence that points the other way");
  await lena.fill("Evidence that points the other way", "The radio speaks of a quarrel between traders.");
  await lena.fill("Alternative explanations", "Cattle theft without a wider aim; the list speaks against it.");
  await open("Conclusions");
  await lena.fill("Conclusions", "The risk of war crimes against herding families is serious.");
  await open("Before it is submitted");
  await lena.read("Nothing is missing that would stop the submission.");
  await lena.main.getByRole("button", { name: "Save the draft" }).last().click();
  await lena.read("Everything is saved.");
  await lena.step("Submit for review");
}

/** The second reader sends it back once and says why; the author reads that above the draft and answers it. */
export async function returnOnce(tomas: Somebody, lena: Somebody): Promise<void> {
  await tomas.go("Assessments");
  await tomas.follow(assessment);
  await tomas.read("Read this first: what speaks against the judgement");
  await tomas.step("Return to the authors", "Say who could be behind it.");
  await lena.main.getByRole("note").getByText("Say who could be behind it.").waitFor();
  await lena.follow("Who is at risk, from whom, where");
  await lena.main.getByRole("button", { name: "Add a possible perpetrator" }).click();
  await lena.fill("Possible perpetrator", "Men who carried lists", lena.main.getByRole("group", { name: "Possible perpetrator 2" }));
  await lena.main.getByRole("button", { name: "Save the draft" }).last().click();
  await lena.read("Everything is saved.");
  await lena.step("Submit for review", "Named those who carried lists.");
}

export async function secondRead(tomas: Somebody): Promise<void> {
  await tomas.step("Confirm the second reading");
  await tomas.read("read by a second reader");
}

export async function clearAndIssue(noor: Somebody): Promise<void> {
  await noor.go("Assessments");
  await noor.follow(assessment);
  await noor.step("Clear", undefined, async () => {
    await noor.dialog.getByLabel("principals").check();
    await noor.dialog.getByLabel("United Nations entities").check();
  });
  await noor.step("Issue");
  await noor.main.getByText("issued", { exact: true }).waitFor();
}
