import { country } from "./places.ts";
import type { Pen } from "./pen.ts";

/**
 * An institution beside the offices: one of its people sees the situation until a day, and its own record waits for a second person
 * who says whether it still needs its classification.
 */
export async function workWithPartner(pen: Pen, situationId: string): Promise<void> {
  const observatory = await pen.create("analyst", pen.day(60), "organisations", {
    label: "confidential", title: "Observatory of the Inner Basin, exercise", shortName: "OIB", kind: "regional", country: country.iso3, partOf: null, email: null,
    notes: "Counts herds and market days in three districts; its director asked that the cooperation stay unnamed until the vote.", from: null, until: null,
  }, "Agreed at the meeting of the field office.");
  await pen.share("director", pen.day(12), "situations", situationId, 60, "The Observatory plans its market visits by it.");
  await pen.askLowering("analyst", pen.day(2), "organisations", observatory, "unclassified", "The Observatory has named the cooperation itself, in its bulletin of this week.");
}
