import { daysBefore } from "./events.ts";
import { country, places } from "./places.ts";
import type { Pen } from "./pen.ts";

/** The second office watches one thing of its own, and its latest report waits for somebody to look at it. */
export async function workInTheField(pen: Pen): Promise<void> {
  const situationId = await pen.create("fieldSenior", pen.day(210), "situations", {
    label: "unclassified", title: "Kasuria: displaced families at Port Ivern", countries: [country.iso3], areas: ["KX0301"], period: `${daysBefore(pen.today, 215).slice(0, 7)}/..`,
    populationsAtRisk: [{ name: "Families from the ridge in the sheds of the port", size: "about 900 people", why: "Told to leave by the port guards; no papers." }],
    possiblePerpetrators: [], crimesConsidered: [], scope: "Safety of the families who came down from the plain, as far as the field office can see it.", triggers: [], concernLevel: null, concernHistory: [], reviewOn: null,
  }, "The first families arrived by boat.");
  await pen.step("fieldSenior", pen.day(205), "situations", situationId, "place-on-watch", "More families than the sheds can hold.");
  const port = places[4];
  await pen.create("monitor", pen.day(4, 16), "reports", {
    label: "unclassified", situationId, title: "Two sheds closed, forty families on the quay", receivedAt: pen.day(4, 15).toISOString(), occurred: daysBefore(pen.today, 4),
    place: { said: port.said, country: country.iso3, pcode: port.pcode, latitude: port.latitude, longitude: port.longitude, precision: port.precision },
    sourceId: null, sourceKind: "field-mission", language: "en", text: "The port guards closed two sheds this morning. I counted forty families on the quay. A guard said that a ship is expected; he did not say for whom.",
    summary: "", reliability: null, credibility: null,
  });
}
